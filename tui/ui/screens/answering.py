"""From a filter to what the panes show: the page at once, counts and tags when they are found."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from tui.filters.editing import chosen_tags
from tui.filters.needles import sought_by, sought_everywhere
from tui.filters.syntax import Filter
from tui.filters.values import Sort
from tui.library.reading import Overview
from tui.model.row import TagCount
from tui.ui.messages import Answered, TagsCounted
from tui.ui.screens.parts import ReaderParts
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


class Answering(ReaderParts):
    """Shows what the library answers."""

    walked_tags: Sequence[TagCount] = ()
    """The tags of the last filter that asked for none, to walk along."""

    _awaits_page = False
    """Whether what is listed is of the filter before, its page having taken too long."""

    _shown_place: tuple[int, int | None] = (0, None)
    """Where the cursor was when a note was shown last."""

    find_text = ""
    """What is looked for within the note; where it is empty, the filter's words are."""

    def show_filter(self, query: Filter) -> None:
        """Show the first page of a filter now, and have the rest found after it is painted."""
        self.gateway.leave_off()
        self.state = self.state.filtered(query)
        rows = self.gateway.page(query, self._page_length(), self.state.marked)
        self.show_needles()
        self._awaits_page = rows is None
        if rows is not None:
            self.note_list.show_page(rows)
            self.show_note()
        self.show_status()
        self.call_after_refresh(self.ask)

    def show_needles(self) -> None:
        """Have stand out what is looked for."""
        sought = sought_by(self.state.query, self.gateway.tag_named)
        self.note_list.sought = sought
        self.preview.sought = sought_everywhere(self.find_text) or sought

    def ask(self) -> None:
        """Have everything found that the filter matches now."""
        self.gateway.ask(self.state.generation, self.state.query, self.state.marked)

    def ask_tags(self, generation: int, overview: Overview) -> None:
        """Have all tags of an answer counted, if it is still wanted."""
        if generation == self.state.generation:
            self.gateway.ask_tags(generation, overview)

    def refresh_answer(self) -> None:
        """Ask again, for a library that has changed; cursor and marks stay."""
        self.state = self.state.asked_again()
        self.ask()

    def on_answered(self, message: Answered) -> None:
        """Show the whole answer, if it is still wanted."""
        if message.generation != self.state.generation:
            return
        overview = message.overview
        result = overview.result
        self.state = self.state.answered(result.order, overview.tags, result.archived)
        order = self.state.order
        if self._awaits_page:
            self.note_list.show_page(())
            self._awaits_page = False
        self.note_list.show_index(
            len(order),
            lambda start, stop: self.gateway.rows(order[start:stop]),
            self.row_under_cursor(),
        )
        self.show_tags()
        self.show_note()
        self.show_status()
        if not overview.tags.is_whole:
            self.set_timer(PAINT_SECONDS, partial(self.ask_tags, message.generation, overview))

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
            self.show_note()
            self.show_status()

    def show_note(self) -> None:
        """Show the note under the cursor in the preview."""
        self._shown_place = self._place
        self.preview.show(self.note_under_cursor())

    @property
    def _place(self) -> tuple[int, int | None]:
        """Where the cursor is, and on which note."""
        row = self.note_list.cursor_note
        return self.note_list.cursor_row, row.id if row else None

    def row_under_cursor(self) -> int:
        """Where the note under the cursor stands in the order now; its place where it is gone."""
        row = self.note_list.cursor_note
        position = self.gateway.position(row.id) if row else None
        order = self.state.order
        if position is not None:
            try:
                return order.index(position)
            except ValueError:
                pass
        return min(self.note_list.cursor_row, max(len(order) - 1, 0))

    def show_tags(self) -> None:
        """Show the tags of the answer, and those that the filter names."""
        asked, excluded = (
            frozenset(map(self.gateway.tag_named, names)) for names in chosen_tags(self.state.query)
        )
        if not asked:
            self.walked_tags = self.state.tags
        self.tag_pane.show(self.state.tags, asked, excluded)

    def show_status(self) -> None:
        """Show how many notes there are and in which order."""
        state, sort = self.state, self.sorting()
        notes = [_SORT_WORDS[sort.key, sort.is_descending]]
        if state.archived:
            notes.append(f"{state.archived:,} in archive")
        if state.marked:
            notes.append(f"{len(state.marked):,} marked")
        count = len(state.order)
        place = f"{min(self.note_list.cursor_row + 1, count):,} of {count:,}"
        self.status_line.show(" · ".join(notes), place if state.is_counted else "…")

    def _page_length(self) -> int:
        """How many rows fill the list; before it has a size, as many as the screen has lines."""
        shown = self.note_list.shown if self.note_list.page_height else self.app.size.height
        return shown + ROWS_AHEAD

    def sorting(self) -> Sort:
        """The order of the list."""
        return self.state.query.order
