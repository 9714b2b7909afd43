"""A line of a pane, put together from styled pieces and exactly as wide as it was asked for."""

from __future__ import annotations

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from tui.ui.drawing.fitted_text import shorten

PLAIN = Style.null()
"""Adds nothing to the style of a line."""


class LineBuilder:
    """A line under construction: pieces are laid from the left until the width is used up.

    Args:
        width: The width of the finished line, in cells.
        base: The style of the whole line, over which every piece lays its own.
    """

    def __init__(self, width: int, base: Style) -> None:
        self._base = base
        self._segments: list[Segment] = []
        self._width = max(width, 0)
        self.room = self._width
        """The cells that are still free."""

    def add(self, text: str, style: Style = PLAIN) -> LineBuilder:
        """This line with a text laid next, shortened to the room that is left."""
        if text := shorten(text, self.room):
            self._segments.append(Segment(text, self._base + style))
            self.room -= cell_len(text)
        return self

    def skip_to(self, room: int) -> LineBuilder:
        """This line with blanks laid until only that many cells are free."""
        return self.add(" " * (self.room - room))

    def add_last(self, text: str, style: Style = PLAIN) -> LineBuilder:
        """This line with a text laid at its right end."""
        text = shorten(text, self.room)
        return self.skip_to(cell_len(text)).add(text, style)

    def strip(self) -> Strip:
        """The finished line, padded with blanks."""
        self.skip_to(0)
        return Strip(self._segments, self._width)
