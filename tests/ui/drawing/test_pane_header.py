from __future__ import annotations

import pytest
from rich.style import Style

from tui.ui.drawing.pane_header import Header, HeaderStyles, header_room, pane_header

LOOK = HeaderStyles(Style(), Style(), Style())
BESIDE, AT_END = Header("Notes", beside="1,204 · 9 unread"), Header("Preview", at_end="42%")


@pytest.mark.parametrize(
    ("header", "width", "expected"),
    [
        (BESIDE, 30, " Notes  1,204 · 9 unread      "),
        (BESIDE, 25, " Notes  1,204 · 9 unread "),
        (BESIDE, 24, " Notes                  "),
        (AT_END, 20, " Preview       42%  "),
        (AT_END, 15, " Preview  42%  "),
        (AT_END, 14, " Preview      "),
        (AT_END, 5, " Pre…"),
        (AT_END, 1, "…"),
        (AT_END, 0, ""),
    ],
)
def test_the_numbers_go_before_the_title(header: Header, width: int, expected: str) -> None:
    strip = pane_header(header, width, LOOK)
    assert (strip.text, strip.cell_length) == (expected, width)


def test_the_room_beside_a_title_is_what_is_shown_there() -> None:
    assert header_room("Notes", 25) == len(BESIDE.beside)
