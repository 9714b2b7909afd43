"""What a step changed: the first of its notes and other things, each with the rows that differ.

Long texts are cut within SQLite: an entry may hold a whole article, and who reads this waits.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from enum import Enum, auto
from typing import Any, NamedTuple

from tui.store.journal_entries import PAGE, Entry, decoded, entries_from
from tui.store.journal_tables import NOTE_TAGS, NOTES, TAGS

MOST_READ = 2_000
"""How many entries of a step are looked at for the things that it changed."""

MOST_OF_TEXT = 400
"""How much is read of a text, in characters; even, since two digits make a byte."""


class Kind(Enum):
    """What happened to a row."""

    INSERTED = auto()
    CHANGED = auto()
    DELETED = auto()


class RowChange(NamedTuple):
    """A row that a step changed."""

    table: str
    kind: Kind
    name: str = ""
    """What a person calls it, as the name of a tag; the library may have none."""
    before: Mapping[str, Any] = {}
    """The columns that changed, as they were before the step."""
    after: Mapping[str, Any] = {}


class ThingChange(NamedTuple):
    """A note, or something else that a person sees as one thing, with all that changed of it."""

    table: str
    """Its table, ``notes`` for a note."""
    note_id: int | None
    name: str
    """The title of a note, or its address; else the name of the thing."""
    rows: tuple[RowChange, ...]


def changes_of(connection: sqlite3.Connection, step_id: int, count: int) -> list[ThingChange]:
    """Returns what a step changed: notes first, in the order in which it changed them.

    The texts are as whoever wrote them left them: they are to be cleaned before they are shown.

    Args:
        connection: The library, at one moment.
        step_id: The step.
        count: How many notes and other things are wanted at most.
    """
    found = _first_things(connection, step_id, count)
    note_ids = [owner for owner in found if isinstance(owner, int)]
    for note_id in note_ids:
        found[note_id] = list(_entries_of_note(connection, step_id, note_id))
    names = _Names(connection)
    notes = [_note_change(names, note_id, found[note_id]) for note_id in note_ids]
    others = [entries for owner, entries in found.items() if not isinstance(owner, int)]
    # A tag that a note brings with it goes without saying.
    is_said = [entries for entries in others if not (notes and _makes_tag(entries))]
    return [*notes, *(_other_change(names, entries) for entries in is_said)]


class _Names:
    """The names of things, as they are called now, or were when they were deleted last."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._tags: dict[int, str] = {}

    def note(self, note_id: int) -> str:
        """Returns the title of a note, or its address."""
        row = self._connection.execute(
            "SELECT CAST(title AS BLOB), CAST(url AS BLOB) FROM notes WHERE id = ?", (note_id,)
        ).fetchone()
        if row is None:
            condition = "note_id = ? AND tbl = 'notes'"
            deleted = self._deleted(condition, note_id)
            row = deleted.get("title"), deleted.get("url")
        title, url = map(text_of, row)
        return title if title.strip() else url or f"note {note_id}"

    def tag(self, tag_id: int) -> str:
        """Returns the name of a tag."""
        if tag_id not in self._tags:
            self._tags[tag_id] = text_of(self.values(TAGS.name, (tag_id,)).get("name"))
        return self._tags[tag_id]

    def values(self, table: str, key: Sequence[Any]) -> Mapping[str, Any]:
        """Returns the name of a thing that is no note, and the filter of a view."""
        column, names = _NAMED.get(table, ("", ()))
        if names:
            columns = ", ".join(f"CAST({name} AS BLOB)" for name in names)
            row = self._connection.execute(
                f"SELECT {columns} FROM {table} WHERE {column} = ?", (key[0],)
            ).fetchone()
            if row:
                return dict(zip(names, map(text_of, row), strict=True))
        condition = "note_id IS NULL AND tbl = ? AND key = json_array(?)"
        return self._deleted(condition, table, *key[:1])

    def values_at(self, entry: Entry) -> dict[str, Any]:
        """Returns what was inserted: what is there now, with what later changes found there."""
        later = _entries(
            self._connection,
            "note_id IS NULL AND tbl = ? AND key = json_array(?) AND id > ? ORDER BY id DESC",
            *(entry.table.name, entry.key[0], entry.id),
        )
        now = self.values(entry.table.name, entry.key)
        return _joined((now, *(each.before for each in later)))

    def _deleted(self, condition: str, *values: object) -> Mapping[str, Any]:
        row = self._connection.execute(
            f"SELECT CAST({_brief('before')} AS BLOB) FROM entries WHERE {condition}"
            " AND before IS NOT NULL AND after IS NULL ORDER BY id DESC LIMIT 1",
            values,
        ).fetchone()
        found = decoded(row[0]) if row else None
        return found if isinstance(found, dict) else {}


