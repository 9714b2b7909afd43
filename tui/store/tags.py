"""Tags: their names, their aliases, and which notes have them.

A tag is known by its key, which leaves case out; it is shown as it was first written.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence, Set
from itertools import chain

from tui.model.fold import fold, words
from tui.model.tag import tag_key, tags_by_key
from tui.store.sql import AMONG, HIDDEN, listed, prefix_bounds
from tui.store.stored_values import LAST_TAG, as_text, fetch_all, number_of

_ALIASED = "SELECT aliases.key AS key, tag_id FROM aliases JOIN tags ON tags.id = tag_id"
"""The SQL of the aliases that stand for a tag that is there."""

_HIGHEST_IDS = {"tags": LAST_TAG, "notes": 1 << 62}
"""Up to where ids are given to the rows of a table."""


def tags_of(connection: sqlite3.Connection, note_ids: Sequence[int]) -> dict[int, tuple[str, ...]]:
    """Returns the live tags of each note that has any, in the note's own order."""
    return _tags_of(connection, note_ids, f"NOT {HIDDEN}")


def retired_tags_of(
    connection: sqlite3.Connection, note_ids: Sequence[int]
) -> dict[int, tuple[str, ...]]:
    """Returns the retired tags of each note that has any, in the note's own order."""
    return _tags_of(connection, note_ids, HIDDEN)


def _tags_of(
    connection: sqlite3.Connection, note_ids: Sequence[int], condition: str
) -> dict[int, tuple[str, ...]]:
    names: dict[int, list[str]] = {}
    for note_id, name in fetch_all(
        connection,
        f"SELECT note_tags.note_id, {as_text('tags.name')}"
        " FROM note_tags JOIN tags ON tags.id = tag_id"
        f" WHERE note_id {AMONG} AND {condition} ORDER BY note_id, place",
        (listed(note_ids),),
    ):
        names.setdefault(note_id, []).append(name)
    return {note_id: tuple(tags) for note_id, tags in names.items()}


class TagIds(dict[str, int]):
    """The ids of tags by key, found or made when first asked for, valid for one transaction.

    Aliases lead to the tag they stand for.
    """

    def __init__(
        self,
        connection: sqlite3.Connection,
        new_state: str = "live",
        live: Set[str] = frozenset(),
    ) -> None:
        """Knows no tag yet.

        Args:
            connection: That of the library.
            new_state: The state of tags that are made.
            live: The keys of those that are made live in any case.
        """
        super().__init__()
        self._connection = connection
        self._new_state = new_state
        self._live = live

    def of(self, names: Iterable[str]) -> list[int]:
        """Returns the ids of the tags with these names or aliases, each once; makes new ones."""
        wanted = tags_by_key(names)
        self.find_or_make(wanted)
        return self.ids(wanted)

    def ids(self, keys: Iterable[str]) -> list[int]:
        """Returns the ids of tags by keys or aliases that were asked for before, each once."""
        return list(dict.fromkeys(map(self.__getitem__, keys)))

    def find_or_make(self, names: Mapping[str, str]) -> None:
        """Finds the ids of the tags with these keys or aliases; makes those that are new.

        Args:
            names: By key.
        """
        self._find([key for key in names if key not in self])
        self._make({key: name for key, name in names.items() if key not in self})

    def known(self, names: Iterable[str]) -> list[int]:
        """Returns the ids of the known tags with these names or aliases, each once."""
        keys = list(dict.fromkeys(map(tag_key, names)))
        self._find([key for key in keys if key not in self])
        return list(dict.fromkeys(self[key] for key in keys if key in self))

    def _find(self, keys: Sequence[str]) -> None:
        if keys:
            for named in ("SELECT key, id FROM tags", _ALIASED):
                query = f"SELECT * FROM ({named}) WHERE key {AMONG}"
                self.update(self._connection.execute(query, (listed(keys),)).fetchall())

    def _make(self, names: Mapping[str, str]) -> None:
        if names:
            first = next_id(self._connection, "tags")
            self.update((key, tag) for tag, key in enumerate(names, first))
            self._connection.executemany(
                "INSERT INTO tags (id, name, key, folded, state, notes_then)"
                " VALUES (?1, ?2, ?3, ?4, ?5, CASE WHEN ?5 = 'live' THEN NULL ELSE 0 END)",
                [
                    (
                        *(self[key], name, key, fold(name)),
                        "live" if key in self._live else self._new_state,
                    )
                    for key, name in names.items()
                ],
            )
            _insert_words(self._connection, ((self[key], name) for key, name in names.items()))


def write_words(connection: sqlite3.Connection, tag_ids: Iterable[int]) -> None:
    """Writes the words of some tags anew, from their names."""
    wanted = listed(tag_ids)
    connection.execute(f"DELETE FROM tag_words WHERE tag_id {AMONG}", (wanted,))
    query = f"SELECT id, {as_text('name')} FROM tags WHERE id {AMONG}"
    _insert_words(connection, [(tag, name) for tag, name in fetch_all(connection, query, [wanted])])


