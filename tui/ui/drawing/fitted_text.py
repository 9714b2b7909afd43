"""Text measured and cut in terminal cells, where a character takes none, one or two of them.

What belongs together stays together: a letter with its accents, an emoji with its joiners, both
halves of a wide character.
"""

from __future__ import annotations

from collections.abc import Iterator

from rich.cells import cell_len, split_graphemes

from tui.model.text import clean_line
from tui.prose.blocks import Span
from tui.prose.wrap import wrapped

ELLIPSIS = "…"
"""Stands where a text was cut; one cell wide."""

_JOINER = "\u200d"
_EMOJI_FORM = "\ufe0f"


def one_line(text: str) -> str:
    """The text as one line that a terminal shows as text.

    A joiner with nothing to join goes too: beside other text it would swallow a cell of it.
    """
    return clean_line(text).lstrip(_JOINER + _EMOJI_FORM).rstrip(_JOINER)


def clusters(text: str) -> Iterator[tuple[int, int, int]]:
    """The start, stop and cells of every character together with what combines with it."""
    if text.isascii():
        return ((place, place + 1, 1) for place in range(len(text)))
    return iter(split_graphemes(text)[0])


def cut(text: str, width: int) -> str:
    """The longest beginning of the text that fits in a number of cells."""
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
    """The text, cut and ended by an ellipsis where it is wider than a number of cells."""
    if cell_len(text) <= width:
        return text
    return cut(text, width - 1).rstrip() + ELLIPSIS if width > 0 else ""


def wrap(text: str, width: int) -> list[str]:
    """The text of one line broken into lines of at most a number of cells; an empty one has none.

    Lines break between words, and inside a word only if it is wider than a line.
    """
    if not text:
        return []
    lines = wrapped((Span(text),), max(width, 2))
    return ["".join(span.text for span in line) for line in lines]
