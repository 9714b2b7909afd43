"""A tag in the tag pane: the cursor's bar, how the filter uses the tag, its name, its count.

▌+ scalability     12

Behind it is a bar as long as its count is of the largest, so that a filter is seen to narrow.
"""

from __future__ import annotations

from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from rich.cells import cell_len
from rich.style import Style
from textual.strip import Strip

from tui.model.row import TagCount
from tui.model.text import counted
from tui.ui.drawing import signs
from tui.ui.drawing.bars import NO_BAR
from tui.ui.drawing.fitted_text import one_line, shorten
from tui.ui.drawing.line_builder import LineBuilder
from tui.ui.drawing.tint import tinted

_AROUND = 2
"""The cells beside the longest bar: that of the cursor, and a blank at the end."""

_UNSTRUCK = Style(strike=False)
_NAME_COLUMN = 3
_LEAST_NAME = 4
"""The least cells of a name beside a number."""
_NUMBER_MARGIN = "  "
_CACHED_ROWS = 512


class TagUse(Enum):
    """What the filter does with a tag; the value is its sign."""

    NONE = " "
    INCLUDED = signs.INCLUDED
    EXCLUDED = signs.EXCLUDED


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
    share: Style
    key: Style
    fault: Style
    rule: Style


class Piece(NamedTuple):
    """A text in a row, and its style."""

    text: str
    style: Style


@lru_cache(_CACHED_ROWS)
def tag_row(
    tag: TagCount, use: TagUse, width: int, styles: TagStyles, *, most: int = 0, bar: str = NO_BAR
) -> Strip:
    """Draws a tag in a given width, with its count at the right end.

    Args:
        tag: The tag.
        use: What the filter does with it.
        width: The width of the line, in cells.
        styles: The styles.
        most: The largest count of all tags that are shown; without one, there is no bar.
        bar: The first cell; all but ``NO_BAR`` make it the row of the cursor.
    """
    has_cursor = bar != NO_BAR
    line = LineBuilder(width, styles.cursor if has_cursor else styles.base).add(bar, styles.bar)
    strip = named_row(
        line,
        Piece(use.value, _sign_style(use, styles)),
        Piece(tag.name, _name_style(use, styles)),
        Piece(f"{tag.count:,}" if tag.count else "", styles.notes),
    )
    length = 0 if has_cursor else _share(tag.count, most, width - _AROUND)
    return tinted(strip, 1, 1 + length, styles.share)


def named_row(line: LineBuilder, sign: Piece, name: Piece, number: Piece) -> Strip:
    """Draws a sign, a name, and at the right end a number, if there is room for that."""
    line.add(sign.text + " " * (_NAME_COLUMN - 1 - cell_len(sign.text)), sign.style)
    number_text = f"{number.text}{_NUMBER_MARGIN}" if number.text else ""
    if line.room < cell_len(number_text) + _LEAST_NAME:
        return line.add(one_line(name.text), name.style).strip()
    room = line.room - (cell_len(number_text) + 1 if number_text else len(_NUMBER_MARGIN))
    line.add(shorten(one_line(name.text), room), name.style)
    return line.add_last(number_text, number.style).strip()


def one_offs_row(
    number: int, width: int, styles: TagStyles, *, bar: str = NO_BAR, is_folded: bool = True
) -> Strip:
    """Draws the line that folds or unfolds the one-offs."""
    text = f"{signs.FOLDED if is_folded else signs.UNFOLDED} {counted(number, 'one-off')}"
    line = LineBuilder(width, styles.base if bar == NO_BAR else styles.cursor)
    return line.add(bar, styles.bar).add(text, styles.fold).strip()


def _share(count: int, most: int, width: int) -> int:
    """Returns how many cells the bar of a count has; a tag of any note has one at least."""
    return max(round(width * count / most), 1) if count and most else 0


def _sign_style(use: TagUse, styles: TagStyles) -> Style:
    """Returns the style of a sign, which is not struck through."""
    return _name_style(use, styles) + _UNSTRUCK


def _name_style(use: TagUse, styles: TagStyles) -> Style:
    match use:
        case TagUse.NONE:
            return styles.name
        case TagUse.EXCLUDED:
            return styles.excluded
    return styles.included