def _insert_words(connection: sqlite3.Connection, names: Iterable[tuple[int, str]]) -> None:
    connection.executemany(
        "INSERT OR IGNORE INTO tag_words (word, tag_id) VALUES (?, ?)",
        [(word, tag) for tag, name in names for word in words(name)],
    )


def next_id(connection: sqlite3.Connection, table: str) -> int:
    """Returns the id that a table would give to its next row; none is ever given twice.

    Where another program has given one that is too high, it is the one after the highest below.
    """
    row = connection.execute("SELECT seq FROM sqlite_sequence WHERE name = ?", (table,)).fetchone()
    latest, highest = number_of(row[0]) if row else 0, _HIGHEST_IDS[table]
    if latest >= highest:
        (latest,) = connection.execute(
            f"SELECT coalesce(max(id), 0) FROM {table} WHERE id BETWEEN 0 AND ?", (highest - 1,)
        ).fetchone()
    return int(latest) + 1


def insert_tags(
    connection: sqlite3.Connection,
    tags: Iterable[tuple[int, Sequence[str]]],
    tag_ids: TagIds,
) -> None:
    """Gives new notes their tags, in their order, resolving aliases.

    Args:
        connection: Within a transaction.
        tags: The id of each note with the names of its tags.
        tag_ids: Those of this transaction.
    """
    given = [(note_id, tags_by_key(names)) for note_id, names in tags]
    spellings: dict[str, str] = {}
    for key, name in chain.from_iterable(names.items() for _, names in given):
        spellings.setdefault(key, name)
    tag_ids.find_or_make(spellings)
    connection.executemany(
        "INSERT INTO note_tags (note_id, tag_id, place) VALUES (?, ?, ?)",
        [
            (note_id, tag, ordinal)
            for note_id, names in given
            for ordinal, tag in enumerate(tag_ids.ids(names))
        ],
    )


def write_tags(
    connection: sqlite3.Connection, note_id: int, names: Sequence[str], tag_ids: TagIds
) -> None:
    """Makes these the tags of a note, in this order, resolving aliases."""
    wanted = {tag: ordinal for ordinal, tag in enumerate(tag_ids.of(names))}
    present: dict[int, int] = dict(
        connection.execute(
            "SELECT tag_id, place FROM note_tags JOIN tags ON tags.id = tag_id WHERE note_id = ?",
            (note_id,),
        )
    )
    connection.executemany(
        "DELETE FROM note_tags WHERE note_id = ? AND tag_id = ?",
        [(note_id, tag) for tag in present if tag not in wanted],
    )
    connection.executemany(
        "INSERT INTO note_tags (note_id, tag_id, place) VALUES (?, ?, ?)"
        " ON CONFLICT (note_id, tag_id) DO UPDATE SET place = excluded.place",
        [(note_id, tag, ordinal) for tag, ordinal in wanted.items() if present.get(tag) != ordinal],
    )


def find_tag(connection: sqlite3.Connection, name: str) -> int | None:
    """Returns the id of the tag with this name or alias, if there is one."""
    row = connection.execute(
        f"SELECT tag_id FROM ({_ALIASED}) WHERE key = ?1"
        " UNION ALL SELECT id FROM tags WHERE key = ?1 LIMIT 1",
        (tag_key(name),),
    ).fetchone()
    return row[0] if row else None


def tag_named(connection: sqlite3.Connection, name: str) -> str:
    """Returns the tag that a name or alias in a filter stands for, as it is written.

    The name itself where there is none.
    """
    rows = fetch_all(
        connection,
        f"SELECT {as_text('tags.name')} FROM aliases JOIN tags ON tags.id = tag_id"
        f" WHERE aliases.folded = ?1 UNION ALL SELECT {as_text('name')} FROM tags"
        " WHERE folded = ?1 LIMIT 1",
        (fold(name),),
    )
    return str(rows[0][0]) if rows else name


def former_names(connection: sqlite3.Connection, text: str, most: int) -> dict[str, str]:
    """Returns aliases that begin with a text, the same first, by the names of their tags.

    Of several aliases of a tag the nearest is given.
    """
    query = (
        f"SELECT {as_text('tags.name', 'aliases.folded')} FROM aliases"
        " JOIN tags ON tags.id = tag_id WHERE aliases.folded >= ? AND aliases.folded < ?"
        " ORDER BY aliases.folded LIMIT ?"
    )
    rows = fetch_all(connection, query, (*prefix_bounds(fold(text)), most))
    return dict(reversed(rows))


def aliases(connection: sqlite3.Connection) -> dict[str, str]:
    """Returns the name of the tag that each alias stands for, by the alias's key."""
    names = as_text("aliases.key", "tags.name")
    query = f"SELECT {names} FROM aliases JOIN tags ON tags.id = tag_id"
    return dict(fetch_all(connection, query))
