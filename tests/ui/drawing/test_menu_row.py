from __future__ import annotations

import pytest
from rich.style import Style

from tui.ui.drawing.menu_row import MenuStyles, menu_row

LOOK = MenuStyles(Style(), Style(), Style())
ITEMS = (("u", "url"), ("t", "title"), ("m", "Markdown link"))


@pytest.mark.parametrize(
    ("width", "expected"),
    [
        (36, " u url   t title   m Markdown link  "),
        (34, " u url   t title   m Markdown link"),
        (33, " u url   t title   …             "),
        (20, " u url   t title   …"),
        (12, " u url   …  "),
        (3, " … "),
        (0, ""),
    ],
)
def test_what_does_not_fit_is_left_out_whole(width: int, expected: str) -> None:
    assert menu_row(ITEMS, width, LOOK).text == expected
