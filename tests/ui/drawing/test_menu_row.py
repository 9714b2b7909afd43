from __future__ import annotations

import pytest
from rich.style import Style

from tui.ui.drawing.menu_row import MenuStyles, menu_rows

LOOK = MenuStyles(Style(), Style(), Style())
ITEMS = (("u", "url"), ("t", "title"), ("m", "Markdown link"))


@pytest.mark.parametrize(
    ("width", "expected"),
    [
        (36, [" u url   t title   m Markdown link  "]),
        (34, [" u url   t title   m Markdown link"]),
        (33, [" u url   t title                 ", " m Markdown link                 "]),
        (16, [" u url   t title", " m Markdown link"]),
        (12, [" u url      ", " t title    ", " m Markdown…"]),
        (3, [" u…", " t…", " m…"]),
    ],
)
def test_a_menu_has_as_many_lines_as_it_takes(width: int, expected: list[str]) -> None:
    assert [row.text for row in menu_rows(ITEMS, width, LOOK)] == expected
