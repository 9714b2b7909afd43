"""How many terminal cells a text covers, and where to cut it to fit.

The rules are those of the screen: wide East Asian characters and emoji cover two cells, combining
marks none, and what follows a zero-width joiner none either. A text must not hold control
characters, which ``printable`` removes.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

_JOINER = "\u200d"
_EMOJI_SELECTOR = "\ufe0f"
"""Selects the emoji form of the character before it, which covers two cells."""

_VISIBLE_FORMATS = (
    "\u00ad\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd"
)
"""Format characters that cover a cell, unlike all others of their category."""

_ZERO_WIDTH = ((0x1160, 0x11FF), (0x3164, 0x3164), (0xD7B0, 0xD7FF), (0xFFA0, 0xFFA0))
"""Parts of Korean syllables, and fillers; none of them a combining mark."""

_MODIFIERS = (0x1F3FB, 0x1F3FF)
"""Skin tones, drawn into the emoji before them."""

_WIDE = (
    (0x2630, 0x2637),
    (0x268A, 0x268F),
    (0x2FFC, 0x2FFF),
    (0x31E4, 0x31EF),
    (0x4DC0, 0x4DFF),
    (0xFA6E, 0xFAFF),
    (0x16FF2, 0x18DFF),
    (0x1B132, 0x1B155),
    (0x1D300, 0x1D376),
    (0x1F6D8, 0x1F6DF),
    (0x1F7F0, 0x1F7F0),
    (0x1FA70, 0x1FAFF),
    (0x20000, 0x3FFFD),
)
"""Wide in newer versions of Unicode than the one Python may know."""


class _Widths(dict[str, int]):
    """A cache of the cells of single characters."""

    def __missing__(self, char: str) -> int:
        self[char] = width = _char_cells(char)
        return width


_WIDTHS = _Widths()


def cell_len(text: str) -> int:
    """Returns the number of cells that a text covers on the screen."""
    if text.isascii():
        return len(text)
    if _JOINER in text or _EMOJI_SELECTOR in text:
        return sum(cells for _, cells in _clusters(text, 0, len(text)))
    return sum(map(_WIDTHS.__getitem__, text))


def fit(text: str, start: int, end: int, width: int) -> int:
    """Returns where to cut ``text[start:end]``, so that the first part fits in ``width`` cells.

    Combined characters are not split. At least one character fits, however wide it is, so that a
    text cut repeatedly comes to its end.
    """
    if text[start : start + width + 1].isascii():
        return min(start + width, end)
    used, cut = 0, start
    for following, cells in _clusters(text, start, end):
        if used + cells > width and cut > start:
            break
        used, cut = used + cells, following
    return cut


def _clusters(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yields the end and the cells of each character on the screen, with all that combines."""
    index = start
    while index < end:
        base = text[index]
        cells, index = _WIDTHS[base], index + (2 if base == _JOINER else 1)
        while index < end:
            char = text[index]
            if char == _EMOJI_SELECTOR:
                cells = 2 if cells and base != " " else cells
            elif _WIDTHS[char]:
                break
            index += 2 if char == _JOINER else 1
        index = min(index, end)
        yield index, cells


def _char_cells(char: str) -> int:
    code = ord(char)
    category = unicodedata.category(char)
    if category[0] == "M" or _is_within(code, (*_ZERO_WIDTH, _MODIFIERS)):
        return 0
    if category == "Cf":
        return int(char in _VISIBLE_FORMATS)
    if _is_within(code, _WIDE):
        return 2
    return 2 if category != "Cn" and unicodedata.east_asian_width(char) in "WF" else 1


def _is_within(code: int, ranges: tuple[tuple[int, int], ...]) -> bool:
    return any(first <= code <= last for first, last in ranges)
