"""The entries of the journal as values, and which of them something later was built upon."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Hashable, Iterator, Sequence
from typing import Any, NamedTuple, TypeAlias

from tui.store.journal_tables import JOURNALLED, Table

PAGE = 1_000
"""How many entries are read at a time."""

EntryRow: TypeAlias = tuple[int, str, bytes, int | None, bytes | None, bytes | None]
"""The id, table, key, note, and what was before and after, of a row; the JSON as bytes."""

_BY_NAME = {table.name: table for table in JOURNALLED}

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


def entries_of(connection: sqlite3.Connection, step_id: int) -> Iterator[list[Entry]]:
    """Yields the entries of a step in pages, the last first."""
    below = 1 << 62
    while page := connection.execute(
        "SELECT id, tbl, CAST(key AS BLOB), note_id, CAST(before AS BLOB), CAST(after AS BLOB)"
        " FROM entries WHERE step = ? AND id < ? ORDER BY id DESC LIMIT ?",
        (step_id, below, PAGE),
    ).fetchall():
        yield entries_from(page)
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
    """Returns the entries of rows; reading all their JSON at once takes a third of the time."""
    contents = b",".join(content or b"null" for row in rows for content in (row[2], *row[4:]))
    found = iter(decoded(b"[%b]" % contents))
    return [
        Entry(entry_id, _BY_NAME[table], tuple(next(found)), note_id, next(found), next(found))
        for entry_id, table, _, note_id, _, _ in rows
    ]


def decoded(content: bytes) -> Any:
    """Reads JSON; bytes that are not UTF-8, which another program wrote, cannot come back."""
    text = content.decode("utf-8", "replace")
    return json.loads(text, object_hook=_bytes_or_object if '"hex"' in text else None)


def _bytes_or_object(found: dict[str, Any]) -> Any:
    return bytes.fromhex(found["hex"]) if found.keys() == {"hex"} else found
