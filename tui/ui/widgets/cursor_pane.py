"""A pane with a cursor on one of its items."""

from __future__ import annotations

from textual import events

from tui.ui.drawing.bars import BAR, BLURRED_BAR, NO_BAR
from tui.ui.widgets.pane import LinePane


class CursorPane(LinePane):
    """A pane whose keys move a cursor, and scroll only to keep it on screen."""

    cursor_row = 0
    """The item under the cursor; also 0 in an empty pane."""

    _is_filled = False

    @property
    def is_empty(self) -> bool:
        """Whether the pane was given an empty content; not before it is given any."""
        return self._is_filled and not self.length

    def cursor_moved(self) -> None:
        """Handles that the cursor has moved to another item; does nothing by default."""

    def row_clicked(self, row: int, event: events.Click) -> None:
        """Handles a click on an item; does nothing by default."""

    def bar_of(self, row: int) -> str:
        """Returns the first cell of an item."""
        if row != self.cursor_row:
            return NO_BAR
        return BAR if self.has_focus else BLURRED_BAR

    def move(self, delta: int) -> None:
        """Moves the cursor by a number of items, but not beyond the first or the last."""
        self.move_to(self.cursor_row + delta)

    def move_to(self, row: int) -> None:
        """Moves the cursor to an item, or the nearest one there is, and scrolls it into view."""
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

    def advance(self, delta: int) -> None:
        """Moves the cursor and what is on screen by the same number of items."""
        self.scroll_items(delta)
        self.move(delta)

    def place_cursor(self, row: int) -> None:
        """Sets the cursor in a new content and repaints everything."""
        self._is_filled = True
        self.cursor_row = self._clamped(row)
        self.scroll_to_item(self.first)
        self._reveal_cursor()
        self.refresh()

    def on_resize(self) -> None:
        """Keeps the cursor on screen."""
        self._reveal_cursor()

    def on_click(self, event: events.Click) -> None:
        """Finds the item that was clicked; the last column is that of the scroll bar."""
        offset = event.get_content_offset_capture(self)
        row = self.item_at(offset.y)
        if row is not None and offset.x < self.size.width - 1:
            self.row_clicked(row, event)

    def _clamped(self, row: int) -> int:
        return min(max(row, 0), max(self.length - 1, 0))

    def _reveal_cursor(self) -> bool:
        """Scrolls the cursor into view; returns whether that moved anything."""
        if not self.page_height:
            return False
        latest, earliest = self.cursor_row, self.cursor_row - self.shown + 1
        return self.scroll_to_item(min(max(self.first, earliest), latest))
