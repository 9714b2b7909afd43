"""The line at the foot of the screen: what the list is filtered by, how much of it, a hint."""

from __future__ import annotations

from typing import NamedTuple

from rich.cells import cell_len
from rich.style import Style
from textual.strip import Strip

from tui.ui.drawing.cells import one_line, shorten
from tui.ui.drawing.line import Line

_LEAST_LEFT = 12
"""The cells the left text is not shortened below for the sake of the hint."""


class StatusLook(NamedTuple):
    """The styles of the status line."""

    base: Style
    left: Style
    right: Style
    hint: Style


def status_row(left: str, right: str, hint: str, width: int, look: StatusLook) -> Strip:
    """The status line; where room is short the hint goes first, then the left text is cut."""
    left, right, hint = one_line(left), one_line(right), one_line(hint)
    hint = f"  {hint} " if hint else " "
    needed = 2 + min(cell_len(left), _LEAST_LEFT) + cell_len(right)
    if needed + cell_len(hint) > width:
        hint = " "
    line = Line(width, look.base).add(" ")
    tail = cell_len(right) + cell_len(hint)
    line.add(shorten(left, line.room - tail - 2), look.left)
    line.skip_to(tail).add(right, look.right)
    return line.add(hint, look.hint).strip()
