from __future__ import annotations

import pytest

from tui.ui.drawing.scroll_bar import first_at, thumb_lines


@pytest.mark.parametrize(
    ("length", "shown", "first", "height", "expected"),
    [
        (0, 10, 0, 10, range(0)),
        (10, 10, 0, 10, range(0)),
        (20, 10, 0, 10, range(5)),
        (20, 10, 10, 10, range(5, 10)),
        (20, 10, 99, 10, range(5, 10)),
        (1_000_000, 10, 0, 10, range(1)),
        (1_000_000, 10, 999_990, 10, range(9, 10)),
        (20, 10, 0, 0, range(0)),
    ],
)
def test_the_thumb_covers_what_is_on_screen(
    length: int, shown: int, first: int, height: int, expected: range
) -> None:
    assert thumb_lines(length, shown, first, height) == expected


@pytest.mark.parametrize(
    ("line", "expected"), [(-5, 0), (0, 0), (9, 90), (50, 90), (4, 40), (5, 50)]
)
def test_a_line_of_the_bar_leads_to_its_part_of_the_content(line: int, expected: int) -> None:
    assert first_at(line, 100, 10, 10) == expected


def test_a_bar_of_one_line_leads_nowhere_out_of_the_content() -> None:
    assert first_at(0, 3, 10, 1) == 0
