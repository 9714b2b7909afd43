"""Imports files: a first import in one transaction, later ones in short chunks between edits.

Each import is one step of the journal. Stopped or failed, it is taken back; killed, it stays a step
that is running, until the library is opened again.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass, replace
from typing import TypeVar

from tui.errors import LibraryError, LibraryLockedError, UrlNotesError
from tui.library.processes import active_steps
from tui.library.read_ahead import ReadAhead
from tui.library.report import ImportReport
from tui.library.sources import Progress, SourceFile, read_drafts
from tui.model.note import Draft
from tui.model.tag import with_tags
from tui.model.text import clean_line
from tui.store import order
from tui.store.connection import Connection, QueryInterruptedError, interruptible
from tui.store.draft_import import DraftImport, Tally, import_drafts
from tui.store.journal import Done, Journal

CHUNK_SECONDS = 0.03
"""How long a chunk should take: edits wait for it. Some take longer, where old notes need room."""

FIRST_CHUNK, LARGEST_CHUNK = 20, 200
"""How many notes the first chunk has; how many any may have."""

PAUSE_SECONDS = 0.005
"""How long the lock is left to other programs after a chunk."""

WAIT_SECONDS = 0.02
"""How long a chunk waits for notes to be read, before edits get their turn."""


MOST_OF_NAME = 100
"""How many characters of the name of a file are shown."""

Result = TypeVar("Result")


class _RehearsedError(Exception):
    """An import was rehearsed: what it did is to be rolled back."""


def _nothing() -> None:
    return


def _fail(error: LibraryLockedError) -> None:
    raise error


@dataclass(frozen=True)
class ImportOptions:
    """How files are imported."""

    tags: Sequence[str] = ()
    """Given to every note, after its own."""
    keep: bool = True
    """False only tells what would happen."""
    name: str = ""
    """What the step is called by; the name of the file, or the number of files, unless given."""
    progress: Progress = lambda _done, _all: None
    """Is told how far it is, on any thread."""
    is_stopped: Callable[[], bool] = lambda: False
    """Is asked again and again; once it says so, the library is as before."""
    between: Callable[[], None] = _nothing
    """Is called between two chunks, and may write."""
    on_lock: Callable[[LibraryLockedError], None] = _fail
    """Is called where another program has the lock; the chunk is tried again unless it raises."""


class FileImport:
    """Files that are being imported into one library."""

    def __init__(
        self,
        connection: Connection,
        journal: Journal,
        writing: Callable[[], AbstractContextManager[None]],
        clock: Callable[[], int],
        files: Sequence[SourceFile],
        options: ImportOptions,
    ) -> None:
        """Prepares an import.

        Args:
            connection: That of the library.
            journal: That of the library.
            writing: Begins a transaction, and translates its errors.
            clock: Tells the time.
            files: From ``sources.find_files``.
            options: How they are imported.
        """
        self._connection = connection
        self._journal = journal
        self._writing = writing
        self._clock = clock
        self._options = options
        self._name = options.name or _name_of(files)
        self.report = ImportReport()
        self._drafts = self._tagged(read_drafts(files, self.report, options.progress))

    def run(self) -> ImportReport:
        """Imports everything, or nothing.

        Raises:
            FormatError: None of the files could be read.
            QueryInterruptedError: It was stopped.
            LibraryLockedError: Another program has the lock, and nobody wants to wait.
        """
        if not self._options.keep:
            self._rehearse()
        elif order.is_empty(self._connection):
            self._import_first()
        else:
            self._import_in_chunks()
        return self.report

    def _rehearse(self) -> None:
        with suppress(_RehearsedError), self._interruptible(), self._writing():
            with self._journal.unrecorded():
                tally = import_drafts(self._connection, self._drafts, self._clock())
            self._count(tally)
            raise _RehearsedError

    def _import_first(self) -> None:
        def act() -> str:
            self._count(import_drafts(self._connection, self._drafts, self._clock()))
            return self._label()

        with self._interruptible(), self._writing():
            done = self._journal.record(self._clock(), act)
        self.report.step = done.id if done else None

    def _import_in_chunks(self) -> None:
        now = self._clock()
        ahead = ReadAhead(self._drafts)
        step: int | None = None
        try:
            step = self._whenever_unlocked(lambda: self._begin(now))
            importing = DraftImport(self._connection, now, is_long=True)
            size = FIRST_CHUNK
            while (chunk := ahead.take(size, WAIT_SECONDS)) is not None:
                if chunk:
                    begun = time.monotonic()
                    self._store(importing, step, chunk)
                    taken = max(time.monotonic() - begun, 1e-6)
                    size = int(min(2 * size, size * CHUNK_SECONDS / taken, LARGEST_CHUNK)) or 1
                    time.sleep(PAUSE_SECONDS)
                self._options.between()
                self._check_stopped()
            self._count(importing.tally)
            done = self._whenever_unlocked(lambda: self._end(step))
            self.report.step = done.id if done else None
        except BaseException as error:
            ahead.close()
            if step is not None and not self._take_back(step):
                raise self._not_taken_back(error) from error
            raise
        finally:
            active_steps.discard(step or 0)

    def _begin(self, now: int) -> int:
        step = self._journal.begin(now, self._name)
        active_steps.add(step)
        return step

    def _store(self, importing: DraftImport, step: int, chunk: list[Draft]) -> None:
        def store() -> None:
            with self._journal.recording(step):
                importing.store(chunk)

        self._whenever_unlocked(store)

    def _end(self, step: int | None) -> Done | None:
        assert step is not None
        return self._journal.end(step, self._label(), self._clock())

    def _take_back(self, step: int) -> bool:
        """Undoes what is stored so far; returns whether that could be written."""

        def cancel() -> None:
            self._journal.cancel(step, f"{self._name}: stopped", self._clock())

        try:
            self._whenever_unlocked(cancel, is_last=True)
        except UrlNotesError:
            return False
        return True

    def _not_taken_back(self, error: BaseException) -> LibraryError:
        """Returns the error for an import of which a part stays until it can be taken back."""
        reason = error.message if isinstance(error, UrlNotesError) else "The import was stopped"
        return LibraryError(
            f"{reason}; a part of {self._name} is in the library",
            "`url-notes undo` takes it back once the library can be written.",
        )

    def _whenever_unlocked(self, act: Callable[[], Result], *, is_last: bool = False) -> Result:
        """Does something in a transaction, once no other program has the lock.

        Args:
            act: Does it.
            is_last: Whether it is done even if the import is stopped meanwhile.
        """
        while True:
            try:
                with self._writing():
                    return act()
            except LibraryLockedError as error:
                self._options.on_lock(error)
                if not is_last:
                    self._check_stopped()

    def _interruptible(self) -> AbstractContextManager[None]:
        return interruptible(self._connection, self._options.is_stopped)

    def _tagged(self, drafts: Iterator[Draft]) -> Iterator[Draft]:
        tags = self._options.tags
        for draft in drafts:
            self._check_stopped()
            yield replace(draft, tags=with_tags(draft.tags, tags)) if tags else draft

    def _check_stopped(self) -> None:
        if self._options.is_stopped():
            raise QueryInterruptedError

    def _count(self, tally: Tally) -> None:
        self.report.added, self.report.updated = tally.added, tally.updated
        self.report.unchanged = tally.unchanged

    def _label(self) -> str:
        return f"{self._name}: {self.report.added:,} added, {self.report.updated:,} updated"


def _name_of(files: Sequence[SourceFile]) -> str:
    if len(files) == 1:
        return clean_line(files[0].path.name, MOST_OF_NAME)
    return f"{len(files):,} files"
