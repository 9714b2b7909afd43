"""A list in a dialog: one line a row, with a cursor that the dialog follows."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from textual import events
from textual.geometry import Size
from textual.strip import Strip

from tui.ui.widgets.cursor_pane import CursorPane
from tui.ui.widgets.pane import HEADER_HEIGHT

Row = TypeVar("Row")

_EMPTY_LINES = 3
"""What is said of no rows, with a blank line above and below."""


class RowList(CursorPane, Generic[Row]):
    """Lists rows, which a subclass draws.

    Args:
        rows: What is listed.
        moved: Is called when the cursor has moved, before the next key.
        cursor: The index of the row that has the cursor at first.
    """

    def __init__(self, rows: Sequence[Row], moved: Callable[[], None], cursor: int = 0) -> None:
        super().__init__()
        self.rows = rows
        """What is listed, from the top."""
        self._moved = moved
        self.place_cursor(cursor)

    @abstractmethod
    def draw(self, row: Row, width: int, bar: str) -> Strip:
        """Draws a row in a given width, with the bar as its first cell."""

    @property
    def length(self) -> int:
        """The number of rows."""
        return len(self.rows)

    @property
    def row_under_cursor(self) -> Row | None:
        """The row under the cursor; None where there is none at all."""
        return self.rows[self.cursor_row] if self.rows else None

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """Returns how many lines show all rows, or say that there are none."""
        return HEADER_HEIGHT + (self.length or _EMPTY_LINES)

    def cursor_moved(self) -> None:
        """Tells that the cursor is on another row."""
        self.refresh()
        self._moved()

    def row_clicked(self, row: int, event: events.Click) -> None:
        """Moves the cursor to what was clicked."""
        event.stop()
        self.move_to(row)

    def item_lines(self, item: int, width: int) -> Sequence[Strip]:
        """Draws a row."""
        return [self.draw(self.rows[item], width, self.bar_of(item))]
