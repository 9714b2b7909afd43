"""The thread that changes the library, on a connection of its own.

It has two queues: edits, and long jobs such as imports. It empties the edits before it begins a
job, and begins one job at a time. A library that another program has locked is no failure: the
thread tries until it has the lock. Whatever fails is posted, and the thread goes on.
"""

from __future__ import annotations

import logging
import threading
import time
from collections import deque
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from textual.message import Message

from tui.errors import LibraryLockedError, UrlNotesError, as_known
from tui.library.edits import Edit, Outcome, Redo, Undo
from tui.library.reading import QueryInterruptedError
from tui.ui.messages import ImportEnded, NotWritten, Progressed, WriterWaits, Written

if TYPE_CHECKING:
    from tui.library.library import Library

logger = logging.getLogger(__name__)

ATTEMPT_SECONDS = 0.1
"""How long one attempt to get the lock waits, and so how soon the thread sees what else is new."""

QUIET_SECONDS = 1.0
"""How long the thread waits for the lock before it says so."""

LAST_SECONDS = 1.0
"""How long leaving waits for the attempt under way."""

STEP = 0.01
"""How much of an import has to pass before the screen is told again."""


class WantedEdit(NamedTuple):
    """An edit that is queued."""

    number: int
    """By which what became of it is told."""
    edit: Edit
    target: int | None = None
    """The number of the edit that this one takes back or does again."""


class Import(NamedTuple):
    """Files and folders to import."""

    path: str
    """As a person typed it."""


class WriterThread:
    """Writes what it is given, in order, and posts what became of it."""

    def __init__(self, path: Path, post: Callable[[Message], Any]) -> None:
        self._path = path
        self._post = post
        self._condition = threading.Condition()
        self._edits: deque[WantedEdit] = deque()
        """Those that are not written yet; the first may be under way."""
        self._jobs: deque[Import] = deque()
        """Those that have not ended; the first may be under way."""
        self._jobs_to_stop = 0
        """How many of them shall end, from the first on."""
        self._is_closed = False
        self._is_abandoned = False
        self._outcomes: dict[int, Outcome] = {}
        """Of the edits that were written, by number."""
        self._library: Library | None = None
        self._locked_since: float | None = None
        self._is_waiting = False
        """Whether it was said that another program has the lock."""
        self._thread = threading.Thread(target=self._run, name="writer", daemon=True)
        self._thread.start()

    def write(self, edit: WantedEdit) -> None:
        """Has an edit written behind those before it; ``Written`` or ``NotWritten`` is posted."""
        with self._condition:
            self._edits.append(edit)
            self._condition.notify()

    def begin(self, job: Import) -> None:
        """Has files imported behind the imports before it; ``ImportEnded`` is posted."""
        with self._condition:
            self._jobs.append(job)
            self._condition.notify()

    def stop_jobs(self) -> None:
        """Ends the import under way, of which nothing is kept, and lets go of those behind it."""
        with self._condition:
            self._jobs_to_stop = len(self._jobs)

    def abandon(self) -> list[Edit]:
        """Ends the thread and gives the edits that it has not written, and will not write."""
        with self._condition:
            self._is_abandoned = self._is_closed = True
            self._jobs_to_stop = len(self._jobs)
            self._condition.notify()
        self._thread.join(LAST_SECONDS)
        with self._condition:
            return [wanted.edit for wanted in self._edits]

    def close(self) -> None:
        """Ends the thread once all edits are written."""
        with self._condition:
            self._is_closed = True
            self._jobs_to_stop = len(self._jobs)
            self._condition.notify()
        self._thread.join(LAST_SECONDS)

    def _run(self) -> None:
        while (task := self._next()) is not None:
            try:
                self._do(task)
            except LibraryLockedError:
                self._notice_lock()
            else:
                self._notice_end_of_lock()
        self._let_go()

    def _next(self) -> WantedEdit | Import | None:
        with self._condition:
            self._condition.wait_for(lambda: self._edits or self._jobs or self._is_closed)
            if self._is_abandoned:
                return None
            if self._edits:
                return self._edits[0]
            return self._jobs[0] if self._jobs else None

    def _do(self, task: WantedEdit | Import) -> None:
        """Does a task and posts what became of it.

        Raises:
            LibraryLockedError: Another program is writing; the task waits where it is.
        """
        try:
            message = self._import(task) if isinstance(task, Import) else self._write(task)
        except LibraryLockedError:
            raise
        except Exception as error:
            if not isinstance(error, UrlNotesError):
                logger.exception("a change of the library failed")
            # Nobody knows the state of the connection.
            self._let_go()
            message = _failure(task, as_known(error))
        with self._condition:
            if isinstance(task, Import):
                self._jobs.popleft()
                self._jobs_to_stop = max(self._jobs_to_stop - 1, 0)
            else:
                self._edits.popleft()
        self._post(message)

    def _write(self, wanted: WantedEdit) -> Message:
        outcome = self._opened().apply(self._resolved(wanted))
        self._outcomes[wanted.number] = outcome
        return Written(wanted.number, outcome)

    def _resolved(self, wanted: WantedEdit) -> Edit:
        """The edit, with the step of the history that it takes back or does again.

        Raises:
            UrlNotesError: There is no such step.
        """
        edit = wanted.edit
        if wanted.target is None or not isinstance(edit, Undo | Redo):
            return edit
        outcome = self._outcomes.get(wanted.target)
        if outcome is None or outcome.step is None:
            raise UrlNotesError("There is nothing to take back", "That change was not made.")
        return edit._replace(step=outcome.step)

    def _import(self, job: Import) -> Message:
        from tui.library.sources import find_files

        try:
            files = find_files([job.path], is_stopped=self._is_stopped)
            report = self._opened().import_files(
                files, progress=self._progress(), is_stopped=self._is_stopped
            )
        except QueryInterruptedError:
            return ImportEnded(job.path)
        return ImportEnded(job.path, report)

    def _is_stopped(self) -> bool:
        return self._jobs_to_stop > 0

    def _progress(self) -> Callable[[int, int], None]:
        told = -1.0

        def progress(done: int, total: int) -> None:
            nonlocal told
            share = done / total if total else 1.0
            if share >= told + STEP:
                told = share
                self._post(Progressed(share))

        return progress

    def _notice_lock(self) -> None:
        now = time.monotonic()
        if self._locked_since is None:
            self._locked_since = now
        if not self._is_waiting and now - self._locked_since >= QUIET_SECONDS:
            self._is_waiting = True
            self._post(WriterWaits(is_waiting=True))

    def _notice_end_of_lock(self) -> None:
        self._locked_since = None
        if self._is_waiting:
            self._is_waiting = False
            self._post(WriterWaits(is_waiting=False))

    def _opened(self) -> Library:
        """The library, open; what that takes waits for a first change.

        Raises:
            LibraryError: It cannot be opened.
        """
        if self._library is None:
            from tui.library.library import Library

            self._library = Library(self._path, make=False, busy_seconds=ATTEMPT_SECONDS)
        return self._library

    def _let_go(self) -> None:
        """Closes the library; the next task opens it anew."""
        library, self._library = self._library, None
        if library:
            library.close()


def _failure(task: WantedEdit | Import, error: UrlNotesError) -> Message:
    if isinstance(task, Import):
        return ImportEnded(task.path, error=error)
    return NotWritten(task.number, error)
