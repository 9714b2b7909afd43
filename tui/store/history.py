"""The log of what people changed, kept in the library so that it outlives the program.

A deed is one action of a person; its steps say what each note held before and after. Undoing puts
back only what still is as the deed left it: whatever was changed since, by whomever, stays.
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
from tui.store.rows import DAY_BITS, instant_columns
from tui.store.tags import TagIds, tags_of, write_tags

FIELDS = names_of(
    *(Kind.URL, Kind.LINE, Kind.MARKDOWN, Kind.TAGS, Kind.INSTANT, Kind.FLAG, Kind.TRASHED)
)
"""The fields that a person changes."""

_SIMPLE = frozenset((*FLAG_FIELDS, "trashed", "updated", "tags"))
"""Those that are written without reading the note."""


class Step(NamedTuple):
    """What one note held in the fields that changed."""

    note_id: int
    before: Mapping[str, Any]
    after: Mapping[str, Any]

    def reversed(self) -> Step:
        """The step back."""
        return Step(self.note_id, self.after, self.before)


class Deed(NamedTuple):
    """One action of a person."""

    id: int
    label: str
    """What was done: ``3 notes tagged``."""
    steps: tuple[Step, ...]


def step_between(before: Note, after: Note) -> Step:
    """What differs between two states of a note."""
    changed = [name for name in FIELDS if getattr(before, name) != getattr(after, name)]
    return Step(
        before.id,
        {name: getattr(before, name) for name in changed},
        {name: getattr(after, name) for name in changed},
    )


def record(connection: sqlite3.Connection, label: str, steps: Sequence[Step], now: int) -> int:
    """Log a deed, and give its id; what was undone before can no longer be redone."""
    connection.execute("DELETE FROM history WHERE undone = 1")
    cursor = connection.execute(
        "INSERT INTO history (happened, label, steps) VALUES (?, ?, ?)",
        (now, label, json.dumps([_record(step) for step in steps], ensure_ascii=False)),
    )
    assert cursor.lastrowid is not None
    return cursor.lastrowid


def undo(connection: sqlite3.Connection, deed_id: int | None = None) -> Deed | None:
    """Take back a deed, the last that still stands unless one is named; None where it does not."""
    deed = _find(connection, "undone = 0", deed_id, "DESC")
    if deed:
        _apply(connection, [step.reversed() for step in reversed(deed.steps)])
        connection.execute("UPDATE history SET undone = 1 WHERE id = ?", (deed.id,))
    return deed


def redo(connection: sqlite3.Connection, deed_id: int | None = None) -> Deed | None:
    """Do again what was undone last, or a deed that is named; None where it was not undone."""
    deed = _find(connection, "undone = 1", deed_id, "ASC")
    if deed:
        _apply(connection, deed.steps)
        connection.execute("UPDATE history SET undone = 0 WHERE id = ?", (deed.id,))
    return deed


def _find(
    connection: sqlite3.Connection, condition: str, deed_id: int | None, direction: str
) -> Deed | None:
    row = connection.execute(
        f"SELECT id, label, steps FROM history WHERE {condition} AND (?1 IS NULL OR id = ?1)"
        f" ORDER BY id {direction} LIMIT 1",
        (deed_id,),
    ).fetchone()
    if row is None:
        return None
    found, label, steps = row
    return Deed(found, label, tuple(_step(each) for each in json.loads(steps)))


def _record(step: Step) -> dict[str, Any]:
    """A step as JSON has it: an instant is its microseconds and whether it is a day."""
    return {"note_id": step.note_id, "before": _plain(step.before), "after": _plain(step.after)}


def _plain(values: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: [value.micros, value.is_day] if isinstance(value, Instant) else value
        for name, value in values.items()
    }


def _step(record: Mapping[str, Any]) -> Step:
    return Step(record["note_id"], _values(record["before"]), _values(record["after"]))


def _values(record: Mapping[str, Any]) -> dict[str, Any]:
    """The values of a step as a note holds them: JSON knows neither tuples nor instants."""
    return {name: _value(name, value) for name, value in record.items()}


def _value(name: str, value: Any) -> Any:
    if not isinstance(value, list):
        return value
    return Instant(*value) if name in INSTANT_FIELDS else tuple(value)


def _apply(connection: sqlite3.Connection, steps: Sequence[Step]) -> None:
    """Bring about what steps say, in every field that still is as they have it before.

    Flags and tags, which a step may change on very many notes, are written by few statements.
    """
    for step in steps:
        if not _SIMPLE.issuperset(step.after):
            _apply_one(connection, step)
    simple = [step for step in steps if _SIMPLE.issuperset(step.after)]
    for flag in (*FLAG_FIELDS, "trashed"):
        changes = [step for step in simple if flag in step.after]
        connection.executemany(
            f"UPDATE notes SET {flag} = ? WHERE id = ? AND {flag} IS ?",
            [(step.after[flag], step.note_id, step.before[flag]) for step in changes],
        )
    _apply_dates(connection, [step for step in simple if "updated" in step.after])
    _apply_tags(connection, [step for step in simple if "tags" in step.after])


def _apply_dates(connection: sqlite3.Connection, steps: Sequence[Step]) -> None:
    rows = []
    for step in steps:
        former, _ = instant_columns("updated", step.before["updated"])
        micros, day = instant_columns("updated", step.after["updated"])
        rows.append((micros, DAY_BITS["updated"], day, step.note_id, former))
    connection.executemany(
        "UPDATE notes SET updated = ?, whole_days = (whole_days & ~?) | ?"
        " WHERE id = ? AND updated IS ?",
        rows,
    )


def _apply_tags(connection: sqlite3.Connection, steps: Sequence[Step]) -> None:
    ids = [step.note_id for step in steps]
    tag_ids, there = TagIds(connection), notes.positions_of(connection, ids)
    present = tags_of(connection, ids)
    for step in steps:
        if step.note_id in there and present.get(step.note_id, ()) == step.before["tags"]:
            write_tags(connection, step.note_id, step.after["tags"], tag_ids)


def _apply_one(connection: sqlite3.Connection, step: Step) -> None:
    note = notes.get(connection, step.note_id)
    if note is None:
        return
    wanted = {
        name: value
        for name, value in step.after.items()
        if getattr(note, name) == step.before[name]
    }
    if "url" in wanted and _is_taken(connection, wanted["url"], note):
        del wanted["url"]
        wanted.pop("site", None)
    notes.rewrite(connection, note, replace(note, **wanted), TagIds(connection))


def _is_taken(connection: sqlite3.Connection, url: str, note: Note) -> bool:
    """Whether another note has this link by now."""
    other = notes.find(connection, url)
    return other is not None and other.id != note.id
