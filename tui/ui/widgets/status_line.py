"""The line at the foot of the screen."""

from __future__ import annotations

from typing import ClassVar

from textual.strip import Strip

from tui.ui.drawing.status_row import StatusStyles, status_row
from tui.ui.widgets.styled import StyledLine, component_classes


class StatusLine(StyledLine):
    """Shows the filter, the position of the cursor in the list, and a hint."""

    COMPONENT_CLASSES: ClassVar[set[str]] = component_classes("status-line", StatusStyles)

    hint = "? help"
    """Shown at the right end if there is room."""

    _texts: tuple[str, str, str | None] = ("", "", None)
    _marks = ""

    def show(self, left: str, right: str, marks: str = "", hint: str | None = None) -> None:
        """Shows other texts; in a narrow line the hint is left out first, then the left text cut.

        Args:
            left: The filter, or the work under way.
            right: The position of the cursor.
            marks: The number of marked notes, which is cut last.
            hint: In place of the usual one.
        """
        if (left, right, hint, marks) != (*self._texts, self._marks):
            self._texts, self._marks = (left, right, hint), marks
            self.refresh()

    def strip(self) -> Strip:
        """Draws the line."""
        width, styles = self.size.width, self._part_styles
        left, right, hint = self._texts
        hint = self.hint if hint is None else hint
        return status_row(left, right, hint, width, styles, marks=self._marks)

    @property
    def _part_styles(self) -> StatusStyles:
        return self.styles_of("status-line", StatusStyles)
