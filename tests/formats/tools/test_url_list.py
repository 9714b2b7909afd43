from __future__ import annotations

import pytest

from tests.support.sources import knows, source
from tui.formats.base import Issue
from tui.formats.source import HEAD_BYTES
from tui.formats.tools.url_list import FORMAT, drafts_in, read
from tui.model.note import Draft


def records(text: str) -> list[Draft | Issue]:
    return list(read(source(text)))


def urls(text: str) -> list[str]:
    return [record.url for record in records(text) if isinstance(record, Draft)]


def test_every_line_is_an_entry_but_for_comments_and_blanks() -> None:
    text = (
        "# my links\r\nhttps://a.example/\r\n\r\n  ftp://b.example/x  \r\n"
        "https://c.example | Title | with a bar\r\nhttps://d.example |\r\nno link\r\n"
    )
    assert records(text) == [
        Draft(url="https://a.example/"),
        Draft(url="ftp://b.example/x"),
        Draft(url="https://c.example", title="Title | with a bar"),
        Draft(url="https://d.example"),
        Issue("the line holds no address", 7),
    ]


def test_an_address_alone_on_its_line_is_kept_as_it_is() -> None:
    assert urls("https://a.example/x).") == ["https://a.example/x)."]


@pytest.mark.parametrize(
    ("prose", "expected"),
    [
        (
            "See https://a.example/x, or http://b.example.",
            ["https://a.example/x", "http://b.example"],
        ),
        ("(see https://a.example/x)", ["https://a.example/x"]),
        ("at https://a.example/x_(y)?z [or]", ["https://a.example/x_(y)?z"]),
        ("[t](https://a.example/x_(y)).text on", ["https://a.example/x_(y)"]),
        ("https://a.example&quot;&gt;<img> x", ["https://a.example"]),
        ('<a href="https://a.example">x</a>', ["https://a.example"]),
        ("nothing here: //x", []),
    ],
)
def test_prose_gives_its_addresses_without_the_sentence_around_them(
    prose: str, expected: list[str]
) -> None:
    assert urls(prose) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "- [A page](https://a.example/x_(y)) and [other](<https://b.example>), https://c.example",
            [
                ("https://a.example/x_(y)", "A page"),
                ("https://b.example", "other"),
                ("https://c.example", ""),
            ],
        ),
        ("[[nested] (https://a.example)", [("https://a.example", "")]),
        (
            '<A class=x HREF="https://a.example/?b=1&amp;c=2">A <b>big</b> &lt;page&gt;</A>, <b>',
            [("https://a.example/?b=1&c=2", "A big <page>")],
        ),
        (
            "<a href='/local'>no</a> <a href=https://a.example>A</a><a href=https://b.example>B</a>",
            [("https://a.example", "A"), ("https://b.example", "B")],
        ),
    ],
)
def test_links_in_markdown_and_html_give_their_texts_as_titles(
    line: str, expected: list[tuple[str, str]]
) -> None:
    assert [(found.url, found.title) for found in drafts_in(line)] == expected


@pytest.mark.parametrize(
    ("head", "is_recognised"),
    [
        (b"https://a.example\nhttps://b.example | B\n", True),
        (b"\xef\xbb\xbf# links\n\nhttps://a.example", True),
        (b"", False),
        (b"# only a comment", False),
        (b"https://a.example\nand prose", False),
        (b"url,title\nhttps://a.example,t", False),
        (b"\x00\xff\x00", False),
    ],
)
def test_a_list_is_known_by_every_line_being_an_entry(head: bytes, is_recognised: bool) -> None:
    assert knows(FORMAT, head) is is_recognised


@pytest.mark.parametrize("text", ["", "\n\n", "://", "http://", "\x00\x1b[31m", "((((" * 99])
def test_odd_lines_are_issues_at_most(text: str) -> None:
    assert all(isinstance(record, Issue) for record in records(text))


@pytest.mark.parametrize("left", range(40))
def test_a_head_that_ends_within_a_line_is_recognised_by_the_lines_before(left: int) -> None:
    line = "https://example.com/ä | Ä title\n".encode()
    head = (line * (HEAD_BYTES // len(line) + 3))[left:][:HEAD_BYTES]
    assert knows(FORMAT, b"#" + head[1:])


def test_a_head_of_one_line_that_does_not_end_is_no_list() -> None:
    assert not knows(FORMAT, b"x" * HEAD_BYTES)
