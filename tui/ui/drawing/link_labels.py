"""Labels over the links of a text: one letter, or two, that a person types to choose a link."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from tui.prose.cell_width import cell_len
from tui.ui.drawing.note_line import NoteLine

LABEL = "label"
"""The style name of a label."""

_HOME_ROW = "asdfghjkl"
_LETTERS = f"{_HOME_ROW}eiruwotynvcmpbxqz"
"""The easiest to reach first."""

_BETWEEN_CELLS = ("table.line",)
"""The styles of what is between two cells of a table."""

MOST_LABELS = len(_LETTERS) ** 2
"""How many links have a label of two letters at most."""


class PlacedLink(NamedTuple):
    """A link, and where it begins."""

    line: int
    column: int
    """The cells before it, without those that a pane leaves blank."""
    url: str | None
    """As the source has it, unchecked; None for the address of the note itself."""


class PlacedLabel(NamedTuple):
    """The letters that choose a link, and where they are drawn."""

    text: str
    column: int


def labels(count: int) -> tuple[str, ...]:
    """Returns that many labels, at most `MOST_LABELS`; none is the beginning of another.

    The first ones have one letter, as far as two letters are then enough for all others. Letters
    beside the home row are used only where it has too few.
    """
    count = min(count, MOST_LABELS)
    letters = next(
        _LETTERS[:size] for size in range(len(_HOME_ROW), len(_LETTERS) + 1) if size * size >= count
    )
    size = len(letters)
    alone = size if count <= size else (size * size - count) // (size - 1)
    pairs = (first + second for first in letters[alone:] for second in letters)
    return (*letters[:alone], *pairs)[:count]


def links_on(lines: Iterable[tuple[int, NoteLine]]) -> Iterator[PlacedLink]:
    """Yields the links on some consecutive lines with their numbers, in order.

    One that is wrapped is one, also within a cell of a table.
    """
    has_address, link_before = False, None
    in_cells_before = set[tuple[int, str]]()
    for number, line in lines:
        for part in line.part_spans:
            if part.part == "url" and not has_address:
                has_address = True
                yield PlacedLink(number, cell_len(line.text[: part.start]), None)
        if line.line.separator == "\n":
            link_before = None
        character = column = cell = 0
        in_cells = set[tuple[int, str]]()
        for span in line.line.spans:
            cell += span.styles == _BETWEEN_CELLS
            if span.link:
                in_cells.add((cell, span.link))
            if span.link and span.link != link_before and (cell, span.link) not in in_cells_before:
                yield PlacedLink(number, column, span.link)
            if character >= line.line.indent:
                link_before = span.link
            character, column = character + len(span.text), column + cell_len(span.text)
        in_cells_before = in_cells if cell else set()


def labelled(strip: Strip, placed: Iterable[PlacedLabel], style: Style) -> Strip:
    """Returns a line with labels over it, which are given from the left; none covers another.

    A label for which there is no room at the right is moved to the left.
    """
    pieces: list[Strip] = []
    done, width = 0, strip.cell_length
    for text, column in placed:
        start = max(min(column, width - len(text)), done)
        if start + len(text) > width:
            break
        pieces += (strip.crop(done, start), Strip([Segment(text, style)], len(text)))
        done = start + len(text)
    return Strip.join([*pieces, strip.crop(done, width)])
