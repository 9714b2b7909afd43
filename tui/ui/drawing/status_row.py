"""The right end of the row at the foot of the screen: numbers and hints, each in a part of its own.

↓ newest │ ✓ 3 │ 2 archived │ 2 of 189 │ ? help
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import IntEnum
from typing import NamedTuple

from rich.cells import cell_len
from rich.style import Style
from textual.strip import Strip

from tui.ui.drawing.fitted_text import one_line, shorten
from tui.ui.drawing.line_builder import LineBuilder

_RULE = " │ "
_AROUND = 2
"""The blank cells at both ends."""


class Rank(IntEnum):
    """How much a part matters: where room is short, the first of these goes first."""

    ORDER = 0
    REST = 1
    HINT = 2
    PLACE = 3
    """Where the cursor is."""
    ACTIVITY = 4
    """What the program is at, or will do; it is cut, and never left out."""
    MARKS = 5
    """The number of marked notes, which is never cut: the next key may be for notes not shown."""


class StatusPart(NamedTuple):
    """A part of the row."""

    text: str
    rank: Rank
    action: str = ""
    """The id of what a click on it does; empty where that is nothing."""


class StatusStyles(NamedTuple):
    """The styles of the row; all but the first are combined with it."""

    base: Style
    quiet: Style
    strong: Style
    marks: Style
    rule: Style


def status_row(parts: Sequence[StatusPart], width: int, styles: StatusStyles) -> Strip:
    """Draws the row in a given width, with the parts at its right end."""
    line = LineBuilder(width, styles.base)
    for index, (start, part) in enumerate(_placed(parts, width)):
        line.add(_RULE if index else " " * start, styles.rule)
        line.add(part.text, _style_of(part, styles))
    return line.strip()


def part_at(parts: Sequence[StatusPart], cell: int, width: int) -> StatusPart | None:
    """Returns the part that covers a cell of a row of this width; blanks beside it belong to it."""
    for start, part in _placed(parts, width):
        if start - 1 <= cell <= start + cell_len(part.text):
            return part
    return None


def _style_of(part: StatusPart, styles: StatusStyles) -> Style:
    if part.rank is Rank.MARKS:
        return styles.marks
    return styles.strong if part.rank in (Rank.PLACE, Rank.ACTIVITY) else styles.quiet


def _placed(parts: Sequence[StatusPart], width: int) -> Iterator[tuple[int, StatusPart]]:
    """Yields the first cell and the part of all that there is room for."""
    shown = _fitting(parts, width - _AROUND)
    start = max(width - 1 - _cells(shown), 0)
    for part in shown:
        yield start, part
        start += cell_len(part.text) + len(_RULE)


def _fitting(parts: Sequence[StatusPart], room: int) -> list[StatusPart]:
    """Returns the parts that fit side by side; those that matter least are left out."""
    shown = [part._replace(text=one_line(part.text)) for part in parts if part.text]
    for part in sorted(shown, key=lambda each: each.rank):
        if _cells(shown) > room and part.rank < Rank.ACTIVITY:
            shown.remove(part)
    return [_shortened(part, _cells(shown) - room) for part in shown]


def _shortened(part: StatusPart, excess: int) -> StatusPart:
    if part.rank is not Rank.ACTIVITY or excess <= 0:
        return part
    return part._replace(text=shorten(part.text, cell_len(part.text) - excess))


def _cells(parts: Sequence[StatusPart]) -> int:
    return sum(cell_len(part.text) for part in parts) + len(_RULE) * max(len(parts) - 1, 0)
