"""Narrowing: the filter line, the tag pane, sorting, and the way back."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Mapping

from tui.errors import FilterError
from tui.filters import editing
from tui.filters.parser import parse
from tui.filters.printing import print_filter
from tui.filters.reading import DESCENDING
from tui.filters.syntax import Filter
from tui.library.edits import Edit, Outcome, SaveView
from tui.library.reading import LibraryReader
from tui.ui.actions import MENUS, Choice
from tui.ui.messages import Refused
from tui.ui.screens.finding import Finding
from tui.ui.screens.lending import Loan
from tui.ui.state import PastFilter
from tui.ui.widgets.tag_pane import How, TagPane

_TAG_EDITS: dict[How, Callable[[str, str], str]] = {
    "only": editing.with_only_tag,
    "also": editing.with_tag,
    "exclude": editing.with_excluded_tag,
    "clear": lambda text, _: editing.clear_tags(text),
}


class Filtering(Finding):
    """The actions that change which notes are shown."""

    def do_filter_edit(self) -> None:
        self._edit_filter(goes_on=True)

    def do_filter_edit_anywhere(self) -> None:
        self._edit_filter(goes_on=False)

    def _edit_filter(self, *, goes_on: bool) -> None:
        self.end_loan(None)
        self._before = self._present_filter()
        self.filter_line.history = [past.text for past in self.state.past]
        self.filter_line.edit(goes_on=goes_on)

    def do_filter_back(self) -> None:
        past = self.state.past[-1]
        self.state = self.state.stepped_back()
        self._set(past)

    def do_tags_narrow(self) -> None:
        self.edit_tags(is_jump=False)

    def do_tag_jump(self) -> None:
        self.go_to(self.tag_pane)
        self.edit_tags(is_jump=True)

    def do_tag_only(self) -> None:
        self.choose_tag("only")

    def do_tag_also(self) -> None:
        self.choose_tag("also")

    def do_tag_exclude(self) -> None:
        self.choose_tag("exclude")

    def do_tag_clear(self) -> None:
        self.set_filter(editing.clear_tags(self.state.query.text))

    def do_tag_next(self) -> None:
        self._step_tag(1)

    def do_tag_previous(self) -> None:
        self._step_tag(-1)

    def do_view_save(self) -> None:
        self.offer(self._view_choices(), self._save_view, letters=True)

    def do_view_recall(self) -> None:
        self.offer(self._view_choices(), self._recall_view)

    def do_sort_menu(self) -> None:
        self.offer(MENUS["sort"], self._sort_by)

    def do_sort_reverse(self) -> None:
        sort = self.sorting()
        if sort.key == "random":
            self.reader.tell("A shuffled list has no other direction.")
        else:
            self._set_sort(f"{sort.key}{'+' if sort.is_descending else '-'}")

    def do_note_similar(self) -> None:
        row = self.note_list.cursor_note
        if row:
            before = self._present_filter()
            self._set(PastFilter(f"like:{row.id}", None), before)

    def set_filter(self, text: str) -> None:
        """Show what a filter text finds; the cursor stays on its note, or on the next."""
        before = self._present_filter()
        self._set(PastFilter(text, before.note_id), before)

    def show_first_filter(self, text: str) -> None:
        """Show what a filter text finds, with no filter before it to come back to."""
        self._set(PastFilter(text, None))

    def _set(self, wanted: PastFilter, before: PastFilter | None = None) -> None:
        """Show a filter; one that cannot be understood is only marked.

        Args:
            wanted: The filter, and the note for the cursor.
            before: What to come back to.
        """
        self.end_loan(None)
        self.filter_line.text = wanted.text
        if self._try(wanted.text, typing=False, note_id=wanted.note_id) and before:
            self.state = self.state.remembering(before)

    def _present_filter(self) -> PastFilter:
        return PastFilter(self.state.query.text, self.cursor_id)

    def drop_last_term(self) -> bool:
        """Take the last term out of the filter; whether there was one."""
        chips = self.state.query.chips
        if chips:
            self.set_filter(editing.without(self.state.query, chips[-1]))
        return bool(chips)

    def edit_tags(self, *, is_jump: bool) -> None:
        """Narrow the tag pane by the line at the bottom; a jump ends with choosing a tag."""
        pane = self.tag_pane

        def changed(text: str) -> None:
            pane.narrow(text)
            pane.to_best_match()

        def ended(text: str | None) -> None:
            if is_jump and text is not None:
                self.choose_tag("only")
            if is_jump or text is None:
                pane.narrow("")
            self.go_to(self.note_list if is_jump else pane)

        text = "" if is_jump else pane.narrowing
        self.lend_line(Loan("tag: ", "part of a tag's name", changed, ended), text)
        pane.narrow(text)

    def on_refused(self, message: Refused) -> None:
        """Mark what cannot be answered, as if it had not been understood, and show what was."""
        if message.generation != self.state.generation:
            return
        self.state = self.state.refused()
        if not isinstance(message.error, FilterError):
            self.give_up_waiting()
            self.reader.tell_error(message.error)
            return
        answered = self.state.answered_query
        if answered and answered != self.state.query:
            self.show_filter(answered, self.cursor_id)
        else:
            self.give_up_waiting()
        self._fault(message.error)

    def line_changed(self, text: str) -> None:
        """Answer every letter."""
        if self.loan:
            self.loan.changed(text)
        else:
            self._try(text, typing=True)

    def line_submitted(self, text: str) -> None:
        """Keep the filter and go to the first match."""
        if self.loan:
            self.end_loan(text)
            return
        text = self._kept(text)
        note_id = self._before.note_id if text == self._before.text else None
        if not self._try(text, typing=False, note_id=note_id):
            return
        self.filter_line.text = text
        self.state = self.state.remembering(self._before)
        self.go_to(self.note_list)

    def line_cancelled(self) -> None:
        """Go back to the filter before."""
        if self.loan:
            self.end_loan(None)
            return
        self._set(self._before)
        self.go_to(self.note_list)

    def on_tag_pane_tag_chosen(self, message: TagPane.TagChosen) -> None:
        """Follow the mouse."""
        self._use_tag(message.name, message.how)

    def choose_tag(self, how: How) -> None:
        """Use the tag under the cursor of its pane, before any key that comes after."""
        if name := self.tag_pane.cursor_tag:
            self._use_tag(name, how)
        else:
            self.tag_pane.choose(how)

    def _use_tag(self, name: str, how: How) -> None:
        """Choosing a tag edits the filter."""
        self.set_filter(_TAG_EDITS[how](self.state.query.text, name))

    def _try(self, text: str, *, typing: bool, note_id: int | None = None) -> bool:
        """Show what a text finds, the cursor on a note; whether it could be understood."""
        try:
            query = self._expanded(parse(text, typing=typing))
        except FilterError as error:
            self._fault(error)
            return False
        if query is None:
            return False
        self.filter_line.clear_error()
        self.show_filter(query, note_id)
        return True

    def _expanded(self, query: Filter) -> Filter | None:
        """The filter with the view that it names put in place; None where that cannot be read.

        Raises:
            FilterError: There is no such view.
        """
        return self.gateway.read(lambda library: library.expanded(query), otherwise=None)

    def _fault(self, error: FilterError) -> None:
        self.filter_line.mark_error(error.span, error.message, error.hint or "")

    def _kept(self, text: str) -> str:
        """The filter that a typed text stands for, closed where it is open.

        While it was typed, its last word stood for all that begin so; where the word itself finds
        nothing, that is what is kept.
        """
        try:
            kept = editing.finished(text).strip()
            query = self._expanded(parse(kept))
            page = self.gateway.page(query, 1) if query else None
            is_kept = page is None or page.rows
            return kept if is_kept else print_filter(parse(text, typing=True))
        except FilterError:
            return text

    def _step_tag(self, step: int) -> None:
        tags = self.walked_tags or self.state.tags
        if not tags:
            self.reader.tell("There are no tags here.")
            return
        asked, _ = editing.chosen_tags(self.state.query)
        here = self.tag_named(asked[0]) if asked else None
        places = (place for place, tag in enumerate(tags) if tag.name == here)
        place = next(places, None) if here else None
        name = tags[0 if place is None else (place + step) % len(tags)].name
        self.set_filter(editing.with_only_tag(self.state.query.text, name))

    def _sort_by(self, key: str | None) -> None:
        if key:
            sign = "" if key == "random" else "-" if DESCENDING[key] else "+"
            self._set_sort(f"{key}{sign}")

    def _view_choices(self) -> tuple[Choice, ...]:
        return tuple((name, name, text) for name, text in self.views().items())

    def views(self) -> Mapping[str, str]:
        """The text of each saved filter, by name."""
        none: dict[str, str] = {}
        saved = self.gateway.read(LibraryReader.views, otherwise=none)
        return self.state.pending.views(saved)

    def _save_view(self, name: str | None) -> None:
        if name:
            text = self.state.query.text
            saved = f"The filter is view {name} now; ' {name} recalls it."
            removed = f"View {name} is gone: an empty filter removes it."
            self.change(
                SaveView(name, text), lambda _: self.reader.tell(saved if text else removed)
            )

    @abstractmethod
    def change(self, edit: Edit, told: Callable[[Outcome], None]) -> None:
        """Have an edit written; ``told`` is given what it did."""

    def _recall_view(self, name: str | None) -> None:
        if name:
            self.set_filter(self.views().get(name, ""))

    def _set_sort(self, order: str) -> None:
        query = self.state.query
        chips = [chip for chip in query.chips if chip.text.startswith("sort:")]
        text = editing.without(query, *chips)
        is_usual = order == "added-"
        self.set_filter(text if is_usual else editing.with_term(text, f"sort:{order}"))

    _before = PastFilter("", None)
    """The filter before the line was edited, to go back to."""
