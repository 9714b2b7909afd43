"""A tag in the tag pane: the cursor's bar, how the filter uses the tag, its name, its count.

▌▸ scalability    12
"""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

from rich.cells import cell_len
from rich.style import Style
from textual.strip import Strip

from tui.model.row import TagCount
from tui.ui.drawing.bars import NO_BAR
from tui.ui.drawing.fitted_text import one_line, shorten
from tui.ui.drawing.line_builder import LineBuilder

FOLDED, UNFOLDED = "▸", "▾"
"""The signs of the line that folds the one-offs."""


class TagUse(Enum):
    """What the filter does with a tag; the value is its sign."""

    NONE = " "
    ONLY = "▸"
    ALSO = "+"
    EXCLUDED = "−"


class TagStyles(NamedTuple):
    """The styles of a row; all but the first two are combined with one of these."""

    base: Style
    cursor: Style
    bar: Style
    name: Style
    included: Style
    excluded: Style
    notes: Style
    fold: Style
    key: Style
    fault: Style
    rule: Style


def tag_row(
    tag: TagCount, use: TagUse, width: int, styles: TagStyles, *, bar: str = NO_BAR
) -> Strip:
    """Draws a tag in a given width, with its count at the right end."""
    style = _name_style(use, styles)
    count = f"{tag.count:,} " if tag.count else ""
    line = LineBuilder(width, styles.base if bar == NO_BAR else styles.cursor)
    line.add(bar, styles.bar).add(f"{use.value} ", style)
    if line.room < cell_len(count) + 4:
        return line.add(one_line(tag.name), style).strip()
    line.add(shorten(one_line(tag.name), line.room - cell_len(count) - 1), style)
    return line.add_last(count, styles.notes).strip()


def one_offs_row(
    number: int, width: int, styles: TagStyles, *, bar: str = NO_BAR, is_folded: bool = True
) -> Strip:
    """Draws the line that folds or unfolds the one-offs."""
    text = f"{FOLDED if is_folded else UNFOLDED} {number:,} one-off{'s' if number != 1 else ''}"
    line = LineBuilder(width, styles.base if bar == NO_BAR else styles.cursor)
    return line.add(bar, styles.bar).add(text + (" …" if is_folded else ""), styles.fold).strip()


def _name_style(use: TagUse, styles: TagStyles) -> Style:
    match use:
        case TagUse.NONE:
            return styles.name
        case TagUse.EXCLUDED:
            return styles.excluded
    return styles.included
