from __future__ import annotations

import pytest

from tui.prose.blocks import Span, Spans, Table
from tui.prose.tables import column_widths, table_lines


def table(*rows: str, alignments: str = "lll") -> Table:
    names = {"l": "left", "c": "center", "r": "right"}
    cells = [tuple(_cell(cell.strip()) for cell in row.split("|")) for row in rows]
    return Table(cells[0], tuple(cells[1:]), tuple(names[a] for a in alignments[: len(cells[0])]))


def _cell(text: str) -> Spans:
    return (Span(text),) if text else ()


def lines(shown: Table, width: int) -> list[str]:
    return ["".join(span.text for span in line) for line in table_lines(shown, width)]


def test_columns_are_as_wide_as_their_text_where_there_is_room() -> None:
    assert lines(table("a | bb", "cccc | d", "| e", alignments="ll"), 40) == [
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


def test_without_room_for_columns_every_row_is_told_apart() -> None:
    assert lines(table("name|size|note", "alpha beta|12|a long one", "c||d"), 20) == [
        "name: alpha beta",
        "size: 12",
        "note: a long one",
        "",
        "name: c",
        "note: d",
    ]


def test_a_head_without_rows_is_shown_even_without_room_for_columns() -> None:
    assert lines(table("a long one|another one"), 10) == ["a long one", "another", "one"]


@pytest.mark.parametrize(
    ("row", "room", "widths"),
    [
        ("aaaa|bb", 10, (4, 2)),
        ("a" * 20 + "|bb", 10, (8, 2)),
        ("a" * 20 + "|" + "b" * 30, 21, (10, 11)),
        ("a" * 20 + "|" + "b" * 30 + "|c", 22, (10, 11, 1)),
        ("日本語|b", 20, (6, 1)),
        ("|", 20, (1, 1)),
        ("a" * 20 + "|bb", 7, ()),
        ("a|b|c|d", 3, ()),
        ("a", -5, ()),
    ],
)
def test_a_column_gets_what_it_needs_or_its_share(
    row: str, room: int, widths: tuple[int, ...]
) -> None:
    assert column_widths(table(row, alignments="llll"), room) == widths
