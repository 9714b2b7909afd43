"""The rule above a pane, with the pane's name in it: ``━ Notes ━━━━━━━━━━ 1,204 ━``.

The rule of the pane that has the focus is heavy, so that it shows without colours as well.
"""

from __future__ import annotations

from typing import NamedTuple

from rich.cells import cell_len
from rich.style import Style
from textual.strip import Strip

from tui.ui.drawing.line import Line

LIGHT, HEAVY = "─", "━"


class HeaderLook(NamedTuple):
    """The styles of a pane's header."""

    base: Style
    rule: Style
    title: Style
    detail: Style


def pane_header(
    title: str, detail: str, width: int, look: HeaderLook, *, has_focus: bool = False
) -> Strip:
    """The header of a pane; the detail stands at its right end, where there is room for it."""
    rule = HEAVY if has_focus else LIGHT
    line = Line(width, look.base).add(f"{rule} ", look.rule)
    line.add(title, look.title).add(" ", look.rule)
    needed = cell_len(detail) + 4
    if detail and needed <= line.room:
        line.add(rule * (line.room - needed + 1) + " ", look.rule)
        line.add(detail, look.detail).add(" ", look.rule)
    return line.add(rule * line.room, look.rule).strip()
