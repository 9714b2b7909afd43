"""A theme as a row of the menu: its name, and whether it is dark.

▌● ink                dark
"""

from __future__ import annotations

from typing import NamedTuple

from rich.style import Style
from textual.strip import Strip

from tui.ui.drawing.bars import NO_BAR
from tui.ui.drawing.line_builder import LineBuilder
from tui.ui.drawing.signs import CHOSEN


class ThemeLine(NamedTuple):
    """What is shown of a theme."""

    name: str
    is_dark: bool
    is_kept: bool
    """Whether it is the one that was shown before the menu."""


class ThemeStyles(NamedTuple):
    """The styles of a row; all but the first two are combined with one of these."""

    base: Style
    cursor: Style
    bar: Style
    detail: Style


def theme_row(line: ThemeLine, width: int, styles: ThemeStyles, *, bar: str) -> Strip:
    """Draws a theme in a given width."""
    drawn = LineBuilder(width, styles.base if bar == NO_BAR else styles.cursor)
    drawn.add(bar, styles.bar).add(CHOSEN if line.is_kept else " ", styles.bar)
    drawn.add(f" {line.name}")
    return drawn.add_last("dark " if line.is_dark else "light ", styles.detail).strip()
