"""The line at the foot of the screen: the filter, the position in the list, a hint."""

from __future__ import annotations

from typing import NamedTuple

from rich.cells import cell_len
from rich.style import Style
from textual.strip import Strip

from tui.ui.drawing.fitted_text import one_line, shorten
from tui.ui.drawing.line_builder import LineBuilder

_LEAST_LEFT = 12
"""The least cells of the left text beside a hint."""


class StatusStyles(NamedTuple):
    """The styles of the status line."""

    base: Style
    left: Style
    marks: Style
    right: Style
    hint: Style


def status_row(
    left: str, right: str, hint: str, width: int, styles: StatusStyles, *, marks: str = ""
) -> Strip:
    """Draws the status line; if room is short the hint is left out first, then the left text cut.

    The number of marked notes is cut last: the next key may act on notes that are not on screen.
    """
    left, right, hint, marks = map(one_line, (left, right, hint, marks))
    hint = f"  {hint} " if hint else " "
    marks = f"{marks}  " if marks else ""
    needed = 2 + min(cell_len(left), _LEAST_LEFT) + cell_len(marks) + cell_len(right)
    if needed + cell_len(hint) > width:
        hint = " "
    line = LineBuilder(width, styles.base).add(" ")
    right = shorten(right, max(line.room - cell_len(marks) - cell_len(hint), 0))
    tail = cell_len(marks) + cell_len(right) + cell_len(hint)
    line.add(shorten(left, line.room - tail - 2), styles.left)
    line.skip_to(tail).add(marks, styles.marks).add(right, styles.right)
    return line.add(hint, styles.hint).strip()
