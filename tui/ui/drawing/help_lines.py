"""The lines of the help: sections of keys and what they do, in two columns where they fit.

Moving                                   Tags
j ↓           One line down              # T          Find a tag and show only it
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate, zip_longest
from typing import NamedTuple

from rich.cells import cell_len
from rich.style import Style
from textual.strip import Strip

from tui.ui.drawing.bars import BAR, NO_BAR
from tui.ui.drawing.fitted_text import wrap
from tui.ui.drawing.line_builder import PLAIN, LineBuilder

LEAST_COLUMN = 46
"""The cells that a column has at least where there are two."""

KEY_CELLS = range(14, 25)
"""The widths that the keys of a section may have; what follows a wider one begins below it."""

_GAP = 2
"""The blank cells between a key and what it does, and between columns."""

_MARK = "`"
"""Encloses what is to be typed, as Markdown writes code."""


class HelpStyles(NamedTuple):
    """The styles of the help; all but the first are combined with it."""

    base: Style
    title: Style
    key: Style
    cursor: Style
    bar: Style


class HelpRow(NamedTuple):
    """Something that is typed or seen."""

    key: str
    text: str
    """What it does or means."""
    example: str = ""
    """The filter that it stands for, which can be tried; empty for what is no filter."""


class HelpSection(NamedTuple):
    """Rows that belong together."""

    title: str
    rows: Sequence[HelpRow]


class HelpCell(NamedTuple):
    """A line of one column."""

    key: str = ""
    text: str = ""
    indent: int = 0
    """The cells before the text; 0 for a title, which has no key."""
    example: str = ""
    """The filter that begins on this line."""


HelpLine = tuple[HelpCell, ...]
"""A line of all columns, from the left."""

_BLANK = HelpCell()


def help_lines(sections: Sequence[HelpSection], width: int) -> list[HelpLine]:
    """Returns the lines of sections, which are read down the first column, then the second."""
    room = width - _GAP
    is_wide = len(sections) > 1 and room // 2 >= LEAST_COLUMN
    each = room // 2 if is_wide else room
    parts = [list(_section_cells(section, each)) for section in sections]
    columns = _balanced(parts) if is_wide else (parts,)
    return list(zip_longest(*map(_joined, columns), fillvalue=_BLANK))


def help_strip(line: HelpLine, width: int, styles: HelpStyles, chosen: int | None = None) -> Strip:
    """Draws a line in a given width.

    Args:
        line: The line.
        width: The cells that it has.
        styles: Those of the help.
        chosen: The column whose example has the cursor, if any.
    """
    built = LineBuilder(width, styles.base)
    each = (width - _GAP) // len(line)
    for index, cell in enumerate(line):
        is_chosen = index == chosen
        built.skip_to(width - index * each)
        built.add(BAR if is_chosen else NO_BAR, styles.bar)
        if not cell.indent:
            built.add(cell.text, styles.title)
            continue
        start = built.room
        key = f"{cell.key:{cell.indent - _GAP}}" if is_chosen else cell.key
        built.add(key, styles.key + styles.cursor if is_chosen else styles.key)
        built.skip_to(start - cell.indent)
        for part, text in enumerate(cell.text.split(_MARK)):
            built.add(text, styles.key if part % 2 else PLAIN)
    return built.strip()


def _section_cells(section: HelpSection, width: int) -> Iterator[HelpCell]:
    widest = max((cell_len(row.key) for row in section.rows), default=0)
    indent = min(max(widest, KEY_CELLS[0]), KEY_CELLS[-1]) + _GAP
    yield HelpCell(text=section.title)
    for key, text, example in section.rows:
        lines = wrap(text, width - indent - _GAP)
        if cell_len(key) + _GAP > indent:
            lines = ["", *lines]
        yield HelpCell(key, lines[0] if lines else "", indent, example)
        yield from (HelpCell("", line, indent) for line in lines[1:])


def _balanced(
    parts: list[list[HelpCell]],
) -> tuple[list[list[HelpCell]], list[list[HelpCell]]]:
    """Parts a sequence in two, so that the longer part is as short as can be."""
    ends = list(accumulate(len(part) + 1 for part in parts))
    at = min(range(1, len(parts)), key=lambda k: max(ends[k - 1], ends[-1] - ends[k - 1]))
    return parts[:at], parts[at:]


def _joined(parts: Sequence[Sequence[HelpCell]]) -> list[HelpCell]:
    """Returns the lines of sections with a blank one between them."""
    lines = [cell for part in parts for cell in (*part, _BLANK)]
    return lines[:-1]
