"""How long the steps of the journal are kept, how large they are, and how they are forgotten."""

from __future__ import annotations

import sqlite3

from tui.model.journal_bounds import JournalBounds
from tui.store.journal_tables import EDITS, NOTES
from tui.store.steps import State

DAY = 24 * 3_600 * 1_000_000
"""In microseconds."""

MEGABYTE = 1_000_000
"""In characters."""

REDO_KEPT_FOR = 7 * DAY
"""How long a large step that was undone can be redone, in microseconds."""

LARGE = 1_000_000
"""From how many characters on a step is large."""

OF_STEP = "IN (SELECT id FROM steps WHERE id = ?1 OR of_step = ?1)"
"""The SQL of whether a step is another, or a turn of it."""


def measure(connection: sqlite3.Connection, step_id: int) -> tuple[int, ...]:
    """Writes down how many notes a step changed, and the size of its entries; returns its notes."""
    note_ids = notes_of_step(connection, step_id)
    connection.execute(
        "UPDATE steps SET notes = ?, size = (SELECT coalesce(sum(length(key)"
        " + coalesce(length(before), 0) + coalesce(length(after), 0)), 0)"
        " FROM entries WHERE step = steps.id) WHERE id = ?",
        (len(note_ids), step_id),
    )
    return note_ids


def notes_of_step(connection: sqlite3.Connection, step_id: int) -> tuple[int, ...]:
    """Returns the notes that a step changed, beside their dates and what it has imports know."""
    minor = ", ".join(f"'$.{name}'" for name in NOTES.minor)
    rows = connection.execute(
        "SELECT DISTINCT note_id FROM entries WHERE step = ? AND typeof(note_id) = 'integer'"
        " AND tbl <> ? AND NOT (tbl = ? AND json_valid(after)"
        f" AND json_remove(after, {minor}) = '{{}}')"
        " ORDER BY note_id",
        (step_id, EDITS.name, NOTES.name),
    )
    return tuple(note_id for (note_id,) in rows)


def forget_old_steps(connection: sqlite3.Connection, now: int, bounds: JournalBounds) -> None:
    """Forgets the oldest steps while the journal is larger than it may be, and they old enough.

    Args:
        connection: Within a transaction.
        now: In microseconds.
        bounds: How large and how old that is.
    """
    most = bounds.megabytes * MEGABYTE
    _forget_redos(connection, now)
    (size,) = connection.execute("SELECT coalesce(sum(size), 0) FROM steps").fetchone()
    old = connection.execute(
        "SELECT id FROM steps WHERE of_step IS NULL AND state <> ? AND happened < ?"
        " ORDER BY ordinal",
        (State.RUNNING, now - bounds.days * DAY),
    )
    for (step_id,) in old.fetchall() if size > most else ():
        (of_step,) = connection.execute(
            f"SELECT sum(size) FROM steps WHERE id {OF_STEP}", (step_id,)
        ).fetchone()
        forget_step(connection, step_id)
        size -= of_step
        if size <= most:
            return


def forget_step(connection: sqlite3.Connection, step_id: int) -> None:
    """Deletes a step with its turns."""
    _forget_entries(connection, step_id)
    connection.execute("UPDATE steps SET latest = NULL WHERE id = ?", (step_id,))
    connection.execute("DELETE FROM steps WHERE of_step = ?", (step_id,))
    connection.execute("DELETE FROM steps WHERE id = ?", (step_id,))


def _forget_redos(connection: sqlite3.Connection, now: int) -> None:
    """Forgets how to redo what is large and was undone some time ago."""
    rows = connection.execute(
        "SELECT of_step FROM steps AS turn WHERE state = ?1 AND size > ?2 AND happened < ?3"
        " AND (SELECT state FROM steps WHERE id = turn.of_step) IN (?4, ?5)",
        (State.TURN, LARGE, now - REDO_KEPT_FOR, State.UNDONE, State.DROPPED),
    )
    for (step_id,) in rows.fetchall():
        _forget_entries(connection, step_id)
        connection.execute(f"UPDATE steps SET size = 0 WHERE id {OF_STEP}", (step_id,))
        connection.execute("UPDATE steps SET state = ? WHERE id = ?", (State.DROPPED, step_id))


def _forget_entries(connection: sqlite3.Connection, step_id: int) -> None:
    connection.execute(f"DELETE FROM entries WHERE step {OF_STEP}", (step_id,))
