"""Changing notes: tags, stars, marks, archive and trash, and taking it back.

A key becomes an edit with values computed from what is shown. It is shown at once, with what else
is pending, and queued to be written.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from tui.errors import UrlNotesError
from tui.filters.syntax import EVERYTHING
from tui.library.edits import (
    AddLink,
    Edit,
    Flag,
    MarkOpened,
    Outcome,
    Redo,
    Retag,
    SetFlag,
    Undo,
    in_words,
)
from tui.library.reading import IsWanted, LibraryReader
from tui.model.note import Draft
from tui.ui.actions import MENUS, Choice
from tui.ui.messages import NotWritten, WriterWaits, Written
from tui.ui.pending import PendingEdit
from tui.ui.screens.completing import Completing
from tui.ui.state import NO_MARKS
from tui.ui.writer import WantedEdit

MOST_AT_ONCE = 1_000
"""How many notes leave the list with the key; where more do, keys wait until they have."""

Told = Callable[[Outcome], None]


class Changing(Completing):
    """The actions that change the library."""

    def do_tag_edit(self) -> None:
        self.with_chosen("Tag", self._ask_tags)

    def do_tag_repeat(self) -> None:
        self.with_chosen("Tag", lambda ids: self._tag(ids, self.last_tagging))

    def do_note_star(self) -> None:
        self.with_chosen("Star", lambda ids: self._toggle(ids, "starred", is_seen=True))

    def do_note_read(self) -> None:
        self.with_chosen("Mark read", lambda ids: self._toggle(ids, "read", is_seen=True))

    def do_note_archive(self) -> None:
        self.with_chosen("Archive", lambda ids: self._toggle(ids, "archived"))

    def do_note_trash(self) -> None:
        self.with_chosen("Trash", lambda ids: self._toggle(ids, "trashed"))

    def do_note_add(self) -> None:
        self.ask_text("add", "address of the link", self._add)

    def do_history_undo(self) -> None:
        targets = self.history.take_back()
        self.change(Undo(), self._tell_step("Undone"), targets=targets)
        target = targets[0] if targets else None
        if target and target.puts_away and target.cursor in target.ordinals:
            self.show_list(target.cursor)
            self.show_note()
            self.show_status()

    def do_history_redo(self) -> None:
        self.change(Redo(), self._tell_step("Redone"), targets=self.history.do_again())

    def do_mark_toggle(self) -> None:
        row = self.note_list.cursor_note
        if row:
            self.mark(self.state.marked ^ {row.id})
            self.note_list.move(1)

    def do_mark_range(self) -> None:
        start, here = self.state.range_start, self.cursor_id
        if start is None:
            self.state = replace(self.state, range_start=here)
            self.reader.tell("Move on and press v again to mark all between.")
        elif here is not None:
            self._mark_between(start, here)

    def do_mark_menu(self) -> None:
        self.offer(MENUS["marks"], self._mark_many)

    def do_note_skim(self) -> None:
        if not self.preview.at_end:
            self.preview.page(1)
            return
        row = self.note_list.cursor_note
        if row and not row.read:
            self.change(SetFlag((row.id,), "read", True))
        self.go_to_unread(1)

    def with_chosen(self, verb: str, then: Callable[[Sequence[int]], None]) -> None:
        """Do something with the marked notes, or else with the one under the cursor.

        Marks that the filter hides are asked about first: nobody sees what happens to them.

        Args:
            verb: What is to be done, as the question says it.
            then: Is given the ids.
        """
        state, here = self.state, self.cursor_id
        if not state.marked:
            if here is not None:
                then([here])
        elif not state.is_counted or state.hidden is None:
            self.wait_for_answer(lambda: self.with_chosen(verb, then))
        elif hidden := self._hidden_by_now(state.hidden):
            self._ask_about_hidden(verb, hidden, then)
        else:
            then(list(state.marked))

    def _hidden_by_now(self, hidden: frozenset[int]) -> frozenset[int]:
        """The marked notes that nobody sees, with those that pending edits may have hidden."""
        pending, query = self.state.pending, self.state.query
        changed = pending.away(query.scope)
        if query.root != EVERYTHING:
            loaded = {row.id for _, row in self.note_list.loaded_rows()}
            changed |= pending.note_ids - loaded
        return hidden | (changed & self.state.marked)

    def change(
        self,
        edit: Edit,
        told: Told = lambda _: None,
        *,
        targets: Sequence[PendingEdit] = (),
        uses_marks: bool = False,
    ) -> None:
        """Show what an edit does, and have it written behind those before it.

        Args:
            edit: What is to be.
            told: Says what it did, once it is written.
            targets: The edits of this session that it may take back or do again, the likeliest
                first.
            uses_marks: Whether it is for the marked notes, whose marks end with it.
        """
        pending = self._pending(edit, told, targets[0] if targets else None)
        self.state = replace(self.state, pending=self.state.pending.queued(pending))
        if isinstance(edit, SetFlag | Retag | AddLink):
            self.history.add(pending)
        if uses_marks:
            self._use_marks(pending)
        numbers = tuple(target.number for target in targets)
        self.gateway.writer.write(WantedEdit(pending.number, edit, numbers))
        self._show_change(pending)

    def mark(self, marked: frozenset[int]) -> None:
        """Have these notes marked."""
        self.state = self.state.marking(marked)
        self._show_marks()

    def on_written(self, message: Written) -> None:
        """Say what an edit did; it is pending until the library's answer has it."""
        outcome, pending = message.outcome, self.state.pending
        edit = pending.get(message.number)
        self.state = replace(self.state, pending=pending.written(message.number, outcome))
        if edit:
            self.history.written(edit, outcome)
        self._let_go_of_seen()
        if edit and edit.told:
            edit.told(outcome)
        self.follow_library()
        self.show_status()
        self.work_ended()

    def on_not_written(self, message: NotWritten) -> None:
        """Show the notes as they are in the library, and say why."""
        failed = self.state.pending.get(message.number)
        if failed:
            self.history.fail(failed)
        self.state = replace(self.state, pending=self.state.pending.without(message.number))
        if failed and failed.marked and not self.state.marked:
            self._mark_again(failed.marked)
        self.show_list(self.cursor_id)
        self.show_note()
        self.show_status()
        self._tell_failure(failed, message.error)
        self.work_ended(is_failure=True)

    def on_writer_waits(self, message: WriterWaits) -> None:
        """Say that another program has the library, or no longer."""
        self.state = replace(self.state, is_waiting=message.is_waiting)
        self.show_status()

    def activity(self) -> str:
        """That changes wait for another program."""
        if not self.state.is_waiting:
            return super().activity()
        return " · ".join(["waiting for another program", *self.unwritten_in_words()])

    def unwritten_in_words(self) -> list[str]:
        """How many changes are not written yet; nothing where all are."""
        count = self.state.pending.unwritten
        return [f"{count:,} change" if count == 1 else f"{count:,} changes"] if count else []

    def _let_go_of_seen(self) -> None:
        """Let go of edits that what is shown has: of one that changed nothing, no answer comes."""
        found, pending = self.state.found, self.state.pending
        if found and (left := pending.seen(found.result.seq)) != pending:
            self.state = replace(self.state, pending=left)
            self.show_list(self.cursor_id)

    def _pending(self, edit: Edit, told: Told, target: PendingEdit | None) -> PendingEdit:
        pending = PendingEdit(self.history.next_number(), edit, told=told, target=target)
        rows = [
            (index, row)
            for index, row in self.note_list.loaded_rows()
            if row.id in pending.note_ids
        ]
        return replace(
            pending,
            shown={row.id: row for _, row in rows},
            ordinals={row.id: index for index, row in rows} if self.state.listing else {},
            filter_text=self.state.shown_text,
            hidden=self.state.hidden or NO_MARKS,
            cursor=self.cursor_id,
        )

    def _use_marks(self, pending: PendingEdit) -> None:
        """Clear the marks that an edit was for."""
        used = replace(pending, marked=pending.note_ids & self.state.marked)
        edits = self.state.pending.without(pending.number).queued(used)
        self.state = replace(self.state.using_marks(used.marked), pending=edits)
        self._show_marks()

    def _show_marks(self) -> None:
        self.note_list.marked = self.state.marked
        self.show_status()
        if self.state.query.marked_terms:
            self.refresh_answer()

    def _show_change(self, pending: PendingEdit) -> None:
        if self.cursor_id in pending.note_ids and not pending.puts_away:
            self.state = replace(self.state, changed_note=self.cursor_id)
        if len(pending.note_ids) > MOST_AT_ONCE and pending.moves_notes:
            self.show_rows()
            self._look_up_positions(pending)
        elif pending.puts_away or self.state.staying:
            self.show_list(self.cursor_id)
        else:
            self.show_rows()
        self.show_note()
        self.show_status()

    def _look_up_positions(self, pending: PendingEdit) -> None:
        """Have very many notes leave the list once it is known where they stand."""
        found = self.state.found
        if found is None:
            self.show_list(self.cursor_id)
            return

        def show(positions: Mapping[int, int]) -> None:
            known = {**self.state.positions, **positions}
            self.state = replace(self.state, positions=known)
            self.show_list(self.cursor_id)
            self.show_note()
            self.show_status()

        ids = list(pending.note_ids)
        self.look_up(lambda library, _: library.positions(found.result, ids), show)

    def _ask_tags(self, ids: Sequence[int]) -> None:
        from tui.ui.screens.prompt import TagPromptScreen

        row = self.note_list.cursor_note
        shown = row.tags if row and len(ids) == 1 and row.id == ids[0] else ()

        def suggest(prefix: str, beside: Sequence[str]) -> list[str]:
            return self.gateway.read(
                lambda library: library.suggest_tags(prefix, beside), otherwise=[]
            )

        prompt = TagPromptScreen(shown, suggest)
        self.open_dialog(prompt, lambda text: self._tag(ids, text))

    def _tag(self, ids: Sequence[int], text: str | None) -> None:
        from tui.library.tagging import Tagging

        if not text:
            return
        tagging = Tagging.read(text)
        self.last_tagging = text
        edit = Retag(tuple(ids), tagging.added, tagging.removed)
        self.change(edit, self._tell_change(), uses_marks=self._are_marked(ids))

    def _are_marked(self, ids: Sequence[int]) -> bool:
        return not self.state.marked.isdisjoint(ids)

    def _toggle(self, ids: Sequence[int], field: Flag, *, is_seen: bool = False) -> None:
        """Set a flag on notes, or clear it where all of them have it.

        Args:
            ids: The notes.
            field: The flag.
            is_seen: Whether the change of a single note shows in the list by itself.
        """
        loaded = {row.id: row for _, row in self.note_list.loaded_rows()}
        is_quiet = is_seen and len(ids) == 1
        if all(note_id in loaded for note_id in ids):
            value = not all(getattr(loaded[note_id], field) for note_id in ids)
            self._set_flag(ids, field, value=value, is_quiet=is_quiet)
            return

        def set_flag(lacking: frozenset[int]) -> None:
            pending = self.state.pending
            lacking -= pending.flagged(field, value=True)
            cleared = pending.flagged(field, value=False).intersection(ids)
            self._set_flag(ids, field, value=bool(lacking | cleared), is_quiet=is_quiet)

        self.look_up(lambda library, _: library.lacking(ids, field), set_flag)

    def _set_flag(self, ids: Sequence[int], field: Flag, *, value: bool, is_quiet: bool) -> None:
        told = self._tell_change(is_quiet=is_quiet)
        edit = SetFlag(tuple(ids), field, value)
        self.change(edit, told, uses_marks=self._are_marked(ids))

    def _ask_about_hidden(
        self, verb: str, hidden: frozenset[int], then: Callable[[Sequence[int]], None]
    ) -> None:
        marked = self.state.marked
        shown = marked - hidden
        choices: list[Choice] = [("y", "all", f"all {len(marked):,} marked notes")]
        if shown:
            choices.append(("s", "shown", f"only the {len(shown):,} shown"))

        def answered(choice: str | None) -> None:
            if choice:
                then(list(marked if choice == "all" else shown))

        question = f"{verb} {len(hidden):,} that the filter hides?"
        self.offer(choices, answered, question=question)

    def _tell_change(self, *, is_quiet: bool = False) -> Told:
        def tell(outcome: Outcome) -> None:
            if not outcome.changed:
                self.reader.tell("Nothing changed.")
            elif not is_quiet:
                self.reader.tell(f"{outcome.label}.", "u takes it back.")

        return tell

    def _tell_step(self, what: str) -> Told:
        def tell(outcome: Outcome) -> None:
            said = f"{what}: {outcome.label}." if outcome.label else "There is nothing more."
            self.reader.tell(said)

        return tell

    def _tell_failure(self, failed: PendingEdit | None, error: UrlNotesError) -> None:
        """Say that an edit was not done, and why; of one that needs another, only the other."""
        if failed and self.history.has_failed(failed.target):
            return
        if failed and isinstance(failed.edit, SetFlag | Retag):
            message = f"Not done: {in_words(failed.edit)}. {error.message}"
            error = UrlNotesError(message, error.hint)
        self.reader.tell_error(error)

    def _add(self, url: str | None) -> None:
        if not url:
            return

        def tell(outcome: Outcome) -> None:
            (note_id,) = outcome.changed
            has = f"Note {note_id} has this link already."
            self.reader.tell("Added." if outcome.is_new else has)

        self.change(AddLink(Draft(url=url)), tell)

    def mark_opened(self, note_ids: Sequence[int]) -> None:
        """Remember that the pages of notes were opened."""
        if note_ids:
            self.change(MarkOpened(tuple(note_ids)))

    def _mark_between(self, start: int, here: int) -> None:
        listing = self.state.listing
        if listing is None:
            self.wait_for_answer(lambda: self._mark_between(start, here))
            return
        ends = map(self.ordinal_of, (start, here))
        ordinals = sorted(each for each in ends if each is not None)
        self.state = replace(self.state, range_start=None)
        if len(ordinals) < 2:
            self.reader.tell("The note where the range began is not in the list any more.")
            return
        order, result = listing.order[ordinals[0] : ordinals[1] + 1], listing.result
        self.look_up(
            lambda library, _: frozenset(library.ids(result, order)),
            lambda ids: self.mark(self.state.marked | ids),
        )

    def _mark_many(self, what: str | None) -> None:
        if what == "none":
            self.state = self.state.using_marks(self.state.marked)
            self.mark(NO_MARKS)
        elif what == "again":
            self._mark_last()
        elif what:
            self._mark_shown(self._inverted if what == "invert" else self._joined)

    def _mark_last(self) -> None:
        if self.state.last_marked:
            self._mark_again(self.state.marked | self.state.last_marked)
        else:
            self.reader.tell("No notes were marked before.")

    def _mark_again(self, marked: frozenset[int]) -> None:
        """Bring marks back; whether the filter finds them is known with the next answer."""
        self.state = self.state.marking_again(marked)
        self.note_list.marked = marked
        self.show_status()
        self.refresh_answer()

    def _mark_shown(self, marks: Callable[[frozenset[int]], frozenset[int]]) -> None:
        listing = self.state.listing
        if listing is None:
            self.wait_for_answer(lambda: self._mark_shown(marks))
            return

        def find(library: LibraryReader, _: IsWanted) -> frozenset[int]:
            return frozenset(library.ids(listing.result, listing.order))

        self.look_up(find, lambda shown: self.mark(marks(shown)))

    def _joined(self, shown: frozenset[int]) -> frozenset[int]:
        return self.state.marked | shown

    def _inverted(self, shown: frozenset[int]) -> frozenset[int]:
        return (shown - self.state.marked) | (self.state.hidden or NO_MARKS)
