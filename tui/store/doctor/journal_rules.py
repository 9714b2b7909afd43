"""What holds of the journal whenever nobody is writing.

That entries belong to no step yet is no fault: another program made them, and the next one to open
the library makes a step of them.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from tui.store.doctor.check import Finding, said
from tui.store.journal_retention import measure, notes_of_step
from tui.store.steps import State

_IS_TURN = f"state = '{State.TURN}'"

_LOST_ENTRIES = "step IS NOT NULL AND step NOT IN (SELECT id FROM steps)"

_STRAY = f"(of_step IS NULL) = ({_IS_TURN}) OR of_step NOT IN (SELECT id FROM steps)"
"""The SQL of whether a step is the turn of none, or belongs to another and is no turn."""

_LAST_TURN = (
    "(SELECT turn.id FROM steps AS turn WHERE turn.of_step = steps.id"
    f" AND turn.{_IS_TURN} ORDER BY turn.ordinal DESC, turn.id DESC LIMIT 1)"
)

_MISLED = f"latest IS NOT {_LAST_TURN} OR (state = '{State.UNDONE}' AND latest IS NULL)"
"""The SQL of whether a step does not know which turn of it was the last."""

_SIZES = (
    "SELECT steps.id FROM steps LEFT JOIN (SELECT step, sum(length(key)"
    " + coalesce(length(before), 0) + coalesce(length(after), 0)) AS size"
    " FROM entries GROUP BY step) AS found ON found.step = steps.id"
    f" WHERE state <> '{State.RUNNING}' AND actor <> 'earlier'"
    " AND steps.size <> coalesce(found.size, 0)"
)
"""The SQL of the steps whose entries are not as large as they say.

What was done before the journal was measured otherwise.
"""

_REPLACED = """
    SELECT later.id, later.step FROM entries AS later
    WHERE later.tbl = 'notes' AND later.before IS NULL AND (
        SELECT entries.before IS NULL OR entries.after IS NOT NULL FROM entries
        WHERE entries.note_id = later.note_id AND entries.tbl = 'notes' AND entries.id < later.id
        ORDER BY entries.id DESC LIMIT 1
    )
"""
"""The SQL of the entries of notes that were inserted and had not been deleted before.

``INSERT OR REPLACE`` deletes the row of before without a trigger.
"""


def find_recording(connection: sqlite3.Connection) -> Iterator[Finding]:
    """Finds a step that is still being recorded although nobody is writing."""
    if connection.execute("SELECT 1 FROM recording LIMIT 1").fetchone():
        yield Finding("The journal takes all changes for those of one step")


def mend_recording(connection: sqlite3.Connection) -> None:
    """Ends the recording."""
    connection.execute("DELETE FROM recording")


def find_entries(connection: sqlite3.Connection) -> Iterator[Finding]:
    """Finds entries of steps that are not there."""
    if count := _count(connection, "entries", _LOST_ENTRIES):
        yield Finding(
            said(count, "change", "is", "are") + " in the journal of no step that is there"
        )


def mend_entries(connection: sqlite3.Connection) -> None:
    """Makes them entries of no step yet, so that they can be undone as one."""
    connection.execute(f"UPDATE entries SET step = NULL WHERE {_LOST_ENTRIES}")


def find_turns(connection: sqlite3.Connection) -> Iterator[Finding]:
    """Finds turns of no step, and steps that belong to another and are no turns."""
    if count := _count(connection, "steps", _STRAY):
        yield Finding(said(count, "step", "is", "are") + " neither a change nor the undoing of one")


def mend_turns(connection: sqlite3.Connection) -> None:
    """Makes turns of no step steps of their own, and what belongs to a step a turn of it."""
    connection.execute(
        f"UPDATE steps SET of_step = NULL, state = iif({_IS_TURN}, '{State.DONE}', state)"
        " WHERE of_step IS NULL OR of_step NOT IN (SELECT id FROM steps)"
    )
    connection.execute(
        f"UPDATE steps SET state = '{State.TURN}' WHERE of_step IS NOT NULL AND NOT ({_IS_TURN})"
    )


def find_latest(connection: sqlite3.Connection) -> Iterator[Finding]:
    """Finds steps that do not know how they were undone or redone last."""
    if count := _count(connection, "steps", _MISLED):
        yield Finding(
            said(count, "step", "does", "do") + " not say what was undone or redone of it last"
        )


def mend_latest(connection: sqlite3.Connection) -> None:
    """Tells them; what is undone without a turn can no longer be redone."""
    connection.execute(f"UPDATE steps SET latest = {_LAST_TURN} WHERE latest IS NOT {_LAST_TURN}")
    connection.execute(
        f"UPDATE steps SET state = '{State.DROPPED}'"
        f" WHERE state = '{State.UNDONE}' AND latest IS NULL"
    )


def find_ordinals(connection: sqlite3.Connection) -> Iterator[Finding]:
    """Finds steps that have one place in the order of all."""
    count = connection.execute("SELECT count(*) - count(DISTINCT ordinal) FROM steps").fetchone()[0]
    if count:
        yield Finding(said(count, "step", "has", "have") + " the place of another in the history")


def mend_ordinals(connection: sqlite3.Connection) -> None:
    """Numbers the steps anew, in the same order."""
    connection.execute(
        "UPDATE steps SET ordinal = (SELECT place FROM (SELECT id AS step, row_number() OVER"
        " (ORDER BY ordinal, id) AS place FROM steps) WHERE step = steps.id)"
    )


def find_sizes(connection: sqlite3.Connection) -> Iterator[Finding]:
    """Finds steps that are not as large as they say, or changed other numbers of notes."""
    if wrong := _wrong_sizes(connection):
        yield Finding(said(len(wrong), "step", "is", "are") + " not as large as the history says")


def mend_sizes(connection: sqlite3.Connection) -> None:
    """Measures them anew."""
    for step_id in _wrong_sizes(connection):
        measure(connection, step_id)


def find_replaced(connection: sqlite3.Connection) -> Iterator[Finding]:
    """Finds notes that another program replaced, which the journal takes for new ones."""
    if found := connection.execute(_REPLACED).fetchall():
        yield Finding(
            said(len(found), "note", "was", "were") + " replaced, which the history takes for new"
        )


def mend_replaced(connection: sqlite3.Connection) -> None:
    """Has the journal forget that they are new: undoing that would delete them."""
    found = connection.execute(_REPLACED).fetchall()
    connection.executemany("DELETE FROM entries WHERE id = ?", [(entry,) for entry, _ in found])
    for step_id in {step for _, step in found if step is not None}:
        measure(connection, step_id)


def _wrong_sizes(connection: sqlite3.Connection) -> list[int]:
    wrong = {step_id for (step_id,) in connection.execute(_SIZES)}
    rows = connection.execute(
        f"SELECT id, notes FROM steps WHERE state <> '{State.RUNNING}' AND actor <> 'earlier'"
        " AND size > 0"
    )
    wrong |= {id_ for id_, notes in rows.fetchall() if notes != len(notes_of_step(connection, id_))}
    return sorted(wrong)


def _count(connection: sqlite3.Connection, table: str, condition: str) -> int:
    row = connection.execute(f"SELECT count(*) FROM {table} WHERE {condition}").fetchone()
    return int(row[0])
