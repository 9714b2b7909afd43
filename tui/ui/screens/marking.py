"""Marks: the notes that the next action is for, and the question about those nobody sees."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from tui.filters.syntax import EVERYTHING
from tui.library.reading import IsWanted, LibraryReader
from tui.ui.actions import MENUS, Choice
from tui.ui.screens.completing import Completing
from tui.ui.state import NO_MARKS


class Marking(Completing):
    """The actions that mark notes, and what chooses the notes for all others."""

    def do_mark_toggle(self) -> None:
        row = self.note_list.cursor_note
        if row:
            self.mark(self.state.marked ^ {row.id})
            self.note_list.move(1)

    def do_mark_range(self) -> None:
        start, here = self.state.range_start, self.cursor_id
        if start is None:
            self.set_range_start(here)
            self.reader.tell("Move on and press v again to mark all between.")
        elif here is not None:
            self._mark_between(start, here)

    def do_mark_menu(self) -> None:
        self.offer(MENUS["marks"], self._mark_many)

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

    def mark(self, marked: frozenset[int]) -> None:
        """Have these notes marked."""
        self.state = self.state.marking(marked)
        self.show_marks()

    def set_range_start(self, note_id: int | None) -> None:
        """Let a range of marks begin at a note, or at none, and say so in the status line."""
        self.state = replace(self.state, range_start=note_id)
        self.show_status()

    def _hidden_by_now(self, hidden: frozenset[int]) -> frozenset[int]:
        """The marked notes that nobody sees, with those that pending edits may have hidden."""
        pending, query = self.state.pending, self.state.query
        changed = pending.away(query.scope)
        if query.root != EVERYTHING:
            loaded = {row.id for _, row in self.note_list.loaded_rows()}
            changed |= pending.note_ids - loaded
        return hidden | (changed & self.state.marked)

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

    def show_marks(self) -> None:
        """Show which notes are marked, in the list and in numbers."""
        self.note_list.marked = self.state.marked
        self.show_status()
        if self.state.query.marked_terms:
            self.refresh_answer()

    def _mark_between(self, start: int, here: int) -> None:
        listing = self.state.listing
        if listing is None:
            self.wait_for_answer(lambda: self._mark_between(start, here))
            return
        ends = map(self.ordinal_of, (start, here))
        ordinals = sorted(each for each in ends if each is not None)
        self.set_range_start(None)
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
            self.mark_again(self.state.marked | self.state.last_marked)
        else:
            self.reader.tell("No notes were marked before.")

    def mark_again(self, marked: frozenset[int]) -> None:
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
