from __future__ import annotations

import pytest
from rich.style import Style

from tui.model.row import TagCount
from tui.ui.drawing.bars import BAR
from tui.ui.drawing.tag_row import TagStyles, TagUse, one_offs_row, tag_row

LOOK = TagStyles._make(Style() for _ in TagStyles._fields)


@pytest.mark.parametrize(
    ("name", "count", "use", "expected"),
    [
        ("scalability", 12, TagUse.NONE, "   scalability    12 "),
        ("scalability", 12, TagUse.ONLY, " ▸ scalability    12 "),
        ("gpu", 1_207, TagUse.ALSO, " + gpu         1,207 "),
        ("maps", 0, TagUse.EXCLUDED, " − maps              "),
        ("a very long name of a tag", 3, TagUse.NONE, "   a very long na… 3 "),
        ("日本語日本語日本語", 3, TagUse.NONE, "   日本語日本語日… 3 "),
        ("[b]not markup[/b]", 3, TagUse.NONE, "   [b]not markup[… 3 "),
    ],
)
def test_the_count_stands_at_the_right_end(
    name: str, count: int, use: TagUse, expected: str
) -> None:
    strip = tag_row(TagCount(name, count, count), use, 21, LOOK)
    assert (strip.text, strip.cell_length) == (expected, 21)


@pytest.mark.parametrize(
    ("width", "expected"), [(10, "▌  llm    "), (7, "▌  llm "), (5, "▌  l…"), (0, "")]
)
def test_a_narrow_line_shows_the_name_alone(width: int, expected: str) -> None:
    assert (
        tag_row(TagCount("llm", 12_345, 12_345), TagUse.NONE, width, LOOK, bar=BAR).text == expected
    )


@pytest.mark.parametrize(
    ("number", "is_folded", "expected"),
    [
        (31, True, " ▸ 31 one-offs …     "),
        (1_400, False, " ▾ 1,400 one-offs    "),
        (1, True, " ▸ 1 one-off …       "),
    ],
)
def test_the_one_offs_are_counted_in_words(number: int, is_folded: bool, expected: str) -> None:
    assert one_offs_row(number, 21, LOOK, is_folded=is_folded).text == expected
