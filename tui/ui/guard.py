"""The last look at every line before the terminal gets it.

Text is cleaned when it enters a library, but a library may have been written by something else,
and tracebacks and third-party widgets bring text of their own. Nothing passes here that a terminal
would obey; without colour, nothing passes that has any; where the terminal has letters alone, no
sign passes that it cannot draw.
"""

from __future__ import annotations

from functools import lru_cache

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import ANSIToTruecolor, LineFilter

from tui.model.text import clean_line, is_inert
from tui.ui.drawing.signs import ASCII

REPLACEMENT = "\ufffd"

_CACHED_STYLES = 1_024


class InertText(LineFilter):
    """Replaces what a terminal would obey."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002
        """Returns the line with every hostile segment made harmless, at its width."""
        if is_inert("".join([segment.text for segment in segments])):
            return segments
        return [_inert(segment) for segment in segments]


class Colourless(LineFilter):
    """Takes the colours away and keeps what shows without: bold, reverse, underline."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002
        """Returns the line without colours."""
        return [
            Segment(segment.text, _colourless(segment.style), segment.control)
            for segment in segments
        ]


class LettersAlone(LineFilter):
    """Puts the twins of signs in their places."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002
        """Returns the line without signs that the terminal cannot draw."""
        return [
            Segment(segment.text.translate(ASCII), segment.style, segment.control)
            for segment in segments
        ]


class WhereNeeded(LineFilter):
    """Gives lines to another filter only where any style is not as that would leave it.

    Textual makes every piece of every line anew for colours of the terminal's own, of which a theme
    in true colours has none.
    """

    def __init__(self, other: ANSIToTruecolor) -> None:
        super().__init__()
        self._other = other

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Returns the line in true colours."""
        if all(_is_in_true_colours(segment.style) for segment in segments):
            return segments
        return self._other.apply(segments, background)


@lru_cache(_CACHED_STYLES)
def _is_in_true_colours(style: Style | None) -> bool:
    """Returns whether a style is not dim, and has no colour of the terminal's own."""
    if style is None:
        return True
    return not style.dim and all(
        each is None or each.triplet for each in (style.color, style.bgcolor)
    )


def _inert(segment: Segment) -> Segment:
    if is_inert(segment.text) or segment.control:
        return segment
    text, width = clean_line(segment.text, len(segment.text)), segment.cell_length
    missing = width - cell_len(text)
    text = set_cell_size(text, width) if missing < 0 else text + REPLACEMENT * missing
    return Segment(text, segment.style)


def _colourless(style: Style | None) -> Style | None:
    if style is None or (style.color is None and style.bgcolor is None):
        return style
    return Style(
        bold=style.bold,
        dim=style.dim,
        italic=style.italic,
        underline=style.underline,
        reverse=style.reverse,
        strike=style.strike,
    )
