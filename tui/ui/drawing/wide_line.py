"""A line that is never wrapped, as of code, as a strip: scrolled sideways where it is wide."""

from __future__ import annotations

from collections.abc import Mapping

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from tui.prose.cell_width import cell_len
from tui.prose.layout import Line
from tui.ui.drawing.code_colours import sliced
from tui.ui.drawing.fitted_text import cut
from tui.ui.drawing.prose_lines import prose_strip
from tui.ui.drawing.signs import ELLIPSIS

CUT = "cut"
"""The style name of the signs where a line goes on."""

_RIGHT = 1
"""The blank cells after a line."""


def text_room(line: Line, width: int, left: int) -> int:
    """Returns how many cells a line has for its text, in a given width."""
    return max(width - _fixed(line, left) - _RIGHT, 1)


def text_cells(line: Line) -> int:
    """Returns how many cells the text of a line takes."""
    return cell_len(line.text[line.indent :])


def wide_strip(
    line: Line, width: int, styles: Mapping[str, Style], base: Style, *, left: int, shift: int
) -> Strip:
    """Draws a line as `prose_strip` does, but for what is left of the screen and right of it.

    Args:
        line: The line.
        width: The cells of the strip.
        styles: By the names of styles.
        base: The style of the whole.
        left: The blank cells before the line.
        shift: How many cells of its text are left of the screen; what stands before it stays.
    """
    room, cells = text_room(line, width, left), text_cells(line)
    if cells <= room and not shift:
        return prose_strip(line, width, styles, base, left=left)
    fixed = _fixed(line, left)
    whole = prose_strip(line, fixed + max(cells, shift) + room, styles, base, left=left)
    text = whole.crop(fixed + shift, fixed + shift + room)
    sign = Strip([Segment(ELLIPSIS, base + styles[CUT])], 1)
    before = [sign, text.crop(1)] if shift and cells else [text]
    goes_on = cells > shift + room
    shown = Strip.join(before)
    after = [shown.crop(0, room - 1), sign] if goes_on else [shown]
    end = whole.crop(whole.cell_length - _RIGHT)
    return Strip.join([whole.crop(0, fixed), *after, end]).crop(0, width)


def in_sight(line: Line, width: int, left: int, shift: int) -> Line:
    """Returns a line without those characters of its text that are left or right of the screen."""
    text = line.text[line.indent :]
    start = line.indent + len(cut(text, shift))
    stop = line.indent + len(cut(text, shift + text_room(line, width, left)))
    before = sliced(line.spans, 0, line.indent)
    return line._replace(spans=(*before, *sliced(line.spans, start, stop)))


def _fixed(line: Line, left: int) -> int:
    """Returns the cells of what stands before the text."""
    return left + cell_len(line.text[: line.indent])
