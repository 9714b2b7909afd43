"""The line at the foot of the screen."""

from __future__ import annotations

from typing import ClassVar

from rich.style import Style
from textual.strip import Strip

from tui.ui.drawing.status_row import StatusStyles, status_row
from tui.ui.widgets.styled import StyledLine, component_classes


class StatusLine(StyledLine):
    """Says what the list is filtered by, where the cursor is in it, and which key helps."""

    COMPONENT_CLASSES: ClassVar[set[str]] = component_classes("status-line", StatusStyles)

    hint = "? help"
    """Stands at the right end where there is room for it."""

    _texts = ("", "")
    _marks = ""

    def show(self, left: str, right: str, marks: str = "") -> None:
        """Shows other texts; in a narrow line the hint goes first, then the left one is cut.

        Args:
            left: What the list is, or what is under way.
            right: Where the cursor is.
            marks: How many notes are marked, which is cut last of all.
        """
        if (left, right, marks) != (*self._texts, self._marks):
            self._texts, self._marks = (left, right), marks
            self.refresh()

    @property
    def base_style(self) -> Style:
        """The style of what is blank."""
        return self._part_styles.base

    def strip(self) -> Strip:
        """The line."""
        width, styles = self.size.width, self._part_styles
        return status_row(*self._texts, self.hint, width, styles, marks=self._marks)

    @property
    def _part_styles(self) -> StatusStyles:
        return self.styles_of("status-line", StatusStyles)
