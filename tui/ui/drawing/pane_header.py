"""The rule above a pane, with the pane's name in it: ``━ Notes ━━━━━━━━━━ 1,204 ━``.

The rule of the pane with the focus is heavy, so that the focus is visible without colours.
"""

from __future__ import annotations

from typing import NamedTuple

from rich.cells import cell_len
from rich.style import Style
from textual.strip import Strip

from tui.ui.drawing.line_builder import LineBuilder

LIGHT, HEAVY = "─", "━"


class HeaderStyles(NamedTuple):
    """The styles of a pane's header."""

    base: Style
    rule: Style
    title: Style
    detail: Style


def header_room(title: str, width: int) -> int:
    """Returns how many cells the detail of a header may have; less than none where it is narrow."""
    return width - cell_len(title) - 7


def pane_header(
    title: str, detail: str, width: int, styles: HeaderStyles, *, has_focus: bool = False
) -> Strip:
    """Draws the header of a pane, with the detail at its right end if there is room."""
    rule = HEAVY if has_focus else LIGHT
    line = LineBuilder(width, styles.base).add(f"{rule} ", styles.rule)
    line.add(title, styles.title).add(" ", styles.rule)
    room = header_room(title, width) - cell_len(detail)
    if detail and room >= 0:
        line.add(rule * (room + 1) + " ", styles.rule)
        line.add(detail, styles.detail).add(" ", styles.rule)
    return line.add(rule * line.room, styles.rule).strip()
