"""Edits on their way: shown with the key, queued to be written, and what becomes of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from tui.errors import UrlNotesError
from tui.library.edits import AddLink, Edit, Outcome, Retag, SetFlag, in_words
from tui.ui.messages import NotWritten, WriterWaits, Written
from tui.ui.pending import PendingEdit
from tui.ui.screens.marking import Marking
from tui.ui.state import NO_MARKS
from tui.ui.writer import WantedEdit

MOST_AT_ONCE = 1_000
"""How many notes leave the list with the key; where more do, keys wait until they have."""

Told = Callable[[Outcome], None]
"""Says what an edit did, once it is written."""


class Queueing(Marking):
    """Shows what an edit does, and has it written."""

    def change(
        self,
        edit: Edit,
        told: Told = lambda _: None,
        *,
        targets: Sequence[PendingEdit] = (),
        uses_marks: bool = False,
        changed: frozenset[int] | None = None,
    ) -> None:
        """Show what an edit does, and have it written behind those before it.

        Args:
            edit: What is to be.
            told: Says what it did, once it is written.
            targets: The edits of this session that it may take back or do again, the likeliest
                first.
            uses_marks: Whether it is for the marked notes, whose marks end with it.
            changed: The notes that are not so before; None where that is not known.
        """
        pending = self._pending(edit, told, targets[0] if targets else None, changed)
        self.state = replace(self.state, pending=self.state.pending.queued(pending))
        if isinstance(edit, SetFlag | Retag | AddLink):
            self.history.add(pending)
        if uses_marks:
            self._use_marks(pending)
        numbers = tuple(target.number for target in targets)
        self.gateway.writer.write(WantedEdit(pending.number, edit, numbers))
        self._show_change(pending)

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
            self.mark_again(failed.marked)
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

    def _pending(
        self,
        edit: Edit,
        told: Told,
        target: PendingEdit | None,
        changed: frozenset[int] | None,
    ) -> PendingEdit:
        number = self.history.next_number()
        pending = PendingEdit(number, edit, told=told, target=target, changed=changed)
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
        self.show_marks()

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

    def _tell_failure(self, failed: PendingEdit | None, error: UrlNotesError) -> None:
        """Say that an edit was not done, and why; of one that needs another, only the other."""
        if failed and self.history.has_failed(failed.target):
            return
        if failed and isinstance(failed.edit, SetFlag | Retag):
            message = f"Not done: {in_words(failed.edit)}. {error.message}"
            error = UrlNotesError(message, error.hint)
        self.reader.tell_error(error)
