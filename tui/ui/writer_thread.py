"""The thread that changes the library, on a connection of its own.

It has two queues, edits and imports. It writes all edits before it begins the next import, and
those that come while one runs before the import's next chunk. An edit of very many notes is written
in chunks, too: between them come the edits behind it, until one needs all that is before it. A
library that another program has locked is no failure: the thread tries until it has the lock.
Whatever fails is posted, and the thread goes on.
"""

from __future__ import annotations

import logging
import threading
import time
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from textual.message import Message

from tui.errors import LibraryError, LibraryLockedError, UrlNotesError, to_url_notes_error
from tui.library.callbacks import Callbacks, Progress, WriteFirst
from tui.library.edits import Outcome, Redo, Undo, is_bulk, note_ids_of
from tui.library.library_file import file_identity
from tui.library.log import kinds_of
from tui.library.processes import reader_author
from tui.library.reading import QueryInterruptedError
from tui.model.journal_bounds import USUAL_BOUNDS
from tui.ui.import_job import ImportJob
from tui.ui.lock_notice import LockNotice
from tui.ui.messages import ImportEnded, NotWritten, Progressed, Written
from tui.ui.queued_edit import QueuedEdit, Target

if TYPE_CHECKING:
    from tui.library.library import Library

logger = logging.getLogger(__name__)

ATTEMPT_SECONDS = 0.1
"""How long one attempt to get the lock waits, and so how soon the thread sees what else is new."""

LAST_SECONDS = 1.0
"""How long leaving waits for this thread to end."""

PROGRESS_STEP = 0.01
"""How much of an import has to pass before the screen is updated."""


