"""The outline of a note: its headings, each as a row that is indented by its level.

▌Ownership
   Borrowing
   Lifetimes
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from rich.style import Style
from textual.strip import Strip

from tui.ui.drawing.bars import NO_BAR
from tui.ui.drawing.fitted_text import shorten
from tui.ui.drawing.line_builder import LineBuilder
from tui.ui.drawing.note_line import NoteLine
from tui.ui.drawing.signs import RULE

_STYLE = "heading."
_SECTION = "section"
_INDENT = 2


class OutlineLine(NamedTuple):
    """A heading."""

    text: str
    level: int
    """From 0, that of the highest in its outline."""
    line: int
    """The line of the text on which it begins."""


class OutlineStyles(NamedTuple):
    """The styles of a row; all but the first two are combined with one of these."""

    base: Style
    cursor: Style
    bar: Style
    top: Style
    """Of headings of the highest level."""


def outline_of(lines: Iterable[NoteLine]) -> list[OutlineLine]:
    """Returns the headings among the lines of a note, and the rules between its texts."""
    found: list[OutlineLine] = []
    goes_on = False
    for number, line in enumerate(each.line for each in lines):
        level = _level(style for span in line.spans for style in span.styles)
        text = line.text[line.indent :].strip(f"{RULE} ")
        if level and goes_on and line.separator != "\n":
            found[-1] = found[-1]._replace(text=f"{found[-1].text}{line.separator}{text}")
        elif level and text:
            found.append(OutlineLine(text, level, number))
        goes_on = bool(level and found)
    highest = min((each.level for each in found), default=0)
    return [each._replace(level=each.level - highest) for each in found]


def outline_row(line: OutlineLine, width: int, styles: OutlineStyles, *, bar: str) -> Strip:
    """Draws a heading in a given width."""
    drawn = LineBuilder(width, styles.base if bar == NO_BAR else styles.cursor)
    drawn.add(bar, styles.bar).add(" " * (_INDENT * line.level))
    text = shorten(line.text, drawn.room - 1)
    return (drawn.add(text) if line.level else drawn.add(text, styles.top)).strip()


def heading_at(outline: Sequence[OutlineLine], line: int) -> int:
    """Returns the index of the heading under which a line is; 0 for a line before all of them."""
    return max(sum(each.line <= line for each in outline) - 1, 0)


def _level(styles: Iterable[str]) -> int:
    """Returns the level of a heading by the styles on its line; 0 for any other line."""
    for style in styles:
        if style.startswith(_STYLE):
            return int(style.removeprefix(_STYLE))
        if style == _SECTION:
            return 1
    return 0
