"""The terms of a filter side by side, each as a chip that a click removes.

#rust   −#go   site:github.com
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rich.cells import cell_len
from rich.style import Style
from textual.strip import Strip

from tui.ui.drawing.fitted_text import ELLIPSIS, one_line, shorten
from tui.ui.drawing.line_builder import LineBuilder
from tui.ui.drawing.signs import EXCLUDED

_GAP = " "


class ChipStyles(NamedTuple):
    """The styles of chips, and of the same terms while the filter is edited."""

    base: Style
    chip: Style
    tag: Style
    excluded: Style


class TermChip(NamedTuple):
    """A term of a filter."""

    text: str
    span: tuple[int, int]
    """Its characters in the text of the filter."""
    is_excluded: bool = False
    """Whether it is negated."""
    is_tag: bool = False
    """Whether it asks for a tag."""

    def style(self, styles: ChipStyles) -> Style:
        """Returns the style that shows what it is."""
        if self.is_excluded:
            return styles.excluded
        return styles.tag if self.is_tag else styles.chip


def chip_row(chips: Sequence[TermChip], width: int, styles: ChipStyles) -> Strip:
    """Draws the chips in a given width; those that do not fit are left out."""
    line = LineBuilder(width, styles.base)
    fitting = list(_fitting(chips, line.room))
    for index, (_, text) in enumerate(fitting):
        line.add(_GAP if index else "").add(text, chips[index].style(styles))
    if len(fitting) < len(chips):
        line.add(_GAP + ELLIPSIS)
    return line.strip()


def chip_at(chips: Sequence[TermChip], cell: int, width: int) -> int | None:
    """Returns the index of the chip that covers a cell of a row of this width."""
    for index, (start, text) in enumerate(_fitting(chips, width)):
        if start <= cell < start + cell_len(text):
            return index
    return None


def _shown(chip: TermChip) -> str:
    """Returns the text of a chip; a minus is as wide as a plus, and no hyphen."""
    text = one_line(chip.text)
    return f"{EXCLUDED}{text[1:]}" if chip.is_excluded and text.startswith("-") else text


def _fitting(chips: Sequence[TermChip], width: int) -> Iterator[tuple[int, str]]:
    """Yields the first cell and the text of every chip that fits; the first chip is cut to fit."""
    start = 0
    for index, chip in enumerate(chips):
        is_last = index == len(chips) - 1
        room = width - start - (0 if is_last else cell_len(_GAP + ELLIPSIS))
        name = _shown(chip)
        if index and cell_len(name) + 2 > room:
            return
        text = f" {shorten(name, room - 2)} "
        yield start, text
        start += cell_len(text + _GAP)
