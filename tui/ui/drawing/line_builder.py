"""Builds a line of a given width from styled pieces."""

from __future__ import annotations

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from tui.ui.drawing.fitted_text import shorten

PLAIN = Style.null()
"""The style that changes nothing."""


class LineBuilder:
    """Adds pieces from the left until the width is used up.

    Args:
        width: The width of the finished line, in cells.
        base: The style of the whole line, with which that of each piece is combined.
    """

    def __init__(self, width: int, base: Style) -> None:
        self._base = base
        self._segments: list[Segment] = []
        self._width = max(width, 0)
        self.room = self._width
        """The cells that are still free."""

    def add(self, text: str, style: Style = PLAIN) -> LineBuilder:
        """Adds a text, shortened to the room that is left."""
        cells = cell_len(text)
        if cells > self.room:
            text = shorten(text, self.room)
            cells = cell_len(text)
        if text:
            self._segments.append(Segment(text, self._base + style))
            self.room -= cells
        return self

    def skip_to(self, room: int) -> LineBuilder:
        """Adds blanks until only that many cells are free."""
        return self.add(" " * (self.room - room))

    def add_last(self, text: str, style: Style = PLAIN) -> LineBuilder:
        """Adds a text at the right end."""
        text = shorten(text, self.room)
        return self.skip_to(cell_len(text)).add(text, style)

    def strip(self) -> Strip:
        """Returns the finished line, padded with blanks."""
        self.skip_to(0)
        return Strip(self._segments, self._width)
