"""The right end of the row at the foot of the screen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.message import Message
from textual.strip import Strip

from tui.ui.drawing.status_row import StatusPart, StatusStyles, part_at, status_row
from tui.ui.widgets.styled import StyledLine, component_classes


class StatusLine(StyledLine):
    """Shows numbers and hints, and posts which of them is clicked."""

    COMPONENT_CLASSES: ClassVar[set[str]] = component_classes("status-line", StatusStyles)

    _parts: tuple[StatusPart, ...] = ()

    class Clicked(Message):
        """Posted when a part was clicked for which there is an action."""

        def __init__(self, action: str) -> None:
            super().__init__()
            self.action = action

    def show(self, parts: Sequence[StatusPart]) -> None:
        """Shows other parts, from the left; where they have no room, some are left out."""
        if tuple(parts) != self._parts:
            self._parts = tuple(parts)
            self.refresh()

    def on_click(self, event: events.Click) -> None:
        """Posts what is to be done by a click."""
        event.stop()
        cell = event.get_content_offset_capture(self).x
        part = part_at(self._parts, cell, self.size.width)
        if part and part.action:
            self.post_message(self.Clicked(part.action))

    def strip(self) -> Strip:
        """Draws the line."""
        styles = self.styles_of("status-line", StatusStyles)
        return status_row(self._parts, self.outer_size.width, styles)