_NAMED = {
    "tags": ("id", ("name",)),
    "aliases": ("key", ("name",)),
    "views": ("id", ("name", "filter")),
}
"""The tables whose rows have names: the column of their key, and what they are called."""


def text_of(value: object) -> str:
    """Returns a value as text, also where it is bytes; empty for nothing."""
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    return "" if value is None else str(value)


def _first_things(
    connection: sqlite3.Connection, step_id: int, count: int
) -> dict[Hashable, list[Entry]]:
    """Returns the first things of a step, by their owners; of notes, their entries may lack."""
    found: dict[Hashable, list[Entry]] = {}
    room = Counter({True: count, False: count})
    for entry in _entries(connection, f"step = ? ORDER BY id LIMIT {MOST_READ}", step_id):
        is_of_note = entry.note_id is not None
        if entry.owner not in found and room[is_of_note]:
            room[is_of_note] -= 1
            found[entry.owner] = []
        if entry.owner in found:
            found[entry.owner].append(entry)
        elif is_of_note:
            break
    return found


def _entries_of_note(connection: sqlite3.Connection, step_id: int, note_id: int) -> Iterator[Entry]:
    # The plus sign has SQLite look among the entries of the note: a step may have a million.
    return _entries(connection, "note_id = ? AND +step = ? ORDER BY id", note_id, step_id)


def _entries(connection: sqlite3.Connection, condition: str, *values: object) -> Iterator[Entry]:
    rows = connection.execute(
        "SELECT id, CAST(tbl AS BLOB), CAST(key AS BLOB), note_id,"
        f" CAST({_brief('before')} AS BLOB), CAST({_brief('after')} AS BLOB)"
        f" FROM entries WHERE {condition}",
        values,
    )
    while page := rows.fetchmany(PAGE):
        yield from entries_from(page)


def _brief(column: str) -> str:
    """Returns the SQL of the columns in an entry, without long texts and the rows of notes."""
    return (
        f"CASE WHEN json_valid({column}) THEN (SELECT json_group_object(key, CASE type"
        f" WHEN 'text' THEN substr(value, 1, {MOST_OF_TEXT}) WHEN 'object' THEN json_object("
        f"'hex', substr(json_extract(value, '$.hex'), 1, {MOST_OF_TEXT})) ELSE value END)"
        f" FROM json_each({column}) WHERE type <> 'array') END"
    )


def _note_change(names: _Names, note_id: int, entries: Sequence[Entry]) -> ThingChange:
    rows = tuple(_row_change(names, run) for run in _rows(entries))
    return ThingChange(NOTES.name, note_id, names.note(note_id), rows)


def _other_change(names: _Names, entries: Sequence[Entry]) -> ThingChange:
    row = _row_change(names, entries)
    return ThingChange(row.table, None, row.name, (row,))


def _rows(entries: Sequence[Entry]) -> list[list[Entry]]:
    """Returns entries together that are of the same row, in the order of the rows."""
    rows: dict[Hashable, list[Entry]] = {}
    for entry in entries:
        rows.setdefault((entry.table.name, json.dumps(entry.key, default=repr)), []).append(entry)
    return list(rows.values())


def _row_change(names: _Names, entries: Sequence[Entry]) -> RowChange:
    """Returns what became of a row in the end, if it was changed more than once."""
    first, last = entries[0], entries[-1]
    table, kind = first.table, _kind(first, last)
    before = _joined(entry.before for entry in reversed(entries))
    after = _joined(entry.after for entry in entries)
    if kind is Kind.CHANGED:
        before = {name: each for name, each in before.items() if each != after.get(name)}
        after = {name: after.get(name) for name in before}
    if table is NOTE_TAGS:
        tag = before.get("tag") or names.tag(first.key[1])
        return RowChange(table.name, kind, text_of(tag), before, after)
    if first.note_id is not None:
        return RowChange(table.name, kind, "", before, after)
    name = text_of(names.values(table.name, first.key).get("name"))
    if kind is Kind.INSERTED:
        after = names.values_at(last)
    return RowChange(table.name, kind, name, before, after)


def _joined(values: Iterable[Mapping[str, Any] | None]) -> dict[str, Any]:
    """Returns the columns of all, each as the last that has it says."""
    return {name: value for each in values for name, value in (each or {}).items()}


def _kind(first: Entry, last: Entry) -> Kind:
    if first.before is None:
        return Kind.INSERTED
    is_deleted = last.before is not None and last.after is None
    return Kind.DELETED if is_deleted else Kind.CHANGED


def _makes_tag(entries: Sequence[Entry]) -> bool:
    return entries[0].table is TAGS and entries[0].before is None
