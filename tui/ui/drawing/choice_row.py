"""A few values side by side, of which one is chosen: ``● yes   ○ no   ○ not known``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rich.cells import cell_len
from rich.style import Style
from textual.strip import Strip

from tui.ui.drawing.line_builder import LineBuilder

_CHOSEN, _OTHER, _GAP = "● ", "○ ", "   "


class ChoiceStyles(NamedTuple):
    """The styles of a row of values; all but the first are combined with it."""

    base: Style
    chosen: Style
    other: Style


def choice_row(labels: Sequence[str], chosen: int, width: int, styles: ChoiceStyles) -> Strip:
    """Draws the values in a given width."""
    line = LineBuilder(width, styles.base)
    for index, label in enumerate(labels):
        is_chosen = index == chosen
        style = styles.chosen if is_chosen else styles.other
        line.add(_GAP if index else "").add(f"{_CHOSEN if is_chosen else _OTHER}{label}", style)
    return line.strip()


def choice_at(labels: Sequence[str], cell: int) -> int | None:
    """Returns which value is at a cell of the row, if any is."""
    start = 0
    for index, label in enumerate(labels):
        end = start + cell_len(_CHOSEN + label)
        if start <= cell < end:
            return index
        start = end + cell_len(_GAP)
    return None
