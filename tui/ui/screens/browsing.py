"""Moving: the cursor in a pane, the focus between panes, what is hidden."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from tui.ui.screens.answering import Answering
from tui.ui.screens.parts import Pane
from tui.ui.widgets.preview import Preview

SCROLL_LINES = 3
"""How far the preview scrolls when it is scrolled from the list."""


class Browsing(Answering):
    """The actions that change nothing but what is looked at."""

    def do_cursor_down(self) -> None:
        self._move(1)

    def do_cursor_up(self) -> None:
        self._move(-1)

    def do_cursor_top(self) -> None:
        self._move_by(-self.pane.length, self.pane.top)

    def do_cursor_bottom(self) -> None:
        self._move_by(self.pane.length, self.pane.bottom)

    def do_cursor_half_down(self) -> None:
        self._move_by(self.pane.shown, partial(self.pane.half_page, 1))

    def do_cursor_half_up(self) -> None:
        self._move_by(-self.pane.shown, partial(self.pane.half_page, -1))

    def do_cursor_page_down(self) -> None:
        self._move_by(self.pane.shown, partial(self.pane.page, 1))

    def do_cursor_page_up(self) -> None:
        self._move_by(-self.pane.shown, partial(self.pane.page, -1))

    def do_pane_left(self) -> None:
        self._step_focus(-1)

    def do_pane_right(self) -> None:
        self._step_focus(1)

    def do_pane_next(self) -> None:
        self._step_focus(1, around=True)

    def do_pane_previous(self) -> None:
        self._step_focus(-1, around=True)

    def do_pane_tags(self) -> None:
        self.go_to(self.tag_pane)

    def do_pane_list(self) -> None:
        self.go_to(self.note_list)

    def do_pane_preview(self) -> None:
        self.go_to(self.preview)

    def do_note_show(self) -> None:
        self.go_to(self.preview)

    def do_preview_down(self) -> None:
        self.preview.scroll_lines(SCROLL_LINES)

    def do_preview_up(self) -> None:
        self.preview.scroll_lines(-SCROLL_LINES)

    def do_preview_zoom(self) -> None:
        self.toggle_class("zoomed")
        self.go_to(self.preview if self.has_class("zoomed") else self.note_list)

    def do_preview_hide(self) -> None:
        self.toggle_class("no-preview")
        self.focus_what_shows()

    def do_tags_hide(self) -> None:
        self.toggle_class("no-tags")
        self.focus_what_shows()

    def do_note_next_unread(self) -> None:
        self.go_to_unread(1)

    def do_note_previous_unread(self) -> None:
        self.go_to_unread(-1)

    def go_to(self, pane: Pane) -> None:
        """Give a pane the focus, and show it where it is hidden."""
        if pane is self.tag_pane:
            self.remove_class("no-tags", "zoomed")
        elif pane is self.preview:
            self.remove_class("no-preview")
        else:
            self.remove_class("zoomed")
        self._show_alone(pane)
        if pane.focusable:
            self.set_focus(pane)
        else:
            self.reader.hold_keys(pane)
            self.call_after_refresh(self._focus_shown, pane)

    def _focus_shown(self, pane: Pane) -> None:
        """Give a pane the focus that had to be laid out first; keys have waited for it."""
        self.set_focus(pane)
        self.reader.release_keys(pane)

    def focus_what_shows(self) -> None:
        """Leave no focus on a pane that was hidden."""
        if not self.pane.display:
            self.go_to(self.note_list)

    def go_to_unread(self, direction: int) -> None:
        """Move the cursor to the nearest unread note in a direction, or say that there is none."""
        listing = self.state.listing
        if listing is None:
            self.wait_for_answer(partial(self.go_to_unread, direction))
            return
        read, unread = (
            self.positions_at_hand(self.state.pending.flagged("read", value=value))
            for value in (True, False)
        )
        here = self.note_list.cursor_row
        ordinal = listing.nearest_unread(here, direction, read=read, unread=unread)
        if ordinal is None:
            self.reader.tell("There is no unread note in this direction.")
        else:
            self.note_list.move_to(ordinal)
            self.follow_cursor()

    def _move(self, delta: int) -> None:
        if isinstance(self.pane, Preview):
            self.pane.scroll_lines(delta)
        else:
            self._move_by(delta, partial(self.pane.move, delta))

    def _move_by(self, delta: int, move: Callable[[], object]) -> None:
        """Move, once it is known what is there: a page may be a part of the list.

        Args:
            delta: How many rows the cursor goes at most.
            move: Moves it.
        """
        notes, here = self.note_list, self.note_list.cursor_row
        is_within = 0 <= here + delta < notes.length
        if self.pane is notes and not self.state.is_counted and not is_within:
            self.wait_for_answer(move)
            return
        move()
        if self.pane is notes and notes.length and notes.cursor_note is None:
            # The library has moved on: nobody knows what is there, and it is being asked again.
            notes.move_to(here)
            self.wait_for_answer(move)

    def _step_focus(self, step: int, *, around: bool = False) -> None:
        panes: list[Pane] = [self.tag_pane, self.note_list, self.preview]
        place = panes.index(self.pane) + step
        if around:
            self.go_to(panes[place % len(panes)])
        elif 0 <= place < len(panes):
            self.go_to(panes[place])

    def _show_alone(self, pane: Pane) -> None:
        """On a narrow terminal, show the pane that has the focus in place of another."""
        self.set_class(pane is self.tag_pane, "on-tags")
        self.set_class(pane is self.preview, "on-preview")
