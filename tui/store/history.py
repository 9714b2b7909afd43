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

from tui.model.fields import Kind, names_of
from tui.model.note import Note
from tui.store import notes
from tui.store.tags import TagIds

FIELDS = names_of(Kind.URL, Kind.LINE, Kind.MARKDOWN, Kind.TAGS, Kind.FLAG, Kind.TRASHED)
"""The fields that a person changes."""


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


def record(connection: sqlite3.Connection, label: str, steps: Sequence[Step], now: int) -> None:
    """Log a deed; what was undone before can no longer be redone."""
    connection.execute("DELETE FROM history WHERE undone = 1")
    connection.execute(
        "INSERT INTO history (happened, label, steps) VALUES (?, ?, ?)",
        (now, label, json.dumps([step._asdict() for step in steps], ensure_ascii=False)),
    )


def undo(connection: sqlite3.Connection) -> Deed | None:
    """Take back the last deed that still stands; None where there is none."""
    deed = _find(connection, "undone = 0 ORDER BY id DESC")
    if deed:
        for step in reversed(deed.steps):
            _apply(connection, step.reversed())
        connection.execute("UPDATE history SET undone = 1 WHERE id = ?", (deed.id,))
    return deed


def redo(connection: sqlite3.Connection) -> Deed | None:
    """Do again what was undone last; None where there is nothing."""
    deed = _find(connection, "undone = 1 ORDER BY id ASC")
    if deed:
        for step in deed.steps:
            _apply(connection, step)
        connection.execute("UPDATE history SET undone = 0 WHERE id = ?", (deed.id,))
    return deed


def _find(connection: sqlite3.Connection, condition: str) -> Deed | None:
    row = connection.execute(
        f"SELECT id, label, steps FROM history WHERE {condition} LIMIT 1"
    ).fetchone()
    if row is None:
        return None
    deed_id, label, steps = row
    return Deed(deed_id, label, tuple(_step(each) for each in json.loads(steps)))


def _step(record: Mapping[str, Any]) -> Step:
    return Step(record["note_id"], _values(record["before"]), _values(record["after"]))


def _values(record: Mapping[str, Any]) -> dict[str, Any]:
    """The values of a step as a note holds them: JSON knows no tuples."""
    return {
        name: tuple(value) if isinstance(value, list) else value for name, value in record.items()
    }


def _apply(connection: sqlite3.Connection, step: Step) -> None:
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
    notes.update(connection, note, replace(note, **wanted), TagIds(connection))


def _is_taken(connection: sqlite3.Connection, url: str, note: Note) -> bool:
    """Whether another note has this link by now."""
    other = notes.find(connection, url)
    return other is not None and other.id != note.id
