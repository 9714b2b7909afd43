from __future__ import annotations

import pytest

from tui.prose.blocks import Span, Spans, Table
from tui.prose.tables import column_widths, table_cells, table_lines


def table(*rows: str, alignments: str = "llll") -> Table:
    names = {"l": "left", "c": "center", "r": "right"}
    cells = [tuple(_cell(cell.strip()) for cell in row.split("|")) for row in rows]
    return Table(cells[0], tuple(cells[1:]), tuple(names[a] for a in alignments[: len(cells[0])]))


def _cell(text: str) -> Spans:
    return (Span(text),) if text else ()


def lines(shown: Table, width: int) -> list[str]:
    made = table_lines(shown, column_widths(shown, width), width)
    return ["".join(span.text for span in line) for line in made]


def test_columns_are_as_wide_as_their_text_where_there_is_room() -> None:
    assert lines(table("a | bb", "cccc | d", "| e"), 40) == [
        "a    │ bb",
        "─────┼───",
        "cccc │ d",
        "     │ e",
    ]


def test_cells_are_aligned_as_their_column_says() -> None:
    assert lines(table("left|mid|right", "a|b|c", alignments="lcr"), 40) == [
        "left │ mid │ right",
        "─────┼─────┼──────",
        "a    │  b  │     c",
    ]


def test_wide_columns_shrink_and_their_cells_wrap() -> None:
    assert lines(table("id|text", "1|one two three four"), 14) == [
        "id │ text",
        "───┼──────────",
        "1  │ one two",
        "   │ three",
        "   │ four",
    ]


def test_a_table_whose_columns_would_be_too_narrow_is_wider_than_asked_for() -> None:
    assert lines(table("name|size|note", "alpha beta|12|something long", "c||d"), 20) == [
        "name       │ size │ note",
        "───────────┼──────┼───────────────",
        "alpha beta │ 12   │ something long",
        "c          │      │ d",
    ]


def test_a_table_of_far_too_many_columns_is_told_row_by_row() -> None:
    shown = table(
        "|".join("ab" * 300), "|".join(["cd", *[""] * 597, "ef", "gh"]), alignments="l" * 600
    )
    assert lines(shown, 20) == ["a: cd", "a: ef", "b: gh"]


def test_of_such_a_table_without_rows_the_head_is_shown() -> None:
    assert lines(table("|".join("a" * 300), alignments="l" * 300), 10) == ["a"] * 300


@pytest.mark.parametrize(
    ("row", "width", "widths"),
    [
        ("aaaa|bb", 13, (4, 2)),
        ("some words that wrap|bb", 13, (8, 2)),
        ("some words that wrap|others that wrap as well", 24, (10, 11)),
        ("some words that wrap|others that wrap as well|c", 28, (10, 11, 1)),
        ("unbreakable|short words do break", 27, (11, 13)),
        ("a" * 40 + "|bb", 20, (15, 2)),
        ("日本語|b", 20, (6, 1)),
        ("|", 20, (1, 1)),
    ],
)
def test_a_column_gets_what_it_needs_or_its_share_of_the_rest(
    row: str, width: int, widths: tuple[int, ...]
) -> None:
    assert column_widths(table(row), width) == widths
    assert table_cells(widths) <= width


@pytest.mark.parametrize(
    ("row", "width", "widths"),
    [
        ("a" * 40 + "|bb", 16, (30, 2)),
        ("some words that wrap|unbreakable", 18, (20, 11)),
        ("a|b|c|d", 10, (1, 1, 1, 1)),
        ("a", -5, (1,)),
    ],
)
def test_where_columns_would_be_too_narrow_they_are_as_wide_as_is_comfortable(
    row: str, width: int, widths: tuple[int, ...]
) -> None:
    assert column_widths(table(row), width) == widths
    assert table_cells(widths) > width
