from __future__ import annotations

import pytest

from tui.prose.blocks import Span
from tui.prose.layout import Line
from tui.ui.drawing.text_selection import Cell, TextSelection, joined

UP, DOWN = Cell(2, 7), Cell(4, 3)


@pytest.mark.parametrize("selection", [TextSelection(UP, DOWN), TextSelection(DOWN, UP)])
def test_what_is_between_two_cells_is_selected_whichever_comes_first(
    selection: TextSelection,
) -> None:
    assert selection.lines == range(2, 5)
    columns = [selection.columns(line, 20) for line in range(1, 6)]
    assert columns == [(0, 0), (7, 20), (0, 20), (0, 4), (0, 0)]


def test_a_part_of_one_line_is_selected() -> None:
    assert TextSelection(Cell(1, 9), Cell(1, 2)).columns(1, 20) == (2, 10)


def test_lines_that_were_wrapped_are_joined_again() -> None:
    lines = [
        Line((Span("a b"),)),
        Line((Span("c"),), separator=" "),
        Line(()),
        Line((Span("d"),)),
    ]
    assert joined(zip(lines, ["  b ", "c", "", " d"], strict=True)) == "b c\n\nd"
