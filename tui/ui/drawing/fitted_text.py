"""Text cut and wrapped to fit into terminal cells, of which a character covers none, one or two.

Combined characters are not split: a letter with its accents, an emoji with its joiners.
"""

from __future__ import annotations

from collections.abc import Iterator

from rich.cells import cell_len, split_graphemes

from tui.model.text import clean_line
from tui.prose.blocks import Span
from tui.prose.wrap import wrapped

ELLIPSIS = "…"
"""Marks where a text was cut; one cell wide."""

_JOINER = "\u200d"
_EMOJI_FORM = "\ufe0f"


def one_line(text: str) -> str:
    """Cleans a text and makes it one line.

    Joiners at its ends are removed: beside other text they would change the width of that.
    """
    return clean_line(text).lstrip(_JOINER + _EMOJI_FORM).rstrip(_JOINER)


def clusters(text: str) -> Iterator[tuple[int, int, int]]:
    """Yields the start, stop and cells of every character with all that combines with it."""
    if text.isascii():
        return ((index, index + 1, 1) for index in range(len(text)))
    return iter(split_graphemes(text)[0])


def cut(text: str, width: int) -> str:
    """Returns the longest beginning of the text that fits in a number of cells."""
    if text.isascii():
        return text[: max(width, 0)]
    end = used = 0
    for _, stop, size in clusters(text):
        used += size
        if used > width:
            break
        end = stop
    return text[:end]


def shorten(text: str, width: int) -> str:
    """Returns the text, cut and with an ellipsis if it is wider than a number of cells."""
    if cell_len(text) <= width:
        return text
    return cut(text, width - 1).rstrip() + ELLIPSIS if width > 0 else ""


def wrap(text: str, width: int) -> list[str]:
    """Wraps a text of one line into lines of at most a number of cells; an empty text has none.

    Lines break between words, and inside a word only if it is wider than a line.
    """
    if not text:
        return []
    lines = wrapped((Span(text),), max(width, 2))
    return ["".join(span.text for span in line) for line in lines]
