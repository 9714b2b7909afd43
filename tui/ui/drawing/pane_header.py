"""The header of a pane: its title, filled where the pane has the focus, and numbers.

 Notes  189 · 57 unread              Preview                        42%

The title of the pane with the focus stands in a block, which shows without colours as well.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from rich.cells import cell_len
from rich.style import Style
from textual.strip import Strip

from tui.ui.drawing.line_builder import LineBuilder

_CACHED = 64

_MARGIN = 2
"""The blank cells at the right of a number that stands there."""


class HeaderStyles(NamedTuple):
    """The styles of a pane's header; the first replaces that of the pane."""

    header: Style
    title: Style
    detail: Style


class Header(NamedTuple):
    """What a header says."""

    title: str
    beside: str = ""
    """Stands beside the title."""
    at_end: str = ""
    """Stands at the right end."""


def header_room(title: str, width: int) -> int:
    """Returns how many cells a text beside the title may have; it may be less than none."""
    return width - cell_len(title) - 4


@lru_cache(_CACHED)
def pane_header(header: Header, width: int, styles: HeaderStyles) -> Strip:
    """Draws the header of a pane; what there is no room for is left out."""
    title, beside, at_end = header
    line = LineBuilder(width, styles.header).add(f" {title} ", styles.title)
    if beside and cell_len(beside) <= line.room - 2:
        line.add(" ").add(beside, styles.detail)
    if at_end and cell_len(at_end) < line.room - _MARGIN:
        line.skip_to(cell_len(at_end) + _MARGIN).add(at_end, styles.detail)
    return line.strip()
