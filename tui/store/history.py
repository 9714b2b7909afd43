"""The log of what people changed, kept in the library so that it outlives the program.

A step is one action of a person; its diffs say what each note held before and after. Undoing puts
back only what still is as the step left it: whatever was changed since, by whomever, stays.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from tui.model.fields import FLAG_FIELDS, INSTANT_FIELDS, Kind, names_of
from tui.model.instant import Instant
from tui.model.note import Note
from tui.store import notes
from tui.store.row_mapping import DAY_BITS, instant_columns
from tui.store.tags import TagIds, tags_of, write_tags

FIELDS = names_of(
    *(Kind.URL, Kind.LINE, Kind.MARKDOWN, Kind.TAGS, Kind.INSTANT, Kind.FLAG, Kind.TRASHED)
)
"""The fields that a person changes."""

_SIMPLE = frozenset((*FLAG_FIELDS, "trashed", "updated", "tags"))
"""Those that are written without reading the note."""


class NoteDiff(NamedTuple):
    """What one note held, before and after, in the fields that changed."""

    note_id: int
    before: Mapping[str, Any]
    after: Mapping[str, Any]

    def reversed(self) -> NoteDiff:
        """Returns the diff that takes this one back."""
        return NoteDiff(self.note_id, self.after, self.before)


class Step(NamedTuple):
    """One action of a person."""

    id: int
    label: str
    """What was done: ``3 notes tagged``."""
    diffs: tuple[NoteDiff, ...]


def diff_between(before: Note, after: Note) -> NoteDiff:
    """Returns what differs between two states of a note."""
    changed = [name for name in FIELDS if getattr(before, name) != getattr(after, name)]
    return NoteDiff(
        before.id,
        {name: getattr(before, name) for name in changed},
        {name: getattr(after, name) for name in changed},
    )


def record(connection: sqlite3.Connection, label: str, diffs: Sequence[NoteDiff], now: int) -> int:
    """Logs a step, and returns its id; what was undone before can no longer be redone."""
    connection.execute("DELETE FROM history WHERE undone = 1")
    cursor = connection.execute(
        "INSERT INTO history (happened, label, steps) VALUES (?, ?, ?)",
        (now, label, json.dumps([_record(diff) for diff in diffs], ensure_ascii=False)),
    )
    assert cursor.lastrowid is not None
    return cursor.lastrowid


def undo(connection: sqlite3.Connection, step_id: int | None = None) -> Step | None:
    """Takes a step back, the last one unless one is named; None where there is nothing to undo."""
    step = _find(connection, "undone = 0", step_id, "DESC")
    if step:
        _apply(connection, [diff.reversed() for diff in reversed(step.diffs)])
        connection.execute("UPDATE history SET undone = 1 WHERE id = ?", (step.id,))
    return step


def redo(connection: sqlite3.Connection, step_id: int | None = None) -> Step | None:
    """Does a step again, the last undone unless one is named; None where none was undone."""
    step = _find(connection, "undone = 1", step_id, "ASC")
    if step:
        _apply(connection, step.diffs)
        connection.execute("UPDATE history SET undone = 0 WHERE id = ?", (step.id,))
    return step


def _find(
    connection: sqlite3.Connection, condition: str, step_id: int | None, direction: str
) -> Step | None:
    row = connection.execute(
        f"SELECT id, label, steps FROM history WHERE {condition} AND (?1 IS NULL OR id = ?1)"
        f" ORDER BY id {direction} LIMIT 1",
        (step_id,),
    ).fetchone()
    if row is None:
        return None
    found, label, diffs = row
    return Step(found, label, tuple(_diff(each) for each in json.loads(diffs)))


def _record(diff: NoteDiff) -> dict[str, Any]:
    """Returns a diff for JSON: an instant is its microseconds and whether it is a day."""
    return {"note_id": diff.note_id, "before": _plain(diff.before), "after": _plain(diff.after)}


def _plain(values: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: [value.micros, value.is_day] if isinstance(value, Instant) else value
        for name, value in values.items()
    }


def _diff(record: Mapping[str, Any]) -> NoteDiff:
    return NoteDiff(record["note_id"], _values(record["before"]), _values(record["after"]))


def _values(record: Mapping[str, Any]) -> dict[str, Any]:
    """Returns the values of a diff as a note holds them: JSON has no tuples and no instants."""
    return {name: _value(name, value) for name, value in record.items()}


def _value(name: str, value: Any) -> Any:
    if not isinstance(value, list):
        return value
    return Instant(*value) if name in INSTANT_FIELDS else tuple(value)


def _apply(connection: sqlite3.Connection, diffs: Sequence[NoteDiff]) -> None:
    """Applies diffs to every field that still has the value from before.

    Flags and tags, which a step may change on very many notes, are written by few statements.
    """
    for diff in diffs:
        if not _SIMPLE.issuperset(diff.after):
            _apply_one(connection, diff)
    simple = [diff for diff in diffs if _SIMPLE.issuperset(diff.after)]
    for flag in (*FLAG_FIELDS, "trashed"):
        changes = [diff for diff in simple if flag in diff.after]
        connection.executemany(
            f"UPDATE notes SET {flag} = ? WHERE id = ? AND {flag} IS ?",
            [(diff.after[flag], diff.note_id, diff.before[flag]) for diff in changes],
        )
    _apply_dates(connection, [diff for diff in simple if "updated" in diff.after])
    _apply_tags(connection, [diff for diff in simple if "tags" in diff.after])


def _apply_dates(connection: sqlite3.Connection, diffs: Sequence[NoteDiff]) -> None:
    rows = []
    for diff in diffs:
        former, _ = instant_columns("updated", diff.before["updated"])
        micros, day = instant_columns("updated", diff.after["updated"])
        rows.append((micros, DAY_BITS["updated"], day, diff.note_id, former))
    connection.executemany(
        "UPDATE notes SET updated = ?, whole_days = (whole_days & ~?) | ?"
        " WHERE id = ? AND updated IS ?",
        rows,
    )


def _apply_tags(connection: sqlite3.Connection, diffs: Sequence[NoteDiff]) -> None:
    ids = [diff.note_id for diff in diffs]
    tag_ids, there = TagIds(connection), notes.positions_of(connection, ids)
    present = tags_of(connection, ids)
    for diff in diffs:
        if diff.note_id in there and present.get(diff.note_id, ()) == diff.before["tags"]:
            write_tags(connection, diff.note_id, diff.after["tags"], tag_ids)


def _apply_one(connection: sqlite3.Connection, diff: NoteDiff) -> None:
    note = notes.get(connection, diff.note_id)
    if note is None:
        return
    wanted = {
        name: value
        for name, value in diff.after.items()
        if getattr(note, name) == diff.before[name]
    }
    if "url" in wanted and _is_taken(connection, wanted["url"], note):
        del wanted["url"]
        wanted.pop("site", None)
    notes.rewrite(connection, note, replace(note, **wanted), TagIds(connection))


def _is_taken(connection: sqlite3.Connection, url: str, note: Note) -> bool:
    """Returns whether another note has this link by now."""
    other = notes.find(connection, url)
    return other is not None and other.id != note.id
