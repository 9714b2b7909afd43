"""The entries of the journal as values, and which of them something later was built upon."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Hashable, Iterator, Sequence
from typing import Any, NamedTuple, TypeAlias

from tui.store.journal_tables import JOURNALLED, Table
from tui.store.stored_values import text_of

PAGE = 1_000
"""How many entries are read at a time."""

EntryRow: TypeAlias = tuple[int, bytes, bytes, Any, bytes | None, bytes | None]
"""The id, table, key, note, and what was before and after, of a row; texts as bytes."""

_Contents: TypeAlias = tuple[Any, Any, Any]

_BY_NAME = {table.name: table for table in JOURNALLED}

_NO_NUMBERS = (str, bytes, float, type(None))
"""What SQLite can hold, but for whole numbers, of which it cannot hold every one."""

_IS_OF_ANOTHER = """
    EXISTS (
        SELECT 1 FROM steps AS one JOIN steps AS whole ON whole.id = coalesce(one.of_step, one.id)
        WHERE one.id = later.step AND whole.id <> ?2 AND (whole.is_partial OR (
            SELECT count(*) FROM steps AS turn
            WHERE (turn.id = whole.id OR turn.of_step = whole.id)
            AND (turn.id > entries.step OR turn.id = one.id)
        ) % 2 = 1)
    )
"""
"""The SQL of whether a later entry is of another step, whose doing has changed since.

What was done and undone since, or undone and redone, has changed nothing, unless something had to
be left as it was.
"""


class Entry(NamedTuple):
    """One row that a step inserted, changed or deleted."""

    id: int
    table: Table
    key: tuple[Any, ...]
    note_id: int | None
    before: dict[str, Any] | None
    """The columns that changed, as they were; all of a row that was deleted."""
    after: dict[str, Any] | None
    """The columns that changed, as they are; None for a row that was inserted or deleted."""

    @property
    def values(self) -> dict[str, Any]:
        """The columns as they were before; only of what was changed or deleted."""
        assert self.before is not None
        return self.before

    @property
    def changed(self) -> dict[str, Any]:
        """The columns as they were after; only of what was changed."""
        assert self.after is not None
        return self.after

    @property
    def shape(self) -> tuple[str, str, tuple[str, ...]]:
        """What entries have in common that are reverted by the same statement."""
        if self.before is None:
            return self.table.name, "inserted", ()
        if self.after is None:
            return self.table.name, "deleted", ()
        return self.table.name, "changed", tuple(self.before)

    @property
    def owner(self) -> Hashable:
        """What a person sees as one thing: the note, or else the row."""
        return self.note_id if self.note_id is not None else (self.table.name, self.key)


_TOUCHED = f"""
    SELECT entries.id FROM entries JOIN entries AS later
        ON later.note_id = entries.note_id AND later.id > entries.id
        AND ((entries.tbl = 'notes' AND entries.before IS NULL)
            OR (later.tbl = entries.tbl AND later.key = entries.key))
        AND NOT (later.tbl = 'note_tags' AND later.after IS NOT NULL)
    WHERE entries.step = ?1 AND entries.note_id IS NOT NULL AND {_IS_OF_ANOTHER}
    UNION
    SELECT entries.id FROM entries JOIN entries AS later
        ON later.note_id IS NULL AND later.tbl = entries.tbl AND later.key = entries.key
        AND later.id > entries.id
    WHERE entries.step = ?1 AND entries.note_id IS NULL AND {_IS_OF_ANOTHER}
"""
"""The SQL of the entries of a step whose rows were changed later, by what stands.

