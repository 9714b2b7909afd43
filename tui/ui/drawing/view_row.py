"""A view above the tags: the cursor's bar, the key that shows it, its label, its unread notes.

▌k kernel        57
"""

from __future__ import annotations

from typing import NamedTuple

from rich.cells import cell_len
from textual.strip import Strip

from tui.ui.drawing.bars import NO_BAR
from tui.ui.drawing.fitted_text import one_line, shorten
from tui.ui.drawing.line_builder import LineBuilder
from tui.ui.drawing.tag_row import TagStyles

NOT_COUNTED = "…"
"""Stands in place of a number that is not known yet."""

FAULT = "!"
"""Stands in place of the number where the filter cannot be read."""

_RULE = "─"


class ViewLine(NamedTuple):
    """What is shown of a view."""

    name: str
    label: str
    """What is shown of its name."""
    key: str
    """The key that shows it; empty where only its name does."""
    unread: str
    """How many unread notes it has, or a sign."""
    is_shown: bool = False
    """Whether the list shows its notes."""


def view_row(view: ViewLine, width: int, styles: TagStyles, *, bar: str = NO_BAR) -> Strip:
    """Draws a view in a given width, with its number at the right end."""
    style = styles.included if view.is_shown else styles.name
    count = f"{view.unread} " if view.unread else ""
    line = LineBuilder(width, styles.base if bar == NO_BAR else styles.cursor)
    line.add(bar, styles.bar).add(view.key + " " * (2 - cell_len(view.key)), styles.key)
    if line.room < cell_len(count) + 4:
        return line.add(one_line(view.label), style).strip()
    line.add(shorten(one_line(view.label), line.room - cell_len(count) - 1), style)
    return line.add_last(count, styles.fault if view.unread == FAULT else styles.notes).strip()


def rule_row(width: int, styles: TagStyles) -> Strip:
    """Draws the line between views and tags."""
    return LineBuilder(width, styles.base).add(_RULE * width, styles.rule).strip()
