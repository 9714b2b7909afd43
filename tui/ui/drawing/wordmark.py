"""The name of the program in large letters, of half blocks: three lines, two pixels a cell."""

from __future__ import annotations

from typing import NamedTuple

_LETTERS = {
    "u": ("    ", "    ", "#  #", "#  #", "#  #", " ###"),
    "r": ("   ", "   ", "# #", "## ", "#  ", "#  "),
    "l": ("# ", "# ", "# ", "# ", "# ", " #"),
    "-": ("   ", "   ", "   ", "###", "   ", "   "),
    "n": ("    ", "    ", "### ", "#  #", "#  #", "#  #"),
    "o": ("    ", "    ", " ## ", "#  #", "#  #", " ## "),
    "t": ("#  ", "#  ", "###", "#  ", "#  ", " ##"),
    "e": ("    ", "    ", " ## ", "####", "#   ", " ###"),
    "s": ("    ", "    ", " ###", "##  ", "  ##", "### "),
}
"""Each letter as rows of pixels."""

_BLOCKS = {(" ", " "): " ", ("#", " "): "▀", (" ", "#"): "▄", ("#", "#"): "█"}
"""From two pixels, one above the other, to a cell."""


class Wordmark(NamedTuple):
    """The lines of each part of the name, all of one width."""

    links: tuple[str, ...]
    dash: tuple[str, ...]
    notes: tuple[str, ...]


def wordmark() -> Wordmark:
    """Returns ``url-notes`` in large letters."""
    return Wordmark(_large("url"), _large("-"), _large("notes"))


def _large(word: str) -> tuple[str, ...]:
    rows = [" ".join(row) for row in zip(*(_LETTERS[letter] for letter in word), strict=True)]
    return tuple(
        "".join(_BLOCKS[pixels] for pixels in zip(upper, lower, strict=True))
        for upper, lower in zip(rows[::2], rows[1::2], strict=True)
    )
