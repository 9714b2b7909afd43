from __future__ import annotations

import pytest

from tests.formats.native.test_records import FULL
from tests.support.builders import draft
from tests.support.sources import format_of, read, written
from tui.formats.base import Issue
from tui.formats.native.json_array import FORMAT as JSON
from tui.formats.tables.delimited import CSV, TSV
from tui.model.cleaning import clean_draft

A = "https://a.example/"
ODD = draft(
    "=1+1",
    title="'=x",
    summary='- "a"\n\t, b',
    comment="@me",
    tags=("with, comma", "-x", "back\\slash"),
    folders=(("a/b", "c, d"), ("e",)),
)
LIKE_JSON = draft("u", title='["a"]', tags=('["a"]',), folders=(('["b"]',),))


@pytest.mark.parametrize("format_", [CSV, TSV])
def test_a_table_is_read_as_it_was_written(format_: object) -> None:
    chosen = CSV if format_ is CSV else TSV
    notes = [clean_draft(FULL)[0], ODD, LIKE_JSON, draft("u", tags=('{"a": 1}', "b"))]
    text = written(chosen, notes)
    assert format_of(text) == (chosen.name, "its columns are those of url-notes")
    assert read(chosen, text) == notes


def test_no_cell_is_a_formula() -> None:
    _, row = written(CSV, [draft("=1", title="+x", comment="'-y")]).splitlines()
    assert row.startswith("'=1,'+x,,''-y,")


def test_columns_are_known_by_the_names_that_other_programs_give_them() -> None:
    text = (
        "Link;Name;Description;Notes;Labels;Created_At;ToRead;Shared;Rating\n"
        'https://a.example/;A;words;mine;"[""a"", ""b, c""]";1609459200;yes;no;5\n'
        ";no address;;;;;;;\n"
    )
    assert read(CSV, text) == [
        draft(
            A,
            title="A",
            summary="words",
            comment="mine",
            tags=("a", "b, c"),
            added="2021-01-01T00:00:00Z",
            read=False,
            private=True,
            extra={"csv": {"rating": "5"}},
        ),
        Issue("the record has no url", 3),
    ]


def test_a_row_with_too_many_cells_is_read_in_part() -> None:
    assert read(CSV, "url,title\nu,t,more\n") == [
        draft("u", title="t"),
        Issue("the row has more cells than the header", 2, dropped=False),
    ]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("url\nhttps://a.example/\n", "csv"),
        ("title,count\na,1\n", ""),
        ("href\ttitle\nhttps://a.example/\tt\n", "tsv"),
        ("url,title\n,none\n\nmailto:a@a.example,A\n", "csv"),
        ('title,link\n"two\nlines",ftp://a.example/\n', "csv"),
        ("address\n12 High Street\n", ""),
        ("link\nNote: the chain is loose\n", ""),
        ("url,title\nno address,https://a.example/\n", ""),
        ("url,title\n", ""),
        ("url, and more words that follow it,\nhttps://a.example/", ""),
    ],
)
def test_a_table_is_known_by_a_column_of_addresses(text: str, name: str) -> None:
    assert format_of(text)[0] == name


def test_objects_of_other_programs_are_read_by_the_usual_names() -> None:
    text = '[{"href": "https://a.example/", "description": "words", "tags": [{"name": "a"}]}]'
    assert format_of(text) == ("json", "its records have an address")
    assert read(JSON, text) == [draft(A, summary="words", tags=("a",))]
