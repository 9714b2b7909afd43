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


def pane_header(
    title: str, detail: str, width: int, styles: HeaderStyles, *, has_focus: bool = False
) -> Strip:
    """Draws the header of a pane, with the detail at its right end if there is room."""
    rule = HEAVY if has_focus else LIGHT
    line = LineBuilder(width, styles.base).add(f"{rule} ", styles.rule)
    line.add(title, styles.title).add(" ", styles.rule)
    needed = cell_len(detail) + 4
    if detail and needed <= line.room:
        line.add(rule * (line.room - needed + 1) + " ", styles.rule)
        line.add(detail, styles.detail).add(" ", styles.rule)
    return line.add(rule * line.room, styles.rule).strip()
