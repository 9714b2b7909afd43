"""Builds a line of a given width from styled pieces."""

from __future__ import annotations

from functools import lru_cache

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from tui.ui.drawing.fitted_text import shorten

PLAIN = Style.null()
"""The style that changes nothing."""

_CACHED_BASES = 256
_CACHED_PAIRS = 4_096


class LineBuilder:
    """Adds pieces from the left until the width is used up.

    Pieces that look alike are joined, and blanks are joined to what is beside them where that shows
    no difference: what a line costs on its way to the screen, and there, is by the piece.

    Args:
        width: The width of the finished line, in cells.
        base: The style of the whole line, with which that of each piece is combined.
    """

    def __init__(self, width: int, base: Style) -> None:
        self._styles = _styles_on(base)
        self._segments: list[Segment] = []
        self._text = ""
        """The last piece, to which more may be joined."""
        self._style = base
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
            self._join(text, self._styles[style])
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
        self._end_piece()
        return Strip(self._segments, self._width)

    def _join(self, text: str, style: Style) -> None:
        """Joins a text to the last piece, or begins another one."""
        if style is not self._style:
            is_alike = not self._text or looks_blank_alike(self._style, style)
            if not is_alike or not (_is_blank(self._text) or _is_blank(text)):
                self._end_piece()
            if not self._text or _is_blank(self._text):
                self._style = style
        self._text += text

    def _end_piece(self) -> None:
        if self._text:
            self._segments.append(Segment(self._text, self._style))
            self._text = ""


class _StylesOn(dict[Style, Style]):
    """The styles of pieces on a line, combined with that of the line."""

    def __init__(self, base: Style) -> None:
        self._base = base

    def __missing__(self, style: Style) -> Style:
        self[style] = combined = self._base + style
        return combined


@lru_cache(_CACHED_BASES)
def _styles_on(base: Style) -> _StylesOn:
    return _StylesOn(base)


@lru_cache(_CACHED_PAIRS)
def looks_blank_alike(one: Style, other: Style) -> bool:
    """Returns whether a blank looks the same in both styles, and is as little to be clicked."""
    return one.bgcolor == other.bgcolor and not (_shows_on_blanks(one) or _shows_on_blanks(other))


def _shows_on_blanks(style: Style) -> bool:
    lines = style.underline or style.underline2 or style.overline or style.strike
    return bool(lines or style.reverse or style.link or style.meta)


def _is_blank(text: str) -> bool:
    return not text.strip(" ")
