"""Writes a step of the journal in short chunks, so that others may write between them.

Stopped or failed, the step is taken back; killed, it stays one that is running until the library is
opened again.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from typing import TypeVar

from tui.errors import LibraryError, LibraryLockedError, UrlNotesError
from tui.library.callbacks import Callbacks, WriteFirst
from tui.library.processes import active_steps
from tui.store.connection import QueryInterruptedError
from tui.store.journal import Done, Journal

CHUNK_SECONDS = 0.03
"""How long a chunk should take: edits wait for it. Some take longer, where old notes need room."""

PAUSE_SECONDS = 0.005
"""How long the lock is left to other programs after a chunk."""

_UNDO_HINT = "`url-notes undo` takes it back once the library can be written."

Result = TypeVar("Result")


class LongStep:
    """A step that is written in chunks."""

    def __init__(
        self,
        journal: Journal,
        writing: Callable[[], AbstractContextManager[None]],
        clock: Callable[[], int],
        name: str,
        callbacks: Callbacks,
    ) -> None:
        """Prepares a step.

        Args:
            journal: That of the library.
            writing: Begins a transaction, and translates its errors.
            clock: Tells the time.
            name: What the step is called until it has its label.
            callbacks: Those of whoever has it written.
        """
        self._journal = journal
        self._writing = writing
        self._clock = clock
        self._name = name
        self._callbacks = callbacks
        self._id = 0

    def run(self, act: Callable[[], str]) -> Done | None:
        """Writes the step; None where nothing changed.

        Args:
            act: Calls ``write`` and ``pause`` in turn, and returns the label of the step.

        Raises:
            QueryInterruptedError: It was stopped, and taken back.
            LibraryLockedError: Another program has the lock, and nobody wants to wait.
            LibraryError: It could be neither written nor taken back.
        """
        try:
            self._id = self._whenever_unlocked(self._begin)
            label = act()
            return self._whenever_unlocked(
                lambda: self._journal.end(self._id, label, self._clock())
            )
        except BaseException as error:
            if self._id:
                self._end_badly(error)
            raise
        finally:
            active_steps.discard(self._id)

    def write(self, act: Callable[[], object], *, is_synced: bool = True) -> float:
        """Writes a chunk; returns how many seconds that took, without waiting for the lock.

        Args:
            act: Writes it.
            is_synced: Whether it waits for the disk. If not, the end of the step does, and so does
                an edit between two chunks: for a chunk of notes that arrive, that would be long.
        """
        begun = 0.0

        def record() -> None:
            nonlocal begun
            begun = time.monotonic()
            with self._journal.recording(self._id):
                act()

        with nullcontext() if is_synced else self._journal.synced_later():
            self._whenever_unlocked(record)
        return time.monotonic() - begun

    def progressed(self, done: int, total: int) -> None:
        """Tells that so much of so much is written."""
        self._callbacks.progress(done, total)

    def pause(self, write_first: WriteFirst = lambda _: None) -> None:
        """Lets others write; ends the step where it is no longer wanted.

        Raises:
            QueryInterruptedError: It was stopped.
        """
        time.sleep(PAUSE_SECONDS)
        self._callbacks.between(write_first)
        self._check_stopped()

    def _end_badly(self, error: BaseException) -> None:
        """Takes the step back, and notes on an interruption what became of it.

        Raises:
            LibraryError: It could not be taken back.
        """
        is_fault = isinstance(error, Exception)
        try:
            is_taken_back = self._take_back()
        except KeyboardInterrupt as again:
            again.add_note(f"Stopped; a part of “{self._name}” stays: {_UNDO_HINT}")
            raise
        if not is_taken_back:
            raise self._not_taken_back(error) from error
        if not is_fault:
            error.add_note("Stopped; nothing of it is in the library.")

    def _begin(self) -> int:
        step = self._journal.begin(self._clock(), self._name)
        active_steps.add(step)
        return step

    def _take_back(self) -> bool:
        """Undoes what is stored so far; returns whether that could be written."""

        def cancel() -> None:
            self._journal.cancel(self._id, f"{self._name}: stopped", self._clock())

        try:
            self._whenever_unlocked(cancel, is_last=True)
        except UrlNotesError:
            return False
        return True

    def _not_taken_back(self, error: BaseException) -> LibraryError:
        """Returns the error for a step of which a part stays until it can be taken back."""
        reason = error.message if isinstance(error, UrlNotesError) else "It was stopped"
        return LibraryError(f"{reason}; a part of “{self._name}” is in the library", _UNDO_HINT)

    def _whenever_unlocked(self, act: Callable[[], Result], *, is_last: bool = False) -> Result:
        """Does something in a transaction, once no other program has the lock.

        Args:
            act: Does it.
            is_last: Whether it is done even if the step is stopped meanwhile.
        """
        while True:
            try:
                with self._writing():
                    return act()
            except LibraryLockedError as error:
                self._callbacks.on_lock(error)
                if not is_last:
                    self._check_stopped()

    def _check_stopped(self) -> None:
        if self._callbacks.is_stopped():
            raise QueryInterruptedError


class ChunkSize:
    """How much a chunk has, so that it takes about `CHUNK_SECONDS`."""

    def __init__(self, first: int, largest: int) -> None:
        self.value = first
        self._largest = largest

    def adapt(self, seconds: float) -> None:
        """Chooses the size of the next chunk after one of this size took so long."""
        fitting = self.value * CHUNK_SECONDS / max(seconds, 1e-6)
        self.value = int(min(2 * self.value, fitting, self._largest)) or 1
