"""From a filter to what the panes show: the page at once, counts and tags when they are found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from tui.filters.editing import chosen_tags
from tui.filters.needles import sought_by, sought_everywhere
from tui.filters.syntax import Filter
from tui.filters.values import Sort
from tui.library.reading import Around, LibraryReader, Overview, Page
from tui.model.row import TagCount
from tui.ui.drawing.note_row import MARKED
from tui.ui.messages import Answered, TagsCounted
from tui.ui.screens.listed import Listed
from tui.ui.widgets.note_list import NoteList

ROWS_AHEAD = 20
"""How many rows more than the screen shows a page asks for."""

PAINT_SECONDS = 0.05
"""How long the rest of the tags waits for the first of them to be painted."""

_SORT_WORDS = {
    ("added", True): "newest first",
    ("added", False): "oldest first",
    ("published", True): "latest published",
    ("published", False): "first published",
    ("updated", True): "last changed",
    ("updated", False): "longest unchanged",
    ("title", False): "by title",
    ("title", True): "by title, Z–A",
    ("site", False): "by site",
    ("site", True): "by site, Z–A",
    ("relevance", True): "best first",
    ("relevance", False): "best last",
    ("random", False): "shuffled",
}


class Answering(Listed):
    """Shows what the library answers."""

    walked_tags: Sequence[TagCount] = ()
    """The tags of the last filter that asked for none, to walk along."""

    _shown_place: tuple[int, int | None] = (0, None)
    """Where the cursor was when a note was shown last."""

    find_text = ""
    """What is looked for within the note; where it is empty, the filter's words are."""

    def show_filter(self, query: Filter, note_id: int | None = None) -> None:
        """Show a page of a filter now, and have the rest found after it is painted.

        Args:
            query: The filter.
            note_id: The note for the cursor; the first one unless it is named.
        """
        self.gateway.leave_off()
        self.state = self.state.filtered(query)
        page = self._first_page(note_id)
        self.show_needles()
        if page is None:
            self.state = replace(
                self.state, awaits_page=True, wanted_note=note_id, left_note=self.cursor_id
            )
        else:
            self.state = replace(self.state, awaits_page=False, shown_text=query.text)
            self.page = page.rows
            self.note_list.show_page(*self.without_put_away(page))
            self.show_note()
        self.show_status()
        self.call_after_refresh(self.ask)

    def show_needles(self) -> None:
        """Have stand out what is looked for."""
        sought = sought_by(self.state.query, self.tag_named)
        self.note_list.sought = sought
        self.preview.sought = sought_everywhere(self.find_text) or sought

    def tag_named(self, name: str) -> str:
        """The tag that a name or alias in a filter stands for, as it is written."""
        return self.gateway.read(lambda library: library.tag_named(name), otherwise=name)

    def ask(self) -> None:
        """Have everything found that the filter matches now."""
        self.state = state = self.state.asking()
        self.gateway.ask(state.generation, state.query, state.marked, state.pending.note_ids)

    def ask_tags(self, generation: int, overview: Overview) -> None:
        """Have all tags of an answer counted, if it is still wanted."""
        if generation == self.state.generation:
            self.gateway.ask_tags(generation, overview)

    def refresh_answer(self) -> None:
        """Ask again, for a library that has changed; cursor and marks stay."""
        self.state = self.state.asked_again()
        self.ask()

    def follow_library(self) -> None:
        """Ask again where the library has changed, whoever changed it."""
        if self.gateway.read(LibraryReader.changed, otherwise=False):
            self.refresh_answer()

    def on_answered(self, message: Answered) -> None:
        """Show the whole answer, if it is still wanted."""
        if message.generation != self.state.generation:
            return
        overview, awaited = message.overview, self.state.awaits_page
        cursor = self.note_list.cursor_row
        self.state = self.state.answered(overview)
        if awaited:
            self.state = replace(self.state, awaits_page=False)
            has_moved = self.cursor_id != self.state.left_note
            wanted = self.cursor_id if has_moved else self.state.wanted_note
            self.show_list(wanted, else_first=wanted is None)
        else:
            self.keep_unfit_note(cursor)
            self.show_list(self.cursor_id)
        self.show_tags()
        self.show_note()
        self.show_status()
        if self.state.hidden is None:
            # Notes were marked since it was asked, and a later action may be for them.
            self.refresh_answer()
        elif self.state.awaits_tags:
            self.set_timer(PAINT_SECONDS, partial(self.ask_tags, message.generation, overview))
        if self.state.hidden is not None:
            self.answer_came()

    def on_tags_counted(self, message: TagsCounted) -> None:
        """Show all tags of the answer, behind those that are shown already."""
        if message.generation == self.state.generation:
            self.state = self.state.counting(message.tags)
            self.show_tags()

    def on_note_list_cursor_moved(self, _: NoteList.CursorMoved) -> None:
        """Follow the mouse; what keys do is followed before the message comes."""
        self.follow_cursor()

    def follow_cursor(self) -> None:
        """Show the note under the cursor where another one is shown.

        A key asks for it at once, so that list and preview are painted together: what waits for
        a message is painted a frame later.
        """
        if self._place != self._shown_place:
            self.leave_unfit_note()
            self.show_note()
            self.show_status()

    def show_note(self) -> None:
        """Show the note under the cursor in the preview."""
        self._shown_place = self._place
        self.preview.show(self.note_under_cursor())

    @property
    def _place(self) -> tuple[int, int | None]:
        """Where the cursor is, and on which note."""
        return self.note_list.cursor_row, self.cursor_id

    def _first_page(self, note_id: int | None) -> Page | None:
        """A page of the filter, the cursor on a note, on the line of the screen where it is."""
        line = self.note_list.cursor_row - self.note_list.first
        around = None if note_id is None else Around(note_id, max(line, 0) + ROWS_AHEAD)
        return self.gateway.page(self.state.query, self._page_length(), self.state.marked, around)

    def show_tags(self) -> None:
        """Show the tags of the answer, and those that the filter names."""
        asked, excluded = (
            frozenset(map(self.tag_named, names)) for names in chosen_tags(self.state.query)
        )
        if not asked:
            self.walked_tags = self.state.tags
        self.tag_pane.show(self.state.tags, asked, excluded)

    def show_status(self) -> None:
        """Show what is under way, else the order of the list; and where the cursor is in it."""
        state = self.state
        self.status_line.show(
            self.activity() or self._list_in_words(),
            self.place_in_list(),
            _marks_in_words(len(state.marked), len(state.hidden or ())),
        )

    def activity(self) -> str:
        """What the program is at, if it is worth a word."""
        return ""

    def place_in_list(self) -> str:
        """Where the cursor is."""
        if not self.state.is_counted:
            return "…"
        count = self.state.length
        return f"{min(self.note_list.cursor_row + 1, count):,} of {count:,}"

    def _list_in_words(self) -> str:
        sort = self.sorting()
        words = [_SORT_WORDS[sort.key, sort.is_descending]]
        if self.state.archived:
            words.append(f"{self.state.archived:,} in archive")
        if self.state.range_start is not None:
            words.append("v ends the range")
        return " · ".join(words)

    def _page_length(self) -> int:
        """How many rows fill the list; before it has a size, as many as the screen has lines."""
        shown = self.note_list.shown if self.note_list.page_height else self.app.size.height
        return shown + ROWS_AHEAD

    def sorting(self) -> Sort:
        """The order of the list."""
        return self.state.query.order


def _marks_in_words(marked: int, hidden: int) -> str:
    if not marked:
        return ""
    return f"{MARKED} {marked:,}" + (f", {hidden:,} hidden" if hidden else "")
