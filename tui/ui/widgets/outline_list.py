"""The headings of a note, with a cursor on one of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.strip import Strip

from tui.ui.drawing.bars import BAR, NO_BAR
from tui.ui.drawing.outline import OutlineLine, OutlineStyles, outline_row
from tui.ui.widgets.pane import HEADER_HEIGHT
from tui.ui.widgets.row_list import RowList
from tui.ui.widgets.styled import component_classes

MOST_LINES = 24
"""How many lines the list is high at most."""


class OutlineList(RowList[OutlineLine]):
    """Lists headings; as high as they are many, up to a limit."""

    COMPONENT_CLASSES: ClassVar[set[str]] = component_classes("outline-list", OutlineStyles)

    heading = "Outline"
    empty_text = "No heading has these words."

    def show(self, rows: Sequence[OutlineLine], cursor: int) -> None:
        """Shows other headings, with the cursor on one of them."""
        self.rows = rows
        self.styles.height = min(max(len(rows), 2), MOST_LINES) + HEADER_HEIGHT
        self.place_cursor(cursor)

    def bar_of(self, row: int) -> str:
        """Returns the first cell of a row; the cursor moves while a line has the focus."""
        return BAR if row == self.cursor_row else NO_BAR

    def draw(self, row: OutlineLine, width: int, bar: str) -> Strip:
        """Draws a heading."""
        return outline_row(row, width, self.styles_of("outline-list", OutlineStyles), bar=bar)
