from __future__ import annotations

import pytest
from rich.style import Style

from tui.ui.drawing.bars import BAR
from tui.ui.drawing.tag_row import TagStyles
from tui.ui.drawing.view_row import FAULT, NOT_COUNTED, ViewLine, rule_row, view_row

LOOK = TagStyles._make(Style() for _ in TagStyles._fields)


@pytest.mark.parametrize(
    ("label", "key", "unread", "expected"),
    [
        ("this week", "4", "1,207", " 4 this week  1,207  "),
        ("this week", "", NOT_COUNTED, "   this week      …  "),
        ("#rust -is:read added:<7d", "k", FAULT, " k #rust -is:rea… !  "),
        ("marked", "m", "", " m marked            "),
        ("日本語日本語日本語", "日", "3", " 日日本語日本語…  3  "),
        ("", "1", "3", " 1                3  "),
        ("[b]not\nmarkup[/b]", "1", "3", " 1 [b]not markup… 3  "),
    ],
)
def test_the_number_stands_at_the_right_end(
    label: str, key: str, unread: str, expected: str
) -> None:
    strip = view_row(ViewLine("name", label, key, unread), 21, LOOK)
    assert (strip.text, strip.cell_length) == (expected, 21)


@pytest.mark.parametrize(
    ("width", "expected"), [(10, "▌1 llm    "), (7, "▌1 llm "), (5, "▌1 l…"), (0, "")]
)
def test_a_narrow_line_shows_the_label_alone(width: int, expected: str) -> None:
    assert view_row(ViewLine("llm", "llm", "1", "12,345"), width, LOOK, bar=BAR).text == expected


def test_the_number_of_a_fault_and_the_view_that_is_shown_look_different() -> None:
    look = LOOK._replace(fault=Style(bold=True), included=Style(underline=True))
    strip = view_row(ViewLine("a", "a", "1", FAULT, is_shown=True), 12, look)
    styled = {segment.text.strip(): str(segment.style) for segment in strip}
    assert (styled["a"], styled["!"]) == ("underline", "bold")


def test_the_rule_is_as_long_as_the_longest_bar() -> None:
    assert rule_row(6, LOOK).text == " ──── "
