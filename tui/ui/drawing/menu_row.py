"""Lines that list the keys that may follow: `` u url   t title   m Markdown link``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rich.cells import cell_len
from rich.style import Style
from textual.strip import Strip

from tui.ui.drawing.fitted_text import one_line
from tui.ui.drawing.line_builder import LineBuilder

_GAP = "   "
_MARGIN = " "


class MenuStyles(NamedTuple):
    """The styles of a menu strip."""

    base: Style
    key: Style
    label: Style


def menu_rows(items: Sequence[tuple[str, str]], width: int, styles: MenuStyles) -> list[Strip]:
    """Draws a menu of keys and labels, on as many lines as it takes."""
    lines = [LineBuilder(width, styles.base).add(_MARGIN)]
    for index, (key, label) in enumerate(items):
        key, label = one_line(key), one_line(label)
        gap = _GAP if index else ""
        if index and cell_len(f"{gap}{key} {label}") > lines[-1].room:
            lines.append(LineBuilder(width, styles.base).add(_MARGIN))
            gap = ""
        lines[-1].add(gap + key, styles.key).add(f" {label}" if label else "", styles.label)
    return [line.strip() for line in lines]
