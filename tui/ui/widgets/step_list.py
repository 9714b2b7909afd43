"""The steps of the journal, with a cursor on one of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.strip import Strip

from tui.ui.drawing.step_row import StepColumns, StepLine, StepStyles, step_row
from tui.ui.widgets.row_list import RowList
from tui.ui.widgets.styled import component_classes


class StepList(RowList[StepLine]):
    """Lists steps, the latest first."""

    COMPONENT_CLASSES: ClassVar[set[str]] = component_classes("step-list", StepStyles)

    heading = "History"
    empty_text = "Nothing was changed yet."

    def __init__(self, steps: Sequence[StepLine], moved: Callable[[], None]) -> None:
        super().__init__(steps, moved)
        self._columns = StepColumns.of(steps)

    @property
    def detail(self) -> str:
        """Which step the cursor is on."""
        return f"{self.cursor_row + 1:,} of {self.length:,}" if self.length else ""

    def draw(self, row: StepLine, width: int, bar: str) -> Strip:
        """Draws a step."""
        return step_row(row, self._columns, width, self.styles_of("step-list", StepStyles), bar=bar)
