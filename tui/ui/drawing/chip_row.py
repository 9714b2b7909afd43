"""The terms of a filter side by side, each as a chip that can be clicked away.

#rust   -#go   site:github.com
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rich.cells import cell_len
from rich.style import Style
from textual.strip import Strip

from tui.ui.drawing.fitted_text import ELLIPSIS, one_line, shorten
from tui.ui.drawing.line_builder import LineBuilder

_GAP = " "


class ChipStyles(NamedTuple):
    """The styles of chips, and those of the same terms while their text is edited."""

    base: Style
    chip: Style
    excluded: Style
    term: Style
    excluded_term: Style


class TermChip(NamedTuple):
    """A term of a filter."""

    text: str
    span: tuple[int, int]
    """Its characters in the text of the filter."""
    is_excluded: bool = False
    """Whether it says what notes must not have."""


def chip_row(chips: Sequence[TermChip], width: int, styles: ChipStyles) -> Strip:
    """The chips, exactly as wide as asked; those that do not fit are left out whole."""
    line = LineBuilder(width, styles.base)
    placed = list(_placed(chips, line.room))
    for place, (_, text) in enumerate(placed):
        style = styles.excluded if chips[place].is_excluded else styles.chip
        line.add(_GAP if place else "").add(text, style)
    if len(placed) < len(chips):
        line.add(_GAP + ELLIPSIS)
    return line.strip()


def chip_at(chips: Sequence[TermChip], cell: int, width: int) -> int | None:
    """The chip that covers a cell of a row as wide as this."""
    for place, (start, text) in enumerate(_placed(chips, width)):
        if start <= cell < start + cell_len(text):
            return place
    return None


def _placed(chips: Sequence[TermChip], width: int) -> Iterator[tuple[int, str]]:
    """The first cell and the text of every chip that has room; the first is cut to fit."""
    start = 0
    for place, chip in enumerate(chips):
        is_last = place == len(chips) - 1
        room = width - start - (0 if is_last else cell_len(_GAP + ELLIPSIS))
        name = one_line(chip.text)
        if place and cell_len(name) + 2 > room:
            return
        text = f" {shorten(name, room - 2)} "
        yield start, text
        start += cell_len(text + _GAP)
