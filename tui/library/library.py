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
from tui.library.reading import ReadableLibrary
from tui.library.report import ImportReport
from tui.model.cleaning import clean_draft
from tui.model.fields import VERSIONED_FIELDS
from tui.model.instant import Instant
from tui.model.merging import removal_of
from tui.model.note import Draft, Note
from tui.model.tag import with_tags, without_tags
from tui.model.url import check_link
from tui.store import history, notes
from tui.store.connection import explained, transaction
from tui.store.history import Deed
from tui.store.importing import import_drafts
from tui.store.tags import TagIds
from tui.store.views import save_view

if TYPE_CHECKING:
    from tui.library.sources import Progress, SourceFile

Clock = Callable[[], int]
"""The time now, in microseconds."""


def system_clock() -> int:
    """The time of the machine, in microseconds."""
    return time.time_ns() // 1_000


class Library(ReadableLibrary):
    """A library file, open for reading and writing by one thread."""

    def __init__(self, path: Path, clock: Clock = system_clock) -> None:
        """Open the library, made where there is none.

        Raises:
            LibraryError: The file cannot be opened, or is no library this program knows.
        """
        super().__init__(path)
        self._clock = clock

    def add(self, draft: Draft) -> tuple[Note, bool]:
        """The note of a link, and whether it is new.

        A link that is there already keeps its note, also out of the trash; what the draft adds is
        added to it. What a person says here, no import overwrites.

        Raises:
            LinkError: The address is no link.
        """
        clean, _ = clean_draft(replace(draft, url=check_link(draft.url)))
        clean = replace(clean, added=clean.added or Instant(self._clock()))
        with self._writing():
            present = notes.find(self._connection, clean.url)
            import_drafts(
                self._connection, [replace(clean, added=None) if present else clean], self._clock()
            )
            note = self._added(clean)
            step = (
                history.step_between(present, note)
                if present
                else history.Step(note.id, {"trashed": True}, {"trashed": False})
            )
            if step.after:
                history.record(self._connection, "1 link added", [step], self._clock())
        return note, present is None

    def change(
        self, note_ids: Sequence[int], edit: Callable[[Note], Note], label: str
    ) -> list[int]:
        """Change notes by hand, undoably, all of them or none; the ids of those that changed.

        Args:
            note_ids: Unknown ones are passed over.
            edit: From a note to what it shall be.
            label: What is done to them, for the history: ``starred``.

        Raises:
            LinkError: An address is changed to one that another note has.
        """
        with self._writing():
            steps = []
            tag_ids = TagIds(self._connection)
            for before in notes.get_many(self._connection, note_ids):
                after = self._stored(before, edit(before), tag_ids)
                step = history.step_between(before, after)
                if step.after:
                    steps.append(step)
                    self._remember_edit(before, after, step)
            if steps:
                count = "1 note" if len(steps) == 1 else f"{len(steps):,} notes"
                history.record(self._connection, f"{count} {label}", steps, self._clock())
        return [step.note_id for step in steps]

    def mark_opened(self, note_id: int) -> None:
        """Remember that a note was opened now, and so read; no step that can be undone."""
        with self._writing():
            self._connection.execute(
                "UPDATE notes SET opened = ?, whole_days = whole_days & ~8, read = 1 WHERE id = ?",
                (self._clock(), note_id),
            )

    def undo(self) -> Deed | None:
        """Take back the last change; None where there is none."""
        with self._writing():
            return history.undo(self._connection)

    def redo(self) -> Deed | None:
        """Do again what was undone last; None where there is nothing."""
        with self._writing():
            return history.redo(self._connection)

    def import_files(
        self,
        files: Sequence[SourceFile],
        *,
        tags: Sequence[str] = (),
        keep: bool = True,
        progress: Progress = lambda _done, _all: None,
    ) -> ImportReport:
        """Import files, all of them in one transaction.

        Args:
            files: From ``sources.find_files``.
            tags: Given to every note, behind its own.
            keep: False only tells what would happen.
            progress: Is told how far it is.

        Raises:
            FormatError: None of the files could be read.
        """
        from tui.library.sources import read_drafts

        report = ImportReport()
        drafts = (
            replace(draft, tags=with_tags(draft.tags, tags)) if tags else draft
            for draft in read_drafts(files, report, progress)
        )
        with explained(self.path):
            tally = import_drafts(self._connection, drafts, self._clock(), keep=keep)
        report.added, report.updated, report.unchanged = tally.added, tally.updated, tally.unchanged
        return report

    def save_view(self, name: str, text: str) -> None:
        """Save a filter under a name; an empty text removes the view."""
        with self._writing():
            save_view(self._connection, name, text)

    def _added(self, draft: Draft) -> Note:
        """The note that a draft was just stored as."""
        note = notes.find(self._connection, draft.url)
        if note is None:
            raise LinkError(f"{draft.url} could not be added", "Check the address.")
        said = [name for name in VERSIONED_FIELDS if getattr(draft, name)]
        notes.mark_edited(self._connection, note.id, said)
        kept = replace(note, trashed=False)
        notes.update(self._connection, note, kept, TagIds(self._connection))
        return kept

    def _stored(self, before: Note, wanted: Note, tag_ids: TagIds) -> Note:
        clean, _ = clean_draft(wanted)
        if wanted.url == before.url:
            clean = replace(clean, url=before.url)
        else:
            other = notes.find(self._connection, check_link(clean.url))
            if other and other.id != before.id:
                raise LinkError(
                    f"Note {other.id} has this link already", "Open that note, or merge by hand."
                )
            if not clean.site or clean.site == before.site:
                clean = replace(clean, site="")
        notes.update(self._connection, before, clean, tag_ids)
        stored = notes.get(self._connection, before.id)
        assert stored is not None
        return stored

    def _remember_edit(self, before: Note, after: Note, step: history.Step) -> None:
        notes.mark_edited(self._connection, after.id, step.after)
        removed = without_tags(before.tags, after.tags)
        notes.mark_edited(self._connection, after.id, map(removal_of, removed))
        notes.unmark_edited(self._connection, after.id, map(removal_of, after.tags))

    @contextmanager
    def _writing(self) -> Iterator[None]:
        with explained(self.path), transaction(self._connection):
            yield


__all__ = ["Deed", "ImportReport", "Library"]