A note that was inserted is changed by whatever changes one of its rows; that a tag has another
place among those of its note is no change. The parameters are the step whose entries they are, and
the one that it belongs to where it is a turn.
"""


def entries_of(connection: sqlite3.Connection, step_id: int) -> Iterator[tuple[list[Entry], int]]:
    """Yields the entries of a step in pages, the last first, with how many cannot be read."""
    below = 1 << 62
    while page := connection.execute(
        "SELECT id, CAST(tbl AS BLOB), CAST(key AS BLOB), note_id, CAST(before AS BLOB),"
        " CAST(after AS BLOB) FROM entries WHERE step = ? AND id < ? ORDER BY id DESC LIMIT ?",
        (step_id, below, PAGE),
    ).fetchall():
        if page[-1][0] >= below:
            raise sqlite3.DatabaseError("the index of the journal is malformed")
        entries = entries_from(page)
        yield entries, len(page) - len(entries)
        below = page[-1][0]


def touched_entries(connection: sqlite3.Connection, step_id: int, whole: int) -> Iterator[int]:
    """Yields the ids of the entries of a step whose rows were changed later, by what stands.

    Args:
        connection: That of the library.
        step_id: The step, or the turn of one.
        whole: The step that a turn belongs to; else the step itself.
    """
    return (entry for (entry,) in connection.execute(_TOUCHED, (step_id, whole)))


def entries_from(rows: Sequence[EntryRow]) -> list[Entry]:
    """Returns the entries of rows, but for those of which another program has made something else.

    Reading all their JSON at once takes a third of the time.
    """
    return [
        entry
        for row, contents in zip(rows, _contents(rows), strict=True)
        if contents and (entry := _entry(row, contents))
    ]


def _contents(rows: Sequence[EntryRow]) -> Sequence[_Contents | None]:
    """Returns the key, and what was before and after, of each row; None for what is no JSON."""
    texts = [text or b"null" for row in rows for text in (row[2], *row[4:])]
    try:
        found = decoded(b"[%b]" % b",".join(texts))
    except (ValueError, RecursionError):
        found = []
    if len(found) != len(texts):
        return [_contents_of(row) for row in rows]
    return [(found[at], found[at + 1], found[at + 2]) for at in range(0, len(found), 3)]


def _contents_of(row: EntryRow) -> _Contents | None:
    try:
        return decoded(row[2]), decoded(row[4]), decoded(row[5])
    except (ValueError, RecursionError):
        return None


def _entry(row: EntryRow, contents: _Contents) -> Entry | None:
    """Returns the entry of a row; None where it cannot be one."""
    known = _BY_NAME.get(text_of(row[1]))
    note_id = row[3]
    if known is None or not _is_sound(known, note_id, *contents):
        return None
    names, was, is_now = contents
    return Entry(row[0], known, tuple(names), note_id, was, is_now)


def decoded(content: object) -> Any:
    """Reads JSON; bytes that are not UTF-8, which another program wrote, cannot come back."""
    if content is None:
        return None
    text = text_of(content)
    return json.loads(text, object_hook=_bytes_or_object if '"hex"' in text else None)


def _is_sound(table: Table, note_id: object, key: object, before: Any, after: Any) -> bool:
    """Returns whether these are the parts of an entry of a table."""
    if not isinstance(note_id, int if table.note_column else type(None)):
        return False
    if not isinstance(key, list) or len(key) != len(table.key) or not all(map(_is_value, key)):
        return False
    if after is None:
        return before is None or _are_columns(table, before, is_whole=True)
    is_changed = all(_are_columns(table, each, is_whole=False) for each in (before, after))
    return is_changed and bool(before.keys() == after.keys())


def _are_columns(table: Table, found: object, *, is_whole: bool) -> bool:
    """Returns whether something is an object of a table's columns, all of them or some."""
    if not isinstance(found, dict):
        return False
    if not is_whole:
        return all(map(table.owned.__contains__, found)) and all(map(_is_value, found.values()))
    columns = table.columns
    return all(map(found.__contains__, columns)) and all(map(_is_value, map(found.get, columns)))


def _is_value(value: object) -> bool:
    """Returns whether SQLite can hold a value."""
    if isinstance(value, int):
        return -(1 << 63) <= value < 1 << 63
    return isinstance(value, _NO_NUMBERS)


def _bytes_or_object(found: dict[str, Any]) -> Any:
    return bytes.fromhex(found["hex"]) if found.keys() == {"hex"} else found
