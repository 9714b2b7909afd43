from __future__ import annotations

from rich.style import Style

from tui.model.change_in_words import ChangeInWords
from tui.ui.drawing.change_lines import (
    ChangeLine,
    ChangeStyles,
    change_lines,
    change_row,
)

STYLES = ChangeStyles(Style(), Style(), Style())
CHANGES = (
    ChangeInWords("Borrow checker", ("starred · +ai", "title: one → two three four")),
    ChangeInWords("… and 3 notes more"),
)
LINES = [
    ChangeLine("Borrow checker", "starred · +ai"),
    ChangeLine("", "title: one → two"),
    ChangeLine("", "three four"),
    ChangeLine("… and 3 notes more", ""),
]


def test_long_changes_are_wrapped_below_each_other() -> None:
    assert change_lines(CHANGES, 32) == LINES


def test_names_stand_on_the_left_and_are_shortened() -> None:
    drawn = [change_row(line, 32, STYLES).text for line in LINES]
    assert drawn == [
        " Borrow chec…  starred · +ai    ",
        "               title: one → two ",
        "               three four       ",
        " … and 3 notes more             ",
    ]
