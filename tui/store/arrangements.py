"""What is arranged in a library beside its notes, read to be exported and added by imports.

An import fills and replaces nothing: an alias, a state or a view that a person has is left as it
is, and so is a tag in use.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence

from tui.model.arrangement import (
    ALIAS_KINDS,
    LIVE,
    TAG_STATES,
    Alias,
    Arrangement,
    Decision,
    SavedViews,
    TagState,
)
from tui.model.fold import fold
from tui.model.tag import tag_key
from tui.model.view import Views
from tui.store import order
from tui.store.saved_views import FIRST_VIEWS, saved_views, write_views
from tui.store.sql import AMONG, listed
from tui.store.stored_values import as_text, fetch_all
from tui.store.tags import TagIds

_OF_TWO = ("same", "under")
"""The kinds of decisions that are about two tags."""

_IS_OWNED = (
    f"(state <> '{LIVE}' OR EXISTS (SELECT 1 FROM note_tags WHERE tag_id = tags.id)"
    " OR EXISTS (SELECT 1 FROM aliases WHERE tag_id = tags.id))"
)
"""The SQL of whether a person has done anything with a tag that still holds."""


def arrangements(
    connection: sqlite3.Connection, positions: Iterable[int] | None = None
) -> Iterator[Arrangement]:
    """Yields what is arranged in a library, always in the same order.

    Args:
        connection: The library.
        positions: Those of the notes whose tags it is to be about, without any views; all
            unless given.
    """
    wanted = None if positions is None else _keys_at(connection, positions)
    found: list[Arrangement] = [
        *_states(connection),
        *_aliases(connection),
        *_decisions(connection),
    ]
    if wanted is None:
        yield from found
        yield SavedViews(tuple(view._replace(id=None) for view in saved_views(connection)))
    else:
        yield from (each for each in found if _is_about(each, wanted))


def _keys_at(connection: sqlite3.Connection, positions: Iterable[int]) -> frozenset[str]:
    rows = fetch_all(
        connection,
        f"SELECT DISTINCT {as_text('tags.key')} FROM notes JOIN note_tags ON note_id = notes.id"
        f" JOIN tags ON tags.id = tag_id WHERE position {AMONG}",
        (listed(positions),),
    )
    return frozenset(key for (key,) in rows)


def _is_about(arrangement: Arrangement, keys: Collection[str]) -> bool:
    match arrangement:
        case TagState(tag, _) | Alias(_, tag, _):
            return tag_key(tag) in keys
        case Decision(kind, a, b):
            return a in keys and (b in keys or kind not in _OF_TWO)
    return True


def _states(connection: sqlite3.Connection) -> list[TagState]:
    query = f"SELECT {as_text('name', 'state')}, notes_then FROM tags ORDER BY key"
    return [
        TagState(name, state, notes if type(notes) is int else None)
        for name, state, notes in fetch_all(connection, query)
        if state in TAG_STATES
    ]


def _aliases(connection: sqlite3.Connection) -> list[Alias]:
    """Returns the aliases that lead to a tag; a name that some note has as a tag is none."""
    rows = fetch_all(
        connection,
        f"SELECT {as_text('aliases.name', 'tags.name', 'aliases.kind')}"
        " FROM aliases JOIN tags ON tags.id = tag_id WHERE NOT EXISTS"
        " (SELECT 1 FROM tags JOIN note_tags ON tag_id = tags.id WHERE tags.key = aliases.key)"
        " ORDER BY aliases.key",
    )
    return [Alias(name, tag, kind) for name, tag, kind in rows if kind in ALIAS_KINDS]


def _decisions(connection: sqlite3.Connection) -> list[Decision]:
    query = f"SELECT {as_text('kind', 'a', 'b')} FROM decisions ORDER BY kind, a, b"
    rows = fetch_all(connection, query)
    return [Decision(*row) for row in rows]


class ArrangementImport:
    """The arrangements of one import."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self.added: Counter[str] = Counter()
        """How many are new in the library, by what they are."""
        self.left = 0
        """How many are otherwise in the library, and stay so."""

    def store(self, arrangements: Sequence[Arrangement], tag_ids: TagIds) -> None:
        """Adds what is not there yet.

        Args:
            arrangements: Clean.
            tag_ids: Those of this transaction.
        """
        for each in arrangements:
            match each:
                case TagState():
                    self._store_state(each, tag_ids)
                case Alias():
                    self._store_alias(each, tag_ids)
                case Decision(kind="new") if not order.is_empty(self._connection):
                    # How tags arrive in a library is up to its owner.
                    self.left += each not in _decisions(self._connection)
                case Decision():
                    self._count("decisions", self._insert_decision(each))
                case SavedViews(views):
                    self._store_views(views)

    def _store_state(self, wanted: TagState, tag_ids: TagIds) -> None:
        key = tag_key(wanted.tag)
        row = self._row(f"SELECT state, {_IS_OWNED} FROM tags WHERE key = ?", key)
        is_alias = self._row("SELECT 1 FROM aliases WHERE key = ?", key) is not None
        if row and row[0] == wanted.state:
            return
        if is_alias or (row and row[1]):
            self.left += 1
            return
        (tag_id,) = tag_ids.of([wanted.tag])
        update = "UPDATE tags SET state = ?, notes_then = ? WHERE id = ?"
        self._execute(update, wanted.state, wanted.notes, tag_id)
        self._count("tags", 1)

    def _store_alias(self, wanted: Alias, tag_ids: TagIds) -> None:
        key, target = tag_key(wanted.name), tag_ids.known([wanted.tag])
        if present := self._row("SELECT tag_id FROM aliases WHERE key = ?", key):
            self.left += target != list(present)
        elif self._row(f"SELECT 1 FROM tags WHERE key = ? AND {_IS_OWNED}", key):
            self.left += 1
        else:
            (tag_id,) = target or tag_ids.of([wanted.tag])
            self._execute(
                "INSERT INTO aliases (key, name, folded, tag_id, kind) VALUES (?, ?, ?, ?, ?)",
                *(key, wanted.name, fold(wanted.name), tag_id, wanted.kind),
            )
            tag_ids[key] = tag_id
            self._count("aliases", 1)

    def _insert_decision(self, wanted: Decision) -> int:
        # One that is there is no fault.
        sql = "INSERT OR IGNORE INTO decisions (kind, a, b) VALUES (?, ?, ?)"
        return self._execute(sql, *wanted).rowcount

    def _store_views(self, arriving: Views) -> None:
        """Adds views behind those that are there.

        What a new library begins with gives way, as long as it has neither notes nor other views.
        """
        present = saved_views(self._connection)
        if arriving == tuple(view._replace(id=None) for view in present):
            return
        is_new = order.is_empty(self._connection) and _are_first(present)
        kept = () if is_new else present
        texts = {view.name: view.text for view in kept}
        letters = {view.letter for view in kept}
        new = tuple(
            view._replace(letter="" if view.letter in letters else view.letter)
            for view in arriving
            if view.name not in texts
        )
        self.left += sum(texts.get(view.name, view.text) != view.text for view in arriving)
        self._count("views", sum((view.name, view.text) not in FIRST_VIEWS for view in new))
        write_views(self._connection, present, (*kept, *new))

    def _count(self, what: str, count: int) -> None:
        if count:
            self.added[what] += count

    def _row(self, sql: str, *values: object) -> tuple[object, ...] | None:
        row: tuple[object, ...] | None = self._execute(sql, *values).fetchone()
        return row

    def _execute(self, sql: str, *values: object) -> sqlite3.Cursor:
        return self._connection.execute(sql, values)


def _are_first(views: Views) -> bool:
    """Returns whether no person has done anything with the views yet."""
    return tuple((view.name, view.text) for view in views) == FIRST_VIEWS and not any(
        view.letter for view in views
    )
