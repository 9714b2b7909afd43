"""A kept text of a note in one line: the field, since when it is kept, how it begins.

▌summary  12 Mar 2025  Borrowing is what makes …
"""

from __future__ import annotations

from typing import NamedTuple

from rich.style import Style
from textual.strip import Strip

from tui.ui.drawing.bars import NO_BAR
from tui.ui.drawing.fitted_text import one_line, shorten
from tui.ui.drawing.line_builder import LineBuilder

MOST_SHOWN = 300
"""How many characters of a text a line looks at."""

_FIELD_WIDTH, _DATE_WIDTH = 9, 13
"""In cells, with the gap behind."""


class VersionLine(NamedTuple):
    """What is shown of a kept text."""

    field: str
    date: str
    content: str


class VersionStyles(NamedTuple):
    """The styles of a line; all but the first two are combined with one of these."""

    base: Style
    cursor: Style
    bar: Style
    field: Style
    date: Style
    text: Style


def version_row(line: VersionLine, width: int, styles: VersionStyles, *, bar: str) -> Strip:
    """Draws a kept text in a given width."""
    drawn = LineBuilder(width, styles.base if bar == NO_BAR else styles.cursor)
    drawn.add(bar, styles.bar)
    drawn.add(f"{line.field:<{_FIELD_WIDTH}}", styles.field)
    drawn.add(f"{line.date:<{_DATE_WIDTH}}", styles.date)
    return drawn.add(shorten(one_line(line.content[:MOST_SHOWN]), drawn.room), styles.text).strip()
