from __future__ import annotations

import pytest
from rich.style import Style

from tui.ui.drawing.pane_header import HeaderStyles, pane_header

PLAIN = Style()
LOOK = HeaderStyles(PLAIN, PLAIN, PLAIN, PLAIN)


@pytest.mark.parametrize(
    ("width", "expected"),
    [
        (24, "─ Notes ──────── 1,204 ─"),
        (17, "─ Notes ─ 1,204 ─"),
        (16, "─ Notes ────────"),
        (8, "─ Notes "),
        (5, "─ No…"),
        (1, "…"),
        (0, ""),
    ],
)
def test_the_detail_goes_before_the_name(width: int, expected: str) -> None:
    assert pane_header("Notes", "1,204", width, LOOK).text == expected


def test_the_rule_is_heavy_where_the_focus_is() -> None:
    strip = pane_header("Notes", "12", 20, LOOK, has_focus=True)
    assert strip.text == "━ Notes ━━━━━━━ 12 ━"
