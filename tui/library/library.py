"""A library with all that can be done to it.

Whatever a person does is undoable, and whole or not at all.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from tui.errors import LibraryError, UrlNotesError
from tui.library.adding import add_links, clean_links, present_notes
from tui.library.bulk import BulkEdit
from tui.library.callbacks import Callbacks
from tui.library.changing import (
    change,
    change_notes,
    label,
    merge,
    mergeable,
    prepared,
    rewrite,
)
from tui.library.clock import Clock, system_clock
from tui.library.cut_off import cut_off_steps, end_cut_off
from tui.library.edits import (
    AddLinks,
    BulkChange,
    CareForTags,
    Edit,
    ImportFiles,
    MarkOpened,
    MergeNotes,
    Outcome,
    Purge,
    Redo,
    Rewrite,
    SetFlag,
    Undo,
    UndoTo,
    goes_on_with,
    is_bulk,
    typed_tags_of,
)
from tui.library.edits_in_words import care_label, edit_label, in_words, label_of
from tui.library.long_step import LongStep
from tui.library.reading import LibraryReader
from tui.library.report import ImportReport
from tui.library.unsaved_texts import forget_notes
from tui.model.journal_bounds import USUAL_BOUNDS, JournalBounds
from tui.model.note import Draft, Note
from tui.model.url import link_key
from tui.store import digests, manual_edits, notes, purging, staleness, steps
from tui.store.connection import transaction, translate_errors
from tui.store.database import open_database
from tui.store.journal import Journal
from tui.store.steps import COMMAND, Author, State, Step
from tui.store.tag_care import Cared, care
from tui.store.tag_states import hidden_among, live_among

if TYPE_CHECKING:
    from tui.library.importing import ImportOptions
    from tui.library.sources import SourceFile


class Library(LibraryReader):
    """A library file, open for reading and writing by one thread."""

    def __init__(
        self,
        path: Path,
        clock: Clock = system_clock,
        *,
        make: bool = True,
        busy_seconds: float | None = None,
        author: Author = COMMAND,
        bounds: JournalBounds = USUAL_BOUNDS,
    ) -> None:
        """Opens a library, and brings it up to date.

        Args:
            path: The file.
            clock: Tells the time.
            make: Whether to make a library where there is none.
            busy_seconds: How long a write waits for another program's; some seconds unless given.
            author: Who records steps in the journal.
            bounds: How much of the journal is kept.

        Raises:
            LibraryError: The file cannot be opened, or is no library this program knows.
        """
        self._begin(path, open_database(path, make=make, busy_seconds=busy_seconds))
        self._clock = clock
        self._journal = Journal(self._connection, author, bounds)
        self._open_ended: tuple[SetFlag, int] | None = None
        """The last edit with which another may go on, and its step."""
        self._settle_journal()

    def bound_journal(self, bounds: JournalBounds) -> None:
        """Has so much of the journal be kept from the next step on."""
        self._journal.bounds = bounds

    def apply(self, edit: Edit, callbacks: Callbacks | None = None) -> Outcome:
        """Does what an edit says, all of it or nothing; notes that are gone are passed over.

        An edit of very many notes is done in chunks, between which others may write.

        Args:
            edit: The edit.
            callbacks: Those of whoever has it done in chunks.

        Raises:
            LibraryLockedError: Another program is writing.
            LinkError: An address is no link, or that of another note.
            NoteNotFoundError: The note that a person saw is gone.
            QueryInterruptedError: It was stopped.
        """
        self._settle_journal()
        if isinstance(edit, Purge):
            with translate_errors(self.path):
                return self._purge(edit.note_ids)
        if isinstance(edit, BulkChange) and is_bulk(edit):
            return self._apply_in_chunks(edit, callbacks or Callbacks())
        with self._writing():
            hidden = hidden_among(self._connection, typed_tags_of(edit))
            outcome = self._apply(edit)._replace(revived=self._revived(hidden))
            return outcome._replace(seq=staleness.newest_change(self._connection))

    def add(self, draft: Draft) -> tuple[Note, bool]:
        """Adds a link, and returns its note and whether that is new.

        A link that is there already keeps its note, also out of the trash; what the draft adds is
        added to it. What a person says here, no import overwrites.

        Raises:
            LinkError: The address is no link.
        """
        with self._writing():
            outcome = self._add((draft,))
            note = notes.get(self._connection, outcome.changed[0])
        assert note is not None
        return note, bool(outcome.added)

    def import_files(
        self,
        files: Sequence[SourceFile],
        options: ImportOptions | None = None,
        callbacks: Callbacks | None = None,
    ) -> ImportReport:
        """Imports files as one step.

        A first import is one transaction; others are chunks, between which others may write.

        Args:
            files: From ``sources.find_files``.
            options: How; the usual way unless given.
            callbacks: Those of whoever has them imported.

        Raises:
            FormatError: None of the files could be read.
            QueryInterruptedError: It was stopped.
        """
        from tui.library.importing import FileImport, ImportOptions

        with translate_errors(self.path):
            return FileImport(
                *(self._connection, self._journal, self._writing, self._clock, files),
                options or ImportOptions(),
                callbacks or Callbacks(),
            ).run()

    def now(self) -> int:
        """Returns the time, in microseconds."""
        return self._clock()

    def _apply(self, edit: Edit) -> Outcome:
        now = self._clock()
        match edit:
            case MarkOpened(note_ids, are_read):
                with self._journal.unrecorded():
                    manual_edits.mark_opened(self._connection, note_ids, now, are_read=are_read)
                return Outcome(note_ids)
            case AddLinks(drafts):
                return self._add(drafts)
            case Undo() | Redo():
                return self._turn(edit, now)
            case UndoTo(step, latest):
                return self._undo_to(step, latest, now)
            case ImportFiles() | Purge():
                raise TypeError("files and purges are no single transaction")
            case Rewrite():
                return self._rewrite(edit, now)
            case MergeNotes():
                return self._merge(edit, now)
            case SetFlag(goes_on=True):
                return self._go_on(edit, now)
            case CareForTags():
                return self._care(edit, now)
            case _:
                done = self._journal.record(now, lambda: change(self._connection, edit, now))
                return Outcome(done.note_ids, done.label, done.id) if done else Outcome()

    def _go_on(self, edit: SetFlag, now: int) -> Outcome:
        """Does an edit as a part of the step before, where it goes on with that."""
        done, before = None, self._open_ended
        act = partial(change, self._connection, edit, now)
        if before and goes_on_with(edit, before[0]):
            done = self._journal.extend(before[1], now, act, partial(edit_label, edit))
        done = done or self._journal.record(now, act)
        if done is None:
            return Outcome()
        self._open_ended = edit, done.id
        return Outcome(done.note_ids, done.label, done.id)

    def _rewrite(self, edit: Rewrite, now: int) -> Outcome:
        edit, conflicts = prepared(self._connection, edit)
        done = self._journal.record(now, lambda: rewrite(self._connection, edit, conflicts, now))
        if done is None:
            return Outcome()
        return Outcome(done.note_ids, done.label, done.id, conflicts=conflicts)

    def _merge(self, edit: MergeNotes, now: int) -> Outcome:
        stands, others = mergeable(self._connection, edit)
        gone = len(edit.others) - len(others)
        done = self._journal.record(now, lambda: merge(self._connection, stands, others, now))
        if done is None:
            return Outcome(skipped=gone)
        return Outcome(done.note_ids, done.label, done.id, skipped=gone)

    def _care(self, edit: CareForTags, now: int) -> Outcome:
        cared = Cared()

        def act() -> str:
            nonlocal cared
            cared = care(self._connection, edit.actions, edit.decisions)
            return care_label(cared.done, edit.decisions)

        done = self._journal.record(now, act)
        if done is None:
            return Outcome(skipped=cared.skipped)
        return Outcome(done.note_ids, done.label, done.id, skipped=cared.skipped)

    def _revived(self, hidden: Mapping[int, str]) -> tuple[str, ...]:
        """Returns the names of tags that were not live, and are now."""
        live = live_among(self._connection, hidden) if hidden else set()
        return tuple(name for tag, name in hidden.items() if tag in live)

    def _apply_in_chunks(self, edit: BulkChange, callbacks: Callbacks) -> Outcome:
        now = self._clock()
        with translate_errors(self.path):
            hidden = hidden_among(self._connection, typed_tags_of(edit))
        name = in_words(edit)
        step = LongStep(self._journal, self._writing, self._clock, name, callbacks)
        bulk = BulkEdit(
            step,
            edit.note_ids,
            lambda note_ids: change_notes(self._connection, edit, note_ids, now),
        )
        done = bulk.run(lambda count: label(self._connection, edit, count))
        with translate_errors(self.path):
            seq = staleness.newest_change(self._connection)
            revived = self._revived(hidden)
        if done is None:
            return Outcome(seq=seq)
        return Outcome(done.note_ids, done.label, done.id, seq, revived=revived)

    def _turn(self, edit: Undo | Redo, now: int) -> Outcome:
        """Undoes or redoes a step, unless one of another program comes first and is to be named."""
        is_undo = isinstance(edit, Undo)
        state = State.DONE if is_undo else State.UNDONE
        self._journal.adopt(now)
        if is_undo and edit.step is None:
            self._check_nothing_runs()
        newest = steps.last_step(self._connection, state)
        wanted = newest if edit.step is None else steps.step_with_id(self._connection, edit.step)
        if newest is None or wanted is None or wanted.state is not state:
            return Outcome()
        last_session = newest.author.session if is_undo else newest.turned_by
        if edit.names_others and last_session != self._journal.author.session:
            is_first = is_undo and steps.is_newer(self._connection, newest.id, wanted.id)
            if edit.step is None or is_first:
                return Outcome(other=newest)
        if isinstance(edit, Undo) and edit.is_alone and self._journal.is_built_upon(wanted.id):
            return Outcome(label=wanted.label, is_built_upon=True)
        turn = self._journal.undo if is_undo else self._journal.redo
        done = turn(now, wanted.id)
        return Outcome(
            *(done.note_ids, done.label, done.id),
            skipped=done.skipped,
            has_effect=done.has_effect,
        )

    def _check_nothing_runs(self) -> None:
        """Checks that the last step is over: to undo the one before in its place would surprise.

        Raises:
            UrlNotesError: It is not.
        """
        if running := steps.running_steps(self._connection):
            raise UrlNotesError(
                f"Not over yet: {running[0].label}",
                "Undo once it has ended; nothing was undone.",
            )

    def _purge(self, note_ids: Sequence[int]) -> Outcome:
        """Deletes notes, overwrites what the file has left of them, and finds who else has any."""
        with self._writing():
            with self._journal.unrecorded():
                purged = purging.purge(self._connection, note_ids)
            seq = staleness.newest_change(self._connection)
        forget_notes(self.path, purged.note_ids)
        count = len(purged.note_ids)
        return Outcome(
            *(purged.note_ids, label_of(count, "purged") if count else "", None, seq),
            skipped=len(set(note_ids)) - count,
            backups=purging.backups_with(self.path, purged) if count else (),
            has_remains=bool(count) and not purging.overwrite_remains(self._connection),
        )

    def _undo_to(self, step_id: int, latest: int | None, now: int) -> Outcome:
        """Undoes the steps down to one, the latest first.

        Raises:
            UrlNotesError: An import runs, which would build upon what is undone.
        """
        if steps.running_steps(self._connection):
            raise UrlNotesError("An import is under way", "Undo more once it has ended.")
        self._journal.adopt(now)
        wanted = steps.steps_down_to(self._connection, step_id)
        if wanted and latest not in (None, wanted[0].id):
            return Outcome(other=wanted[0])
        undone = [self._journal.undo(now, step.id) for step in wanted]
        if not undone:
            return Outcome()
        last = undone[-1]
        return Outcome(
            tuple(sorted({note_id for each in undone for note_id in each.note_ids})),
            last.label if len(undone) == 1 else f"{len(undone):,} steps, down to: {last.label}",
            last.id,
            skipped=sum(each.skipped for each in undone),
            has_effect=any(each.has_effect for each in undone),
            steps=tuple(each.id for each in undone),
        )

    def _add(self, drafts: Sequence[Draft]) -> Outcome:
        now = self._clock()
        clean = clean_links(drafts, now)
        present = present_notes(self._connection, clean)
        done = self._journal.record(now, lambda: add_links(self._connection, clean, present, now))
        keys = dict.fromkeys(link_key(draft.url) for draft in clean)
        ids = notes.ids_by_key(self._connection, list(keys))
        return Outcome(
            tuple(dict.fromkeys(ids[key] for key in keys)),
            done.label if done else "",
            done.id if done else None,
            added=tuple(ids[key] for key in keys if key not in present),
        )

    def complete_digests(self) -> bool:
        """Makes, for a moment, what filters ask of notes that changed; returns whether to go on."""
        with translate_errors(self.path):
            if digests.are_complete(self._connection):
                return False
            with transaction(self._connection):
                return digests.complete(self._connection)

    def _settle_journal(self) -> None:
        """Ends the steps of programs that ended before them; makes a step of what others wrote.

        Where that cannot be written now, the next change does it, or who opens the library next.
        """
        with translate_errors(self.path):
            is_unsettled = bool(self._cut_off_steps()) or self._journal.has_strangers()
        if is_unsettled:
            with suppress(LibraryError), self._writing():
                end_cut_off(self._journal, self._cut_off_steps(), self._clock())
                self._journal.adopt(self._clock())

    def _cut_off_steps(self) -> list[Step]:
        return cut_off_steps(self._connection)

    @contextmanager
    def _writing(self) -> Iterator[None]:
        with translate_errors(self.path), transaction(self._connection):
            yield
            digests.complete(self._connection)
            staleness.forget_old_changes(self._connection)


__all__ = ["ImportReport", "Library"]
