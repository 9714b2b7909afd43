"""Imports files: a first import in one transaction, later ones in short chunks between edits.

Each import is one step of the journal.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain

from tui.library.callbacks import Callbacks
from tui.library.long_step import ChunkSize, LongStep
from tui.library.read_ahead import ReadAhead
from tui.library.report import ImportReport, SourceIssue, aside_in_words
from tui.library.source_reading import read_files
from tui.library.sources import SourceFile
from tui.model.arrangement import Arrangement
from tui.model.cleaning import clean_tags
from tui.model.note import Draft
from tui.model.tag import with_tags
from tui.model.tagcare.decisions import WAITING
from tui.model.text import clean_line
from tui.store import order
from tui.store.connection import Connection, QueryInterruptedError, interruptible
from tui.store.draft_import import Arriving, DraftImport, TagArrival, Tally, import_arriving
from tui.store.journal import Journal
from tui.store.tag_care import decisions

FIRST_CHUNK, LARGEST_CHUNK = 20, 200
"""How many notes the first chunk has; how many any may have."""

WAIT_SECONDS = 0.02
"""How long a chunk waits for notes to be read, before edits get their turn."""


MOST_OF_NAME = 100
"""How many characters of the name of a file are shown."""


class _RehearsedError(Exception):
    """An import was rehearsed: what it did is to be rolled back."""


@dataclass(frozen=True)
class ImportOptions:
    """How files are imported."""

    tags: Sequence[str] = ()
    """Given to every note, after its own tags."""
    folders_as_tags: bool = False
    """Whether the names of its folders become tags of a note, which keeps its folders."""
    keep: bool = True
    """False only tells what would happen."""
    name: str = ""
    """What the step is called by; the name of the file, or the number of files, unless given."""
    issues: Sequence[SourceIssue] = ()
    """What was found wrong with the sources before they were read."""


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
        callbacks: Callbacks,
    ) -> None:
        """Prepares an import.

        Args:
            connection: That of the library.
            journal: That of the library.
            writing: Begins a transaction, and translates its errors.
            clock: Tells the time.
            files: From ``sources.find_files``.
            options: How they are imported.
            callbacks: Those of whoever has them imported.
        """
        self._connection = connection
        self._journal = journal
        self._writing = writing
        self._clock = clock
        self._options = options
        self._callbacks = callbacks
        self._name = options.name or _name_of(files)
        self.report = ImportReport(issues=list(options.issues))
        self._arriving = self._read(files)

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
                tally = self._store_all()
            self._count(tally)
            raise _RehearsedError

    def _import_first(self) -> None:
        def act() -> str:
            self._count(self._store_all())
            return self._label()

        with self._interruptible(), self._writing():
            done = self._journal.record(self._clock(), act)
        self.report.step = done.id if done else None

    def _store_all(self) -> Tally:
        now, arrival = self._clock(), self._arrival()
        return import_arriving(self._connection, self._arriving, now, arrival)

    def _arrival(self) -> TagArrival:
        """Returns how new tags arrive, as a person has decided."""
        waits = WAITING in decisions(self._connection)
        return TagArrival("retired" if waits else "live", clean_tags(self._options.tags))

    def _import_in_chunks(self) -> None:
        ahead = ReadAhead(self._arriving)
        step = LongStep(self._journal, self._writing, self._clock, self._name, self._callbacks)

        def store_all() -> str:
            now, arrival = self._clock(), self._arrival()
            importing = DraftImport(self._connection, now, arrival, is_long=True)
            size = ChunkSize(FIRST_CHUNK, LARGEST_CHUNK)
            while (chunk := ahead.take(size.value, WAIT_SECONDS)) is not None:
                if chunk:
                    size.adapt(step.write(partial(importing.store, chunk)))
                step.pause()
            self._count(importing.tally)
            return self._label()

        try:
            done = step.run(store_all)
        finally:
            ahead.close()
        self.report.step = done.id if done else None

    def _interruptible(self) -> AbstractContextManager[None]:
        return interruptible(self._connection, self._callbacks.is_stopped)

    def _read(self, files: Sequence[SourceFile]) -> Iterator[Arriving | Arrangement]:
        for record, format_ in read_files(files, self.report, self._callbacks.progress):
            self._check_stopped()
            if isinstance(record, Draft):
                yield Arriving(self._tagged(record), format_.name if format_.publishes else "")
            else:
                yield record

    def _tagged(self, draft: Draft) -> Draft:
        folders = draft.folders if self._options.folders_as_tags else ()
        tags = (*chain.from_iterable(folders), *self._options.tags)
        return replace(draft, tags=with_tags(draft.tags, tags)) if tags else draft

    def _check_stopped(self) -> None:
        if self._callbacks.is_stopped():
            raise QueryInterruptedError

    def _count(self, tally: Tally) -> None:
        self.report.added, self.report.updated = tally.added, tally.updated
        self.report.unchanged, self.report.kept_aside = tally.unchanged, tally.kept_aside
        self.report.arranged, self.report.left = tally.arranged, tally.left
        self.report.tags = tally.tags

    def _label(self) -> str:
        label = f"{self._name}: {self.report.added:,} added, {self.report.updated:,} updated"
        kept = self.report.kept_aside
        return f"{label}, {aside_in_words(kept)}" if kept else label


def _name_of(files: Sequence[SourceFile]) -> str:
    if len(files) == 1:
        return clean_line(files[0].name, MOST_OF_NAME)
    return f"{len(files):,} files"