class WriterThread:
    """Writes what it is given, in order, and posts the outcomes."""

    def __init__(self, path: Path, post: Callable[[Message], Any]) -> None:
        self._path = path
        self._post = post
        self._condition = threading.Condition()
        self._edits: deque[QueuedEdit] = deque()
        """Those that are not written yet; the first may be under way."""
        self._jobs: deque[ImportJob] = deque()
        """Those that have not ended; the first may be under way."""
        self._is_closed = False
        self._is_abandoned = False
        self._steps: dict[int, int] = {}
        """The steps of the journal that edits became, by number."""
        self._failed: set[int] = set()
        self._stopped: set[int] = set()
        """The edits of very many notes that a person stopped, by number."""
        self._file = file_identity(path)
        self._library: Library | None = None
        self._author = reader_author()
        self.bounds = USUAL_BOUNDS
        """How much of the journal is kept; replaced when that is configured anew."""
        self._is_busy = False
        """Whether a task is under way; others may be done between its chunks."""
        self._lock = LockNotice(post)
        self._thread = threading.Thread(target=self._run, name="writer", daemon=True)
        self._thread.start()

    def write(self, edit: QueuedEdit) -> None:
        """Has an edit written after those before it; ``Written`` or ``NotWritten`` is posted."""
        with self._condition:
            self._edits.append(edit)
            self._condition.notify()

    def begin(self, job: ImportJob) -> None:
        """Has files imported after the imports before it; ``ImportEnded`` is posted.

        A thread of their own looks for them: what is not on this disk, or no file at all, may
        take for ever.
        """
        with self._condition:
            self._jobs.append(job)
        threading.Thread(target=self._find_files, args=(job,), name="files", daemon=True).start()

    def stop_jobs(self) -> None:
        """Stops all imports; nothing is kept of the one under way, and the others never begin."""
        with self._condition:
            self._stop_jobs()

    def stop_bulk(self, number: int) -> None:
        """Stops an edit of very many notes, if it is still under way; nothing of it is kept."""
        self._stopped.add(number)

    def abandon(self) -> list[str]:
        """Ends the thread and names what is not written.

        An edit that takes longer than `LAST_SECONDS` is named, and may still be written.
        """
        from tui.library.edits_in_words import parts_in_words

        with self._condition:
            self._is_abandoned = self._is_closed = True
            self._stop_jobs()
            self._condition.notify()
        self._thread.join(LAST_SECONDS)
        with self._condition:
            edits = [line for queued in self._edits for line in parts_in_words(queued.edit)]
            return [*edits, *(f"import of {job.path}" for job in self._jobs)]

    def close(self) -> None:
        """Ends the thread once all edits are written, or after `LAST_SECONDS`.

        Whoever leaves in order has waited for the edits before.
        """
        with self._condition:
            self._is_closed = True
            self._stop_jobs()
            self._condition.notify()
        self._thread.join(LAST_SECONDS)

    def _run(self) -> None:
        while (task := self._next()) is not None:
            try:
                self._do(task)
                self._lock.found_free()
                self._complete_digests()
            except LibraryLockedError:
                self._lock.found_locked()
            except Exception:
                logger.exception("the thread failed outside of a change")
        self._close_library()

    def _complete_digests(self) -> None:
        """Makes what filters ask of notes that changed, a moment at a time, until a task comes."""
        with suppress(LibraryError):
            while not (self._edits or self._jobs or self._is_closed):
                if not (self._library and self._library.complete_digests()):
                    break

    def _next(self) -> QueuedEdit | ImportJob | None:
        with self._condition:
            self._condition.wait_for(
                lambda: self._edits or self._is_closed or (self._jobs and self._jobs[0].is_ready)
            )
            if self._is_abandoned:
                return None
            if self._edits:
                return self._edits[0]
            return self._jobs[0] if self._jobs else None

    def _do(self, task: QueuedEdit | ImportJob) -> None:
        """Does a task and posts its outcome.

        Raises:
            LibraryLockedError: Another program is writing; the task waits where it is.
        """
        begun = time.monotonic()
        is_between, self._is_busy = self._is_busy, True
        try:
            self._check_file()
            message = self._import(task) if isinstance(task, ImportJob) else self._write(task)
        except LibraryLockedError:
            raise
        except Exception as error:
            if isinstance(error, UrlNotesError):
                logger.info("a change was not made: %s", kinds_of(error))
            else:
                logger.exception("a change of the library failed")
            message = _failure(task, to_url_notes_error(error))
            if not is_between:
                # The connection may be in any state.
                self._close_library()
        finally:
            self._is_busy = is_between
        with self._condition:
            if isinstance(task, ImportJob):
                self._jobs.popleft()
            else:
                self._edits.remove(task)
        if isinstance(message, NotWritten):
            self._failed.add(message.number)
        what = "import"
        if isinstance(task, QueuedEdit):
            what = f"{type(task.edit).__name__} {task.number}"
        taken = 1_000 * (time.monotonic() - begun)
        logger.info("%s: %s after %.0f ms", what, type(message).__name__, taken)
        self._post(message)

    def _check_file(self) -> None:
        """Checks that the library is the one whose notes are shown.

        Raises:
            LibraryError: It was moved, removed or replaced: its ids are those of other notes.
        """
        if file_identity(self._path) != self._file:
            raise LibraryError(
                "The library was moved, removed or replaced while it was open",
                "Nothing was written; leave, and open it again.",
            )

    def _write(self, queued: QueuedEdit) -> Message:
        library = self._open_library()
        if queued.targets and isinstance(queued.edit, Undo | Redo):
            outcome = self._undo_or_redo_first(library, queued.edit, queued.targets)
        else:
            outcome = self._apply(library, queued)
        if outcome.step is not None:
            self._steps[queued.number] = outcome.step
        return Written(queued.number, outcome)

    def _apply(self, library: Library, queued: QueuedEdit) -> Outcome:
        """Does an edit, one of very many notes in chunks.

        Raises:
            UrlNotesError: A person stopped it.
        """
        callbacks = Callbacks(
            progress=self._progress(queued.number),
            is_stopped=lambda: self._is_abandoned or queued.number in self._stopped,
            between=partial(self._write_between, partial(self._behind, queued)),
            on_lock=self._wait_for_lock,
        )
        try:
            return library.apply(queued.edit, callbacks)
        except QueryInterruptedError as error:
            raise UrlNotesError("It was stopped", "Nothing of it is in the library.") from error

    def _undo_or_redo_first(
        self, library: Library, edit: Undo | Redo, targets: tuple[Target, ...]
    ) -> Outcome:
        """Undoes, or redoes, the first of some edits that changed anything.

        Raises:
            UrlNotesError: That edit failed; to take an older one in its place would be a surprise.
        """
        for target in targets:
            if target.number in self._failed:
                raise UrlNotesError("There is nothing to take back", "That change was not made.")
            step = target.step or self._steps.get(target.number)
            if step is not None:
                outcome = library.apply(edit._replace(step=step))
                if outcome.label or outcome.other:
                    return outcome
        # What was undone in this session and can no longer be redone has nothing in its place.
        return Outcome() if isinstance(edit, Redo) else library.apply(edit)

    def _find_files(self, job: ImportJob) -> None:
        job.find_files()
        with self._condition:
            self._condition.notify()

    def _import(self, job: ImportJob) -> Message:
        if job.is_stopped:
            return ImportEnded(job.path)
        if job.error:
            logger.info("an import did not begin: %s", kinds_of(job.error))
            return ImportEnded(job.path, error=job.error)
        from tui.library.importing import ImportOptions

        options = ImportOptions(folders_as_tags=job.folders_as_tags, issues=job.issues)
        callbacks = Callbacks(
            progress=self._progress(),
            is_stopped=lambda: job.is_stopped,
            between=partial(self._write_between, self._first),
            on_lock=self._wait_for_lock,
        )
        library = self._open_library()
        try:
            report = library.import_files(job.files or [], options, callbacks)
        except QueryInterruptedError:
            return ImportEnded(job.path)
        return ImportEnded(job.path, report)

    def _write_between(
        self, next_edit: Callable[[], QueuedEdit | None], write_first: WriteFirst
    ) -> None:
        """Writes the edits that may be written between two chunks.

        What the chunks do to the notes of an edit is done before it.

        Args:
            next_edit: Returns the next one; None where there is none.
            write_first: That of the step that is written in chunks.

        Raises:
            LibraryError: The library was moved, removed or replaced.
        """
        self._check_file()
        self._lock.found_free()
        while (queued := next_edit()) and not self._is_abandoned:
            try:
                write_first(note_ids_of(queued.edit))
                self._do(queued)
            except LibraryLockedError:
                self._lock.found_locked()

    def _first(self) -> QueuedEdit | None:
        """Returns the first edit; beside an import, every one may be written."""
        return self._edits[0] if self._edits else None

    def _behind(self, bulk: QueuedEdit) -> QueuedEdit | None:
        """Returns the edit behind one of very many notes, if it may be written before that ends.

        One that names no notes waits, and so do all behind it.
        """
        queued = self._edits[1] if len(self._edits) > 1 else None
        names_few = queued and note_ids_of(queued.edit) and not is_bulk(queued.edit)
        return queued if names_few and self._edits[0] is bulk else None

    def _wait_for_lock(self, error: LibraryLockedError) -> None:
        """Notes that a long step waits for another program, unless this one is being left."""
        if self._is_abandoned:
            raise error
        self._lock.found_locked()

    def _stop_jobs(self) -> None:
        for job in self._jobs:
            job.is_stopped = True
        self._condition.notify()

    def _progress(self, number: int | None = None) -> Progress:
        """Returns what posts how far an import is, or the edit with a number."""
        posted = -1.0

        def progress(done: int, total: int) -> None:
            nonlocal posted
            share = done / total if total else 1.0
            if share >= posted + PROGRESS_STEP:
                posted = share
                self._post(Progressed(share, number))

        return progress

    def _open_library(self) -> Library:
        """Returns the library, opened for the first change.

        Raises:
            LibraryError: It cannot be opened.
        """
        if self._library is None:
            from tui.library.library import Library

            self._library = Library(
                self._path,
                make=False,
                busy_seconds=ATTEMPT_SECONDS,
                author=self._author,
                bounds=self.bounds,
            )
        self._library.bound_journal(self.bounds)
        return self._library

    def _close_library(self) -> None:
        """Closes the library; the next task opens it anew."""
        library, self._library = self._library, None
        try:
            if library:
                library.close()
        except Exception:
            logger.exception("a library could not be closed")


def _failure(task: QueuedEdit | ImportJob, error: UrlNotesError) -> Message:
    if isinstance(task, ImportJob):
        return ImportEnded(task.path, error=error)
    return NotWritten(task.number, error)
