"""The line at the foot of the screen."""

from __future__ import annotations

from typing import ClassVar

from textual.strip import Strip
from textual.widget import Widget

from tui.ui.drawing.status_row import StatusLook, status_row
from tui.ui.widgets.look import component_classes, look_of


class StatusLine(Widget):
    """Says what the list is filtered by, where the cursor is in it, and which key helps."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = component_classes("status-line", StatusLook)

    hint = "? help"
    """Stands at the right end where there is room for it."""

    _texts = ("", "")
    _marks = ""
    _look: StatusLook | None = None

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

    def notify_style_update(self) -> None:
        """Forgets the styles of before."""
        self._look = None
        super().notify_style_update()

    def render_line(self, y: int) -> Strip:
        """The line."""
        if self._look is None:
            self._look = look_of(self, "status-line", StatusLook)
        if y > 0:
            return Strip.blank(self.size.width, self._look.base)
        width, look = self.size.width, self._look
        return status_row(*self._texts, self.hint, width, look, marks=self._marks)
