from __future__ import annotations

import pytest
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from tui.ui.drawing.tint import tinted

PLAIN, BOLD, RED = Style(), Style(bold=True), Style(bgcolor="red")
LINE = Strip([Segment("one ", BOLD), Segment("日本 two", PLAIN)])


@pytest.mark.parametrize(
    ("start", "stop", "texts"),
    [
        (0, 0, []),
        (0, 4, ["one "]),
        (2, 8, ["e ", "日本"]),
        (9, 99, ["two"]),
        (5, 6, [" "]),
        (4, 2, []),
    ],
)
def test_some_cells_of_a_line_get_a_style(start: int, stop: int, texts: list[str]) -> None:
    strip = tinted(LINE, start, stop, RED)
    assert [each.text for each in strip if each.style and each.style.bgcolor] == texts
    assert sum(each.cell_length for each in strip) == LINE.cell_length


def test_the_style_that_was_there_stays() -> None:
    assert tinted(LINE, 0, 1, RED)._segments[0] == Segment("o", BOLD + RED)
