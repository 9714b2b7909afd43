"""A library with all that can be done to it.

Whatever a person does is undoable, and whole or not at all.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from tui.errors import LinkError
from tui.library.edits import (
    DONE,
    AddLink,
    Edit,
    MarkOpened,
    Outcome,
    Redo,
    Retag,
    Rewrite,
    SaveView,
    SetFlag,
    Undo,
    label_of,
)
from tui.library.reading import LibraryReader
from tui.library.report import ImportReport
from tui.library.typed_tagging import Tagging
from tui.model.cleaning import clean_draft
from tui.model.fields import VERSIONED_FIELDS
from tui.model.instant import Instant
from tui.model.note import Draft, Note
from tui.model.tag import with_tags
from tui.model.url import check_link
from tui.store import history, manual_edits, notes, saved_views, staleness
from tui.store.connection import QueryInterruptedError, interruptible, transaction, translate_errors
from tui.store.database import open_database
from tui.store.draft_import import import_drafts
from tui.store.history import NoteDiff, Step
from tui.store.tags import TagIds

if TYPE_CHECKING:
    from tui.library.sources import Progress, SourceFile

Clock = Callable[[], int]
"""The time now, in microseconds."""


def system_clock() -> int:
    """Returns the time of the machine, in microseconds."""
    return time.time_ns() // 1_000


def _never() -> bool:
    return False


class Library(LibraryReader):
    """A library file, open for reading and writing by one thread."""

    def __init__(
        self,
        path: Path,
        clock: Clock = system_clock,
        *,
        make: bool = True,
        busy_seconds: float | None = None,
    ) -> None:
        """Opens a library, and brings it up to date.

        Args:
            path: The file.
            clock: Tells the time.
            make: Whether to make a library where there is none.
            busy_seconds: How long a write waits for another program's; some seconds unless given.

        Raises:
            LibraryError: The file cannot be opened, or is no library this program knows.
        """
        self._begin(path, open_database(path, make=make, busy_seconds=busy_seconds))
        self._clock = clock

    def apply(self, edit: Edit) -> Outcome:
        """Does what an edit says, all of it or nothing; notes that are gone are passed over.

        Raises:
            LibraryLockedError: Another program is writing.
            LinkError: An address is no link, or that of another note.
        """
        with self._writing():
            outcome = self._apply(edit)
            return outcome._replace(seq=staleness.newest_change(self._connection))

    def add(self, draft: Draft) -> tuple[Note, bool]:
        """Adds a link, and returns its note and whether that is new.

        A link that is there already keeps its note, also out of the trash; what the draft adds is
        added to it. What a person says here, no import overwrites.

        Raises:
            LinkError: The address is no link.
        """
        with self._writing():
            outcome = self._add(draft)
            note = notes.get(self._connection, outcome.changed[0])
        assert note is not None
        return note, outcome.is_new

    def import_files(
        self,
        files: Sequence[SourceFile],
        *,
        tags: Sequence[str] = (),
        keep: bool = True,
        progress: Progress = lambda _done, _all: None,
        is_stopped: Callable[[], bool] = _never,
    ) -> ImportReport:
        """Imports files, all of them in one transaction.

        Args:
            files: From ``sources.find_files``.
            tags: Given to every note, after its own.
            keep: False only tells what would happen.
            progress: Is told how far it is.
            is_stopped: Is asked again and again; once it says so, the library is as before.

        Raises:
            FormatError: None of the files could be read.
            QueryInterruptedError: It was stopped.
        """
        from tui.library.sources import read_drafts

        report = ImportReport()

        def drafts() -> Iterator[Draft]:
            for draft in read_drafts(files, report, progress):
                if is_stopped():
                    raise QueryInterruptedError
                yield replace(draft, tags=with_tags(draft.tags, tags)) if tags else draft

        with self._writing(), interruptible(self._connection, is_stopped):
            tally = import_drafts(self._connection, drafts(), self._clock(), keep=keep)
        report.added, report.updated, report.unchanged = tally.added, tally.updated, tally.unchanged
        return report

    def _apply(self, edit: Edit) -> Outcome:
        match edit:
            case SetFlag(note_ids, field, value):
                diffs = manual_edits.set_flag(self._connection, note_ids, field, value)
                return self._recorded(diffs, DONE[field, value])
            case Retag(note_ids, added, removed):
                tagging = Tagging.of(added, removed)
                diffs = manual_edits.retag(
                    self._connection, note_ids, tagging.added, tagging.removed, self._clock()
                )
                return self._recorded(diffs, "tagged")
            case Rewrite():
                return self._recorded(self._rewrite(edit), "edited")
            case AddLink(draft):
                return self._add(draft)
            case MarkOpened(note_ids):
                manual_edits.mark_opened(self._connection, note_ids, self._clock())
                return Outcome(note_ids)
            case SaveView(name, text):
                saved_views.save_view(self._connection, name, text)
                return Outcome()
            case Undo(step):
                return _outcome_of(history.undo(self._connection, step))
            case Redo(step):
                return _outcome_of(history.redo(self._connection, step))

    def _rewrite(self, edit: Rewrite) -> Sequence[NoteDiff]:
        note = notes.get(self._connection, edit.note_id)
        if note is None:
            return ()
        wanted = replace(note, **edit.values)
        diff = manual_edits.rewrite(self._connection, note, wanted, self._clock())
        return (diff,) if diff else ()

    def _recorded(self, diffs: Sequence[NoteDiff], done: str) -> Outcome:
        if not diffs:
            return Outcome()
        label = label_of(len(diffs), done)
        step = history.record(self._connection, label, diffs, self._clock())
        return Outcome(tuple(each.note_id for each in diffs), label, step)

    def _add(self, draft: Draft) -> Outcome:
        clean, _ = clean_draft(replace(draft, url=check_link(draft.url)))
        now = self._clock()
        clean = replace(clean, added=clean.added or Instant(now))
        present = notes.find(self._connection, clean.url)
        import_drafts(self._connection, [replace(clean, added=None) if present else clean], now)
        note = self._added(clean, present)
        diff = (
            history.diff_between(present, note)
            if present
            else NoteDiff(note.id, {"trashed": True}, {"trashed": False})
        )
        recorded = None
        if diff.after:
            recorded = history.record(self._connection, "1 link added", [diff], now)
        return Outcome((note.id,), "1 link added", recorded, is_new=present is None)

    def _added(self, draft: Draft, present: Note | None) -> Note:
        """Returns the note that a draft was stored as; one that gained something is updated now."""
        note = notes.find(self._connection, draft.url)
        if note is None:
            raise LinkError(f"{draft.url} could not be added", "Check the address.")
        said = [name for name in VERSIONED_FIELDS if getattr(draft, name)]
        notes.mark_edited(self._connection, note.id, said)
        kept = replace(note, trashed=False)
        if present and manual_edits.is_update(present, kept):
            notes.mark_edited(self._connection, note.id, ["updated"])
            kept = replace(kept, updated=Instant(self._clock()))
        notes.update(self._connection, note, kept, TagIds(self._connection))
        return kept

    @contextmanager
    def _writing(self) -> Iterator[None]:
        with translate_errors(self.path), transaction(self._connection):
            yield


def _outcome_of(step: Step | None) -> Outcome:
    if step is None:
        return Outcome()
    return Outcome(tuple(diff.note_id for diff in step.diffs), step.label, step.id)


__all__ = ["ImportReport", "Library"]
