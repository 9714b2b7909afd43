"""Tags: their names, their aliases, and which notes carry them.

A tag is known by its key, the name without case; it is shown as it was first written.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence

from tui.model.fold import fold, words


def tag_key(name: str) -> str:
    """What makes two spellings of a tag the same: the name without case."""
    return name.casefold()


def tags_of(connection: sqlite3.Connection, note_ids: Sequence[int]) -> dict[int, tuple[str, ...]]:
    """The tags of each note that has any, in the note's own order."""
    names: dict[int, list[str]] = {}
    for note_id, name in connection.execute(
        "SELECT note_tags.note_id, tags.name FROM note_tags JOIN tags ON tags.id = tag_id"
        " WHERE note_id IN (SELECT value FROM json_each(?)) ORDER BY note_id, place",
        (json.dumps(list(note_ids)),),
    ):
        names.setdefault(note_id, []).append(name)
    return {note_id: tuple(tags) for note_id, tags in names.items()}


class TagIds(dict[str, int]):
    """The ids of tags by key, found or made when first asked for, and valid for one transaction.

    Aliases lead to the tag they stand for.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        super().__init__()
        self._connection = connection

    def of(self, name: str) -> int:
        """The id of the tag with this name or alias, made where there is none."""
        key = tag_key(name)
        if key not in self:
            found = find_tag(self._connection, name)
            self[key] = self._make(name, key) if found is None else found
        return self[key]

    def _make(self, name: str, key: str) -> int:
        cursor = self._connection.execute(
            "INSERT INTO tags (name, key, folded) VALUES (?, ?, ?)", (name, key, fold(name))
        )
        tag = cursor.lastrowid
        assert tag is not None
        self._connection.executemany(
            "INSERT OR IGNORE INTO tag_words (word, tag_id) VALUES (?, ?)",
            [(word, tag) for word in words(name)],
        )
        return tag


def write_tags(
    connection: sqlite3.Connection, note_id: int, names: Sequence[str], tag_ids: TagIds
) -> None:
    """Make these the tags of a note, in this order, resolving aliases."""
    wanted = {tag: place for place, tag in enumerate(dict.fromkeys(map(tag_ids.of, names)))}
    present: dict[int, int] = dict(
        connection.execute("SELECT tag_id, place FROM note_tags WHERE note_id = ?", (note_id,))
    )
    connection.executemany(
        "DELETE FROM note_tags WHERE note_id = ? AND tag_id = ?",
        [(note_id, tag) for tag in present if tag not in wanted],
    )
    connection.executemany(
        "INSERT INTO note_tags (note_id, tag_id, place) VALUES (?, ?, ?)"
        " ON CONFLICT (note_id, tag_id) DO UPDATE SET place = excluded.place",
        [(note_id, tag, place) for tag, place in wanted.items() if present.get(tag) != place],
    )


def find_tag(connection: sqlite3.Connection, name: str) -> int | None:
    """The id of the tag with this name or alias, if there is one."""
    row = connection.execute(
        "SELECT tag_id FROM aliases WHERE key = ?1"
        " UNION ALL SELECT id FROM tags WHERE key = ?1 LIMIT 1",
        (tag_key(name),),
    ).fetchone()
    return row[0] if row else None


def aliases(connection: sqlite3.Connection) -> dict[str, str]:
    """The name of the tag that each alias stands for, by the alias's key."""
    return dict(
        connection.execute(
            "SELECT aliases.key, tags.name FROM aliases JOIN tags ON tags.id = tag_id"
        )
    )
