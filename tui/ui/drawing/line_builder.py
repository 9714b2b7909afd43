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


class Pieces:
    """Joins pieces of a line that look alike: a line costs by the piece, here and in the terminal.

    Blanks are joined to what is beside them where that shows no difference.
    """

    def __init__(self) -> None:
        self._segments: list[Segment] = []
        self._text = ""
        """The last piece, to which more may be joined."""
        self._style = PLAIN
        self._is_blank = True

    def add(self, text: str, style: Style) -> None:
        """Adds a text at the right."""
        if not text:
            return
        is_blank = text.isspace()
        if style is not self._style:
            has_blanks = is_blank or self._is_blank
            if not (has_blanks and looks_blank_alike(self._style, style)):
                self._end_piece()
            if self._is_blank:
                self._style = style
        self._text += text
        self._is_blank = self._is_blank and is_blank

    def segments(self) -> list[Segment]:
        """Returns them from the left, once all are added."""
        self._end_piece()
        return self._segments

    def strip(self, width: int | None = None) -> Strip:
        """Returns them as a line, whose width may be known."""
        return Strip(self.segments(), width)

    def _end_piece(self) -> None:
        if self._text:
            self._segments.append(Segment(self._text, self._style))
            self._text, self._is_blank = "", True


class LineBuilder:
    """Adds pieces from the left until the width is used up.

    Args:
        width: The width of the finished line, in cells.
        base: The style of the whole line, with which that of each piece is combined.
    """

    def __init__(self, width: int, base: Style) -> None:
        self._styles = _styles_on(base)
        self._pieces = Pieces()
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
            self._pieces.add(text, self._styles[style])
            self.room -= cells
        return self

    def skip_to(self, room: int) -> LineBuilder:
        """Adds blanks until only that many cells are free."""
        return self.add(" " * (self.room - room))

    def add_last(self, text: str, style: Style = PLAIN) -> LineBuilder:
        """Adds a text at the right end."""
        text = shorten(text, self.room)
        return self.skip_to(cell_len(text)).add(text, style)

    def segments(self) -> list[Segment]:
        """Returns the pieces of the finished line, padded with blanks.

        As part of a longer line they are lighter than a strip, which has seven caches.
        """
        self.skip_to(0)
        return self._pieces.segments()

    def strip(self) -> Strip:
        """Returns the finished line, padded with blanks."""
        return Strip(self.segments(), self._width)


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
