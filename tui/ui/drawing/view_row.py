"""A view above the tags: the cursor's bar, its sign or key, its label, its unread notes.

▌● unread          57
▌k kernel           3
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from textual.strip import Strip

from tui.ui.drawing.bars import NO_BAR
from tui.ui.drawing.line_builder import LineBuilder
from tui.ui.drawing.tag_row import Piece, TagStyles, named_row

NOT_COUNTED = "…"
"""Stands in place of a number that is not known yet."""

FAULT = "!"
"""Stands in place of the number where the filter cannot be read."""

_RULE = "─"
_CACHED_ROWS = 64


class ViewLine(NamedTuple):
    """What is shown of a view."""

    name: str
    label: str
    """What is shown of its name."""
    sign: str
    """What stands before it: a sign of what it finds, or the key that shows it."""
    unread: str
    """How many unread notes it has, or a sign."""
    is_shown: bool = False
    """Whether the list shows its notes."""


@lru_cache(_CACHED_ROWS)
def view_row(view: ViewLine, width: int, styles: TagStyles, *, bar: str = NO_BAR) -> Strip:
    """Draws a view in a given width, with its number at the right end."""
    line = LineBuilder(width, styles.base if bar == NO_BAR else styles.cursor)
    return named_row(
        line.add(bar, styles.bar),
        Piece(view.sign, styles.key),
        Piece(view.label, styles.included if view.is_shown else styles.name),
        Piece(view.unread, styles.fault if view.unread == FAULT else styles.notes),
    )


@lru_cache(_CACHED_ROWS)
def rule_row(width: int, styles: TagStyles) -> Strip:
    """Draws the line between views and tags."""
    line = LineBuilder(width, styles.base).add(" ")
    return line.add(_RULE * (line.room - 1), styles.rule).strip()
