from __future__ import annotations

import pytest
from rich.style import Style

from tui.ui.drawing.status_row import StatusStyles, status_row

LOOK = StatusStyles(Style(), Style(), Style(), Style(), Style())


@pytest.mark.parametrize(
    ("width", "expected"),
    [
        (56, " #scalability -is:read   2 of 12 · newest first  ? help "),
        (48, " #scalability…   2 of 12 · newest first  ? help "),
        (40, " #scalability…   2 of 12 · newest first "),
        (30, " #sc…  2 of 12 · newest first "),
        (12, " 2 of 12 ·… "),
        (1, " "),
        (0, ""),
    ],
)
def test_the_hint_goes_first_and_the_count_last(width: int, expected: str) -> None:
    strip = status_row("#scalability -is:read", "2 of 12 · newest first", "? help", width, LOOK)
    assert (strip.text, strip.cell_length) == (expected, width)
