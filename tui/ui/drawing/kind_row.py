"""A kind of proposals in one line: what it is called, how many there are, what it is.

▌twins            22  Spellings of one tag: plurals, separators, British and American.
"""

from __future__ import annotations

from typing import NamedTuple

from rich.style import Style
from textual.strip import Strip

from tui.ui.drawing.bars import NO_BAR
from tui.ui.drawing.fitted_text import shorten
from tui.ui.drawing.line_builder import LineBuilder

_NAME_WIDTH, _COUNT_WIDTH = 15, 7
"""In cells."""

NOT_KNOWN = "…"


class KindLine(NamedTuple):
    """What is shown of a kind."""

    name: str
    plural: str
    help: str
    proposals: int | None = None
    """How many proposals of it there are; None while they are looked for."""


class KindStyles(NamedTuple):
    """The styles of a line; all but the first two are combined with one of these."""

    base: Style
    cursor: Style
    bar: Style
    name: Style
    number: Style
    nothing: Style
    help: Style


def kind_row(line: KindLine, width: int, styles: KindStyles, *, bar: str = NO_BAR) -> Strip:
    """Draws a kind in a given width."""
    drawn = LineBuilder(width, styles.base if bar == NO_BAR else styles.cursor)
    drawn.add(bar, styles.bar)
    has_any = line.proposals != 0
    drawn.add(f"{line.plural:<{_NAME_WIDTH}}", styles.name if has_any else styles.nothing)
    count = NOT_KNOWN if line.proposals is None else f"{line.proposals:,}"
    drawn.add(f"{count:>{_COUNT_WIDTH}}  ", styles.number if line.proposals else styles.nothing)
    return drawn.add(shorten(line.help, drawn.room), styles.help).strip()
