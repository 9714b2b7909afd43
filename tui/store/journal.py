"""The journal: what each step changed, row by row, so that all of it can be undone.

Triggers on every table that holds what a person owns write an *entry* for each row that is
inserted, changed or deleted (`tui.store.journal_tables`). While a *step* is being recorded, the
entries are its own; those of another program, which records nothing, become a step of the actor
``other``.

Undoing a step is a *turn*, a step itself with entries of its own: it puts back what is still as the
step left it (`tui.store.reversal`), so that what was changed since, by whomever, stays. Redoing
undoes the undoing.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

from tui.model.journal_bounds import USUAL_BOUNDS, JournalBounds
from tui.model.text import counted
from tui.store.connection import synced_later
from tui.store.journal_entries import touched_entries
from tui.store.journal_retention import forget_old_steps, measure, notes_of_step
from tui.store.journal_tables import UNRECORDED
from tui.store.reversal import revert
from tui.store.steps import NO_ORDINAL, OTHER, Author, State
from tui.store.stored_values import text_of
from tui.store.tags import next_id

_NEXT_ORDINAL = f"(SELECT coalesce(max(ordinal), 0) + 1 FROM steps WHERE ordinal < {NO_ORDINAL})"
"""The SQL of the place behind all steps."""


class Done(NamedTuple):
    """A step that was just recorded, undone or redone."""

    id: int
    label: str
    note_ids: tuple[int, ...]
    """The notes that were changed, in the order of their ids."""
    skipped: int = 0
    """How many notes and other things were left as they are, since they were changed meanwhile."""
    has_effect: bool = True
    """Whether anything was changed at all."""


class Journal:
    """The journal of a library, written by one author.

    Whoever calls it has begun a transaction: a step is written whole or not at all.
    """

    def __init__(
        self,
        connection: sqlite3.Connection,
        author: Author,
        bounds: JournalBounds = USUAL_BOUNDS,
    ) -> None:
        self._connection = connection
        self.author = author
        self.bounds = bounds
        """How much is kept."""

    def record(self, now: int, act: Callable[[], str]) -> Done | None:
        """Does something as a step; what was undone can no longer be redone.

        Args:
            now: In microseconds.
            act: Does it, and returns the label of the step.

        Returns:
            The step; None where nothing changed.
        """
        step_id = self.begin(now)
        with self.recording(step_id):
            label = act()
        return self.end(step_id, label, now)

    def extend(
        self, step_id: int, now: int, act: Callable[[], object], label: Callable[[int], str]
    ) -> Done | None:
        """Does something more as a part of a step, where that is the last of all, and stands.

        Args:
            step_id: The step.
            now: In microseconds.
            act: Does it.
            label: Returns the label of the step, by how many notes it has changed in all.

        Returns:
            The whole step; None where there is a later one, or it was undone: nothing is done then.
        """
        self.adopt(now)
        if not self._is_last(step_id):
            return None
        with self.recording(step_id):
            act()
        text = label(len(notes_of_step(self._connection, step_id)))
        note_ids = self._close(step_id, text, State.DONE, now)
        return Done(step_id, text, note_ids or ())

    def begin(self, now: int, label: str = "") -> int:
        """Opens a step, which is running until it is ended; returns its id."""
        self.adopt(now)
        return self._open(self.author, now, State.RUNNING, label=label)

    def end(self, step_id: int, label: str, now: int) -> Done | None:
        """Ends a step, which takes its place behind all others; None where it changed nothing.

        What this session had undone when the step began can no longer be redone.
        """
        note_ids = self._close(step_id, label, State.DONE, now)
        if note_ids is None:
            self._execute("DELETE FROM steps WHERE id = ?", step_id)
            return None
        self._execute(
            "UPDATE steps SET state = ?1 WHERE state = ?2 AND latest < ?3 AND EXISTS"
            " (SELECT 1 FROM steps AS turn WHERE turn.id = steps.latest AND turn.session = ?4)",
            *(State.DROPPED, State.UNDONE, step_id, self.author.session),
        )
        return Done(step_id, label, note_ids)

    def cancel(self, step_id: int, label: str, now: int) -> None:
        """Ends a running step and takes it back; it cannot be redone."""
        if self._close(step_id, label, State.DONE, now) is None:
            self._execute("DELETE FROM steps WHERE id = ?", step_id)
        else:
            self._turn(now, step_id, State.DROPPED)

    @contextmanager
    def synced_later(self) -> Iterator[None]:
        """Has the transaction inside, of a step that goes on, reach the disk with its end."""
        with synced_later(self._connection):
            yield

    @contextmanager
    def recording(self, step_id: int) -> Iterator[None]:
        """Makes the changes inside those of a step."""
        assert self._connection.in_transaction, "a step is written whole or not at all"
        first_note = next_id(self._connection, "notes")
        self._execute("INSERT INTO recording VALUES (?, ?)", step_id, first_note)
        yield
        self._execute("DELETE FROM recording")

    @contextmanager
    def unrecorded(self) -> Iterator[None]:
        """Makes the changes inside some that the journal does not keep."""
        with self.recording(UNRECORDED):
            yield

    def undo(self, now: int, step_id: int) -> Done:
        """Undoes a step that is done."""
        return self._turn(now, step_id, State.UNDONE)

    def redo(self, now: int, step_id: int) -> Done:
        """Redoes a step that is undone."""
        return self._turn(now, step_id, State.DONE)

    def adopt(self, now: int) -> None:
        """Makes one step of what was written since by whoever records none."""
        if not self.has_strangers():
            return
        step_id = self._open(OTHER, now, State.RUNNING)
        self._execute("UPDATE entries SET step = ? WHERE step IS NULL", step_id)
        count = len(notes_of_step(self._connection, step_id))
        what = counted(count, "note") if count else "something"
        self._close(step_id, f"{what} changed", State.DONE, now)

    def has_strangers(self) -> bool:
        """Returns whether something was written by whoever records no steps."""
        return self._row("SELECT 1 FROM entries WHERE step IS NULL LIMIT 1") is not None

    def is_built_upon(self, step_id: int) -> bool:
        """Returns whether a later step that stands changed what this one changed."""
        touched = touched_entries(self._connection, self._source(step_id), step_id)
        return next(touched, None) is not None

    def _is_last(self, step_id: int) -> bool:
        """Returns whether a step is the last of all, turns among them, and stands as it was."""
        last = self._row(
            f"SELECT id, state, latest FROM steps WHERE ordinal < {NO_ORDINAL}"
            " ORDER BY ordinal DESC LIMIT 1"
        )
        return bool(last == (step_id, State.DONE, None))

    def _turn(self, now: int, step_id: int, wanted: State) -> Done:
        self.adopt(now)
        label = text_of(self._row("SELECT CAST(label AS BLOB) FROM steps WHERE id = ?", step_id)[0])
        source = self._source(step_id)
        turn = self._open(self.author, now, State.RUNNING, of_step=step_id)
        with self.recording(turn):
            skipped = revert(self._connection, source, step_id)
            if wanted is State.UNDONE and source != step_id and self._is_partial(step_id):
                # Something of it may stand that its last turn knows nothing of.
                skipped = revert(self._connection, step_id, step_id)
        note_ids = self._close(turn, label, State.TURN, now)
        # Undone as a whole, nothing of it stands, whatever was left of it before.
        was_partial = wanted is State.DONE and self._is_partial(step_id)
        # A step is of no other; one of another program that says so could not be written otherwise.
        self._execute(
            "UPDATE steps SET state = ?, latest = ?, is_partial = ?, of_step = NULL WHERE id = ?",
            *(wanted, turn, was_partial or skipped > 0, step_id),
        )
        has_effect = bool(note_ids) or self._has_other_entries(turn)
        return Done(step_id, label, note_ids or (), skipped, has_effect)

    def _has_other_entries(self, step_id: int) -> bool:
        """Returns whether a step changed anything that is of no note."""
        query = "SELECT 1 FROM entries WHERE step = ? AND note_id IS NULL LIMIT 1"
        return self._row(query, step_id) is not None

    def _is_partial(self, step_id: int) -> bool:
        return bool(self._row("SELECT is_partial FROM steps WHERE id = ?", step_id)[0])

    def _source(self, step_id: int) -> int:
        """Returns what is to be reverted: the last turn of a step, or the step itself."""
        (source,) = self._row(
            "SELECT coalesce((SELECT id FROM steps AS turn WHERE turn.id = steps.latest), id)"
            " FROM steps WHERE id = ?",
            step_id,
        )
        return int(source)

    def _open(
        self,
        author: Author,
        now: int,
        state: State,
        *,
        label: str = "",
        of_step: int | None = None,
    ) -> int:
        cursor = self._execute(
            "INSERT INTO steps (ordinal, happened, actor, session, label, state, of_step, process)"
            f" VALUES ({_NEXT_ORDINAL}, ?, ?, ?, ?, ?, ?, ?)",
            *(now, *author, label, state, of_step, os.getpid()),
        )
        assert cursor.lastrowid is not None
        return cursor.lastrowid

    def _close(self, step_id: int, label: str, state: State, now: int) -> tuple[int, ...] | None:
        """Ends the recording of a step; returns its notes, None where it has no entries."""
        note_ids = measure(self._connection, step_id)
        self._execute(
            f"UPDATE steps SET label = ?, state = ?, ordinal = {_NEXT_ORDINAL} WHERE id = ?",
            *(label, state, step_id),
        )
        has_entries = self._row("SELECT 1 FROM entries WHERE step = ? LIMIT 1", step_id)
        forget_old_steps(self._connection, now, self.bounds)
        return note_ids if has_entries else None

    def _row(self, sql: str, *values: object) -> Any:
        return self._execute(sql, *values).fetchone()

    def _execute(self, sql: str, *values: object) -> sqlite3.Cursor:
        return self._connection.execute(sql, values)
