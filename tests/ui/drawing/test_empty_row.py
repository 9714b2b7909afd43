from __future__ import annotations

import pytest
from rich.style import Style

from tui.ui.drawing.empty_row import EmptyLine, EmptyStyles, empty_row, key_lines, keys_line

LOOK = EmptyStyles(Style(), Style(), Style(bold=True), Style(italic=True), Style(underline=True))


@pytest.mark.parametrize(
    ("pieces", "width", "expected"),
    [
        ((("No note", "plain"),), 15, "    No note    "),
        ((("without ", "plain"), ("日本", "term")), 16, "  without 日本  "),
        ((("a filter that is long", "asked"),), 10, " a filter…"),
        ((), 3, "   "),
        ((("x", "plain"),), 0, ""),
    ],
)
def test_a_line_stands_in_the_middle(pieces: EmptyLine, width: int, expected: str) -> None:
    strip = empty_row(pieces, width, LOOK)
    assert (strip.text, sum(each.cell_length for each in strip)) == (expected, width)


def test_keys_stand_side_by_side_or_below_each_other() -> None:
    keys = [("Esc", "back"), ("?", "show all keys")]
    side_by_side = empty_row(keys_line(keys), 40, LOOK)
    assert side_by_side.text.strip() == "Esc back · ? show all keys"
    assert [each.text for each in side_by_side if each.style and each.style.underline] == [
        "Esc",
        "?",
    ]
    below = [empty_row(line, 24, LOOK).text for line in key_lines([("I", "in"), ("a", "add")])]
    assert below == ["         I   in         ", "         a   add        "]
