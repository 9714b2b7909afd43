from __future__ import annotations

import pytest
from rich.style import Style

from tui.ui.drawing.status_row import Rank, StatusPart, StatusStyles, part_at, status_row

LOOK = StatusStyles._make(Style() for _ in StatusStyles._fields)
PARTS = [
    StatusPart("↓ newest", Rank.ORDER, "sort.menu"),
    StatusPart("✓ 3", Rank.MARKS),
    StatusPart("2 archived", Rank.REST),
    StatusPart("2 of 189", Rank.PLACE),
    StatusPart("? help", Rank.HINT, "app.help"),
]
WORKING = [
    StatusPart("waiting for another program", Rank.ACTIVITY),
    StatusPart("✓ 3", Rank.MARKS),
    StatusPart("1 of 9", Rank.PLACE),
]


@pytest.mark.parametrize(
    ("width", "expected"),
    [
        (52, "   ↓ newest │ ✓ 3 │ 2 archived │ 2 of 189 │ ? help "),
        (49, " ↓ newest │ ✓ 3 │ 2 archived │ 2 of 189 │ ? help "),
        (48, " ✓ 3 │ 2 archived │ 2 of 189 │ ? help ".rjust(48)),
        (38, " ✓ 3 │ 2 archived │ 2 of 189 │ ? help "),
        (37, " ✓ 3 │ 2 of 189 │ ? help ".rjust(37)),
        (24, " ✓ 3 │ 2 of 189 ".rjust(24)),
        (15, " ✓ 3 ".rjust(15)),
        (5, " ✓ 3 "),
        (2, "✓…"),
        (0, ""),
    ],
)
def test_what_matters_least_goes_first_and_the_marks_stay(width: int, expected: str) -> None:
    strip = status_row(PARTS, width, LOOK)
    assert (strip.text, strip.cell_length) == (expected.rjust(width), width)


@pytest.mark.parametrize(
    ("width", "expected"),
    [
        (46, "  waiting for another program │ ✓ 3 │ 1 of 9 "),
        (36, " waiting for another program │ ✓ 3 "),
        (24, " waiting for ano… │ ✓ 3 "),
    ],
)
def test_what_is_under_way_is_cut_and_never_left_out(width: int, expected: str) -> None:
    assert status_row(WORKING, width, LOOK).text == expected.rjust(width)


def test_a_cell_belongs_to_the_part_that_covers_it() -> None:
    cells: dict[str, list[int]] = {part.text: [] for part in PARTS}
    for cell in range(-1, 52):
        if part := part_at(PARTS, cell, 52):
            cells[part.text].append(cell)
    assert {text: (min(each), max(each)) for text, each in cells.items()} == {
        "↓ newest": (3, 12),
        "✓ 3": (14, 18),
        "2 archived": (20, 31),
        "2 of 189": (33, 42),
        "? help": (44, 51),
    }


def test_what_looks_like_markup_is_text() -> None:
    assert status_row([StatusPart("[/x]\n", Rank.PLACE)], 8, LOOK).text == "   [/x] "
