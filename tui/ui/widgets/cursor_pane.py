"""A pane with a cursor on one of its items."""

from __future__ import annotations

from textual import events

from tui.ui.drawing.bars import BAR, BLURRED_BAR, NO_BAR
from tui.ui.widgets.pane import LinePane


class CursorPane(LinePane):
    """A pane whose keys move a cursor, and scroll no more than it takes to keep it on screen."""

    cursor_row = 0
    """The item under the cursor; 0 in an empty pane as well."""

    _is_filled = False

    @property
    def is_empty(self) -> bool:
        """Whether the pane was given no items; before it is given any, nothing is said of them."""
        return self._is_filled and not self.length

    def cursor_moved(self) -> None:
        """Called when the cursor came to another item."""

    def row_clicked(self, row: int, event: events.Click) -> None:
        """Called when an item was clicked."""

    def bar_of(self, row: int) -> str:
        """The first cell of an item."""
        if row != self.cursor_row:
            return NO_BAR
        return BAR if self.has_focus else BLURRED_BAR

    def move(self, delta: int) -> None:
        """Moves the cursor by a number of items, to the first or last at most."""
        self.move_to(self.cursor_row + delta)

    def move_to(self, row: int) -> None:
        """Puts the cursor on an item, the nearest there is, and shows it."""
        row = self._clamped(row)
        before, self.cursor_row = self.cursor_row, row
        if not self._reveal_cursor() and row != before:
            self.refresh_item(before)
            self.refresh_item(row)
        if row != before:
            self.cursor_moved()

    def top(self) -> None:
        """Moves the cursor to the first item."""
        self.move_to(0)

    def bottom(self) -> None:
        """Moves the cursor to the last item."""
        self.move_to(self.length - 1)

    def leap(self, delta: int) -> None:
        """Moves the cursor and what is on screen by the same number of items."""
        self.scroll_items(delta)
        self.move(delta)

    def place_cursor(self, row: int) -> None:
        """Puts the cursor on an item of a new content and repaints everything."""
        self._is_filled = True
        self.cursor_row = self._clamped(row)
        self.scroll_to_item(self.first)
        self._reveal_cursor()
        self.refresh()

    def on_resize(self) -> None:
        """Keeps the cursor on screen."""
        self._reveal_cursor()

    def on_click(self, event: events.Click) -> None:
        """Tells which item was clicked; the last column is that of the scroll bar."""
        offset = event.get_content_offset_capture(self)
        row = self.item_at(offset.y)
        if row is not None and offset.x < self.size.width - 1:
            self.row_clicked(row, event)

    def _clamped(self, row: int) -> int:
        return min(max(row, 0), max(self.length - 1, 0))

    def _reveal_cursor(self) -> bool:
        """Scrolls until the cursor is on screen; says whether that took any scrolling."""
        if not self.page_height:
            return False
        latest, earliest = self.cursor_row, self.cursor_row - self.shown + 1
        return self.scroll_to_item(min(max(self.first, earliest), latest))
