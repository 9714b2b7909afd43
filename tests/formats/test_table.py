from __future__ import annotations

import pytest

from tests.support.sources import source
from tui.formats import table
from tui.formats.table import Row, first_row, rows_of


@pytest.mark.parametrize(
    ("text", "header"),
    [
        ("url,title\nu,t", ["url", "title"]),
        ('\n"url"\ttitle', ["url", "title"]),
        ("url;title", ["url", "title"]),
        ("https://a.example/,x", []),
        ("", []),
        ("a,,b", []),
    ],
)
def test_a_header_names_columns(text: str, header: list[str]) -> None:
    assert first_row(text) == header


def test_rows_are_read_by_the_names_of_their_columns() -> None:
    text = '\ufeff\nURL,Title,url\r\nu,"two\r\nlines",x\r\n\r\n,\r\nv\r\nw,t,,more\r\n'
    assert list(rows_of(source(text))) == [
        Row({"url": "u", "title": "two\r\nlines"}, 4),
        Row({"url": "v"}, 7),
        Row({"url": "w", "title": "t"}, 8, "the row has more cells than the header"),
    ]


def test_a_cell_that_is_too_long_costs_its_row_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table, "_LARGEST_CELL", 10)
    text = f"url,title\nu,{'x' * 11}\nv,y\n"
    assert list(rows_of(source(text))) == [
        Row({}, 2, "the row cannot be read: field larger than field limit (10)"),
        Row({"url": "v", "title": "y"}, 3),
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1252"])
def test_a_table_may_be_in_any_encoding(encoding: str) -> None:
    text = "url,title\nu,café\n".encode(encoding)
    assert list(rows_of(source(text))) == [Row({"url": "u", "title": "café"}, 2)]
