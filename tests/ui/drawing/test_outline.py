from __future__ import annotations

import pytest

from tui.prose.layout import layout
from tui.prose.parse import parse
from tui.ui.drawing.note_line import lines_of
from tui.ui.drawing.outline import OutlineLine, heading_at, outline_of
from tui.ui.drawing.preview_head import section_rule


def outline(source: str, width: int = 30) -> list[OutlineLine]:
    return outline_of(lines_of("summary", layout(parse(source), width)))


def test_headings_are_indented_from_the_highest_there_is() -> None:
    assert outline("## One\n\ntext\n\n#### Two\n\n- ### Three\n") == [
        OutlineLine("One", 0, 0),
        OutlineLine("Two", 2, 4),
        OutlineLine("Three", 1, 6),
    ]


def test_a_wrapped_heading_is_one() -> None:
    assert outline("# One two three\n# Four *five* six", width=9) == [
        OutlineLine("One two three", 0, 0),
        OutlineLine("Four five six", 0, 3),
    ]


def test_a_word_that_is_broken_has_no_blank_inside() -> None:
    assert outline("# abcdefghijkl", width=5) == [OutlineLine("abcdefghijkl", 0, 0)]


def test_the_rules_between_the_texts_are_headings() -> None:
    assert outline_of([section_rule("Comment", 20)]) == [OutlineLine("Comment", 0, 0)]


def test_a_text_without_headings_has_no_outline() -> None:
    assert outline("text\n\n---\n\n```\n# no\n```") == []


@pytest.mark.parametrize(("line", "index"), [(0, 0), (3, 0), (4, 1), (6, 1), (9, 2)])
def test_a_line_is_below_the_last_heading_before_it(line: int, index: int) -> None:
    lines = [OutlineLine("a", 0, 2), OutlineLine("b", 0, 4), OutlineLine("c", 0, 9)]
    assert heading_at(lines, line) == index
