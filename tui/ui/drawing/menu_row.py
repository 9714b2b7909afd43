"""A line that lists the keys that may follow: `` u url   t title   m Markdown link``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rich.cells import cell_len
from rich.style import Style
from textual.strip import Strip

from tui.ui.drawing.fitted_text import ELLIPSIS, one_line
from tui.ui.drawing.line_builder import LineBuilder

_GAP = "   "


class MenuStyles(NamedTuple):
    """The styles of a menu strip."""

    base: Style
    key: Style
    label: Style


def menu_row(items: Sequence[tuple[str, str]], width: int, styles: MenuStyles) -> Strip:
    """Draws a menu of keys and labels; items that do not fit are left out."""
    line = LineBuilder(width, styles.base).add(" ")
    for index, (key, label) in enumerate(items):
        key, label = one_line(key), one_line(label)
        gap = _GAP if index else ""
        more = _GAP + ELLIPSIS if index < len(items) - 1 else ""
        if cell_len(f"{gap}{key} {label}{more}") > line.room:
            line.add(gap + ELLIPSIS, styles.label)
            break
        line.add(gap + key, styles.key).add(f" {label}", styles.label)
    return line.strip()
