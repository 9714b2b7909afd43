"""A note to merge in one line: its title, and its address, of which the end tells it apart.

▌One page              a.example/page#one
"""

from __future__ import annotations

from typing import NamedTuple

from rich.cells import cell_len
from rich.style import Style
from textual.strip import Strip

from tui.ui.drawing.bars import NO_BAR
from tui.ui.drawing.fitted_text import ELLIPSIS, clusters, one_line, shorten
from tui.ui.drawing.line_builder import LineBuilder

_GAP = 2


class CandidateLine(NamedTuple):
    """What is shown of a note."""

    title: str
    address: str


class CandidateStyles(NamedTuple):
    """The styles of a line; all but the first two are combined with one of these."""

    base: Style
    cursor: Style
    bar: Style
    title: Style
    address: Style


def candidate_row(line: CandidateLine, width: int, styles: CandidateStyles, *, bar: str) -> Strip:
    """Draws a note in a given width."""
    drawn = LineBuilder(width, styles.base if bar == NO_BAR else styles.cursor)
    drawn.add(bar, styles.bar)
    column = max(drawn.room // 2 - _GAP, 0)
    title = shorten(one_line(line.title), column)
    drawn.add(title, styles.title).add(" " * (column - cell_len(title) + _GAP))
    return drawn.add(_end(one_line(line.address), drawn.room), styles.address).strip()


def _end(text: str, width: int) -> str:
    """Returns a text whose beginning is cut off where it is too wide."""
    if cell_len(text) <= width:
        return text
    start, room = len(text), width - cell_len(ELLIPSIS)
    for first, _, cells in reversed(list(clusters(text))):
        room -= cells
        if room < 0:
            break
        start = first
    return ELLIPSIS + text[start:] if width > 0 else ""
