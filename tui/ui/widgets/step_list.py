"""The steps of the journal, with a cursor on one of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import events
from textual.strip import Strip

from tui.ui.drawing.step_row import StepColumns, StepLine, StepStyles, step_row
from tui.ui.widgets.cursor_pane import CursorPane
from tui.ui.widgets.styled import component_classes


class StepList(CursorPane):
    """Lists steps, the latest first."""

    COMPONENT_CLASSES: ClassVar[set[str]] = component_classes("step-list", StepStyles)

    heading = "History"
    empty_text = "Nothing was changed yet."

    def __init__(self, steps: Sequence[StepLine], moved: Callable[[], None]) -> None:
        """Makes a list with the cursor on the first step.

        Args:
            steps: The steps.
            moved: Is called when the cursor has moved, before the next key.
        """
        super().__init__()
        self._steps = steps
        self._columns = StepColumns.of(steps)
        self._moved = moved
        self.place_cursor(0)

    @property
    def length(self) -> int:
        """The number of steps."""
        return len(self._steps)

    @property
    def detail(self) -> str:
        """Which step the cursor is on."""
        return f"{self.cursor_row + 1:,} of {self.length:,}" if self.length else ""

    @property
    def step_under_cursor(self) -> StepLine | None:
        """The step under the cursor; None where there is none at all."""
        return self._steps[self.cursor_row] if self._steps else None

    def cursor_moved(self) -> None:
        """Tells that the cursor is on another step."""
        self.refresh()
        self._moved()

    def row_clicked(self, row: int, event: events.Click) -> None:
        """Moves the cursor to what was clicked."""
        event.stop()
        self.move_to(row)

    def item_strips(self, item: int, width: int) -> Sequence[Strip]:
        """Draws a step."""
        styles = self.styles_of("step-list", StepStyles)
        return [step_row(self._steps[item], self._columns, width, styles, bar=self.bar_of(item))]
