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
        ("scalability", 12, TagUse.NONE, "   scalability   12  "),
        ("scalability", 12, TagUse.INCLUDED, " + scalability   12  "),
        ("gpu", 1_207, TagUse.INCLUDED, " + gpu        1,207  "),
        ("maps", 0, TagUse.EXCLUDED, " − maps              "),
        ("a very long name of a tag", 3, TagUse.NONE, "   a very long n… 3  "),
        ("日本語日本語日本語", 3, TagUse.NONE, "   日本語日本語…  3  "),
        ("[b]not markup[/b]", 3, TagUse.NONE, "   [b]not markup… 3  "),
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
        (31, True, " ▸ 31 one-offs       "),
        (1_400, False, " ▾ 1,400 one-offs    "),
        (1, True, " ▸ 1 one-off         "),
    ],
)
def test_the_one_offs_are_counted_in_words(number: int, is_folded: bool, expected: str) -> None:
    assert one_offs_row(number, 21, LOOK, is_folded=is_folded).text == expected


@pytest.mark.parametrize(
    ("count", "most", "length"),
    [(40, 40, 18), (20, 40, 9), (1, 40_000, 1), (0, 40, 0), (12, 0, 0)],
)
def test_the_bar_behind_a_tag_is_as_long_as_its_count_is_of_the_largest(
    count: int, most: int, length: int
) -> None:
    share = Style(bgcolor="red")
    look = LOOK._replace(share=share, notes=Style(bold=True))
    strip = tag_row(TagCount("日本語", count, count), TagUse.NONE, 20, look, most=most)
    cells = [each.cell_length for each in strip if each.style and each.style.bgcolor]
    assert (sum(cells), strip.cell_length) == (length, 20)
    assert sum(each.cell_length for each in strip) == 20


def test_the_row_of_the_cursor_has_no_bar_behind_it() -> None:
    look = LOOK._replace(share=Style(bgcolor="red"))
    strip = tag_row(TagCount("llm", 4, 4), TagUse.NONE, 20, look, most=4, bar=BAR)
    assert not [each for each in strip if each.style and each.style.bgcolor]


def test_only_the_name_of_an_excluded_tag_is_struck_through() -> None:
    look = LOOK._replace(excluded=Style(strike=True))
    strip = tag_row(TagCount("llm", 0, 0), TagUse.EXCLUDED, 20, look)
    struck = [each.text for each in strip if each.style and each.style.strike]
    assert struck == ["llm"]
