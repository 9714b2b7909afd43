from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest

from tests.support.published_site import Export, card, e, link
from tests.support.sources import knows, source
from tui.errors import FormatError
from tui.formats.base import Issue
from tui.formats.origin.url_notes_site import FORMAT, read
from tui.model.instant import Instant
from tui.model.note import Draft
from tui.prose.element import Element, Node

LONG = "A long text, 東京 and $5. " * 60

NAVIGATION = e("div", e("div", link("/", "index"), "←", link("/all/0", "all")))
SUMMARY = e("div", e("p", "Costs ", e("strong", "$5"), "."), "\n", e("p", LONG))

TAG_ERA = [
    card(
        "https://a.example/",
        "First",
        e(
            "div",
            link("/base/tag/llm", "#", "llm"),
            link("/base/tag/llm", "LLM"),
            link("/base/tag/", "#", ""),
            link("/base/tag/c%2523", "#", "#readwithme"),
        ),
        SUMMARY,
    ),
    card("https://b.example/", "", e("div")),
]

LABEL_ERA = [
    e("div", "2025-08-19"),
    card(
        "https://a.example/",
        "First",
        e("div", e("div", "llm"), e("div", ""), e("div", "open source"), e("div", "LLM")),
        e("div", "published: ", "2025-08-16"),
        e("div", e("ul", "\n", e("li", "one"), "\n", e("li", "two"), "\n")),
    ),
    card("https://b.example/", "Second", e("div", "added: ", "2025-08-18")),
]

FEED_ERA = [
    e("div", "2025-08-24"),
    card(
        "https://a.example/",
        "First",
        e("div", e("span", "from"), " ", e("span", "A Feed")),
        e("div", "published: ", "D:20250825201421-04'00'"),
        e("div", e("p", "An excerpt […]")),
        e("div", link("https://a.example/", "🔗", target="_blank")),
    ),
    e("div", "2025-08-24"),
    card("https://b.example/", "Second", e("div", "published: ", "last week")),
]


def drafts(data: bytes) -> list[Draft | Issue]:
    return list(read(source(data)))


@pytest.mark.parametrize("lazy", [(), ("div",), ("div", "", "span", "p", "li")])
@pytest.mark.parametrize("write", [Export.flight, Export.html])
@pytest.mark.parametrize(
    ("page", "expected"),
    [
        (
            TAG_ERA,
            [
                Draft(
                    url="https://a.example/",
                    title="First",
                    summary=f"Costs **$5**.\n\n{LONG.strip()}",
                    tags=("llm", "#readwithme"),
                ),
                Draft(url="https://b.example/"),
            ],
        ),
        (
            LABEL_ERA,
            [
                Draft(
                    url="https://a.example/",
                    title="First",
                    summary="- one\n- two",
                    tags=("llm", "open source"),
                    added=Instant.from_day(date(2025, 8, 19)),
                    published=Instant.from_day(date(2025, 8, 16)),
                ),
                Draft(
                    url="https://b.example/",
                    title="Second",
                    added=Instant.from_day(date(2025, 8, 18)),
                ),
            ],
        ),
        (
            FEED_ERA,
            [
                Draft(
                    url="https://a.example/",
                    title="First",
                    summary="An excerpt […]",
                    feed="A Feed",
                    added=Instant.from_day(date(2025, 8, 24)),
                    published=Instant.from_datetime(datetime(2025, 8, 26, 0, 14, 21, tzinfo=UTC)),
                ),
                Draft(
                    url="https://b.example/",
                    title="Second",
                    added=Instant.from_day(date(2025, 8, 24)),
                    extra={"url-notes-site": {"published": "last week"}},
                ),
            ],
        ),
    ],
    ids=["tag era", "label era", "feed era"],
)
def test_notes_are_found_however_a_build_splits_its_pages(
    lazy: tuple[str, ...],
    write: Callable[..., bytes],
    page: list[Node],
    expected: list[Draft],
) -> None:
    data = write(Export(lazy), NAVIGATION, e("div", *page), e("div", "1", "/", "4"))
    assert drafts(data) == expected


def test_a_long_address_in_a_row_of_its_own_is_read() -> None:
    url = f"https://a.example/?q={'x' * 2_000}"
    assert drafts(Export().flight(card(url, "t"))) == [Draft(url=url, title="t")]


def test_a_note_that_stands_twice_on_a_page_comes_twice() -> None:
    data = Export().flight(card("https://a.example/", "t"), card("https://a.example/", "t"))
    assert drafts(data) == [Draft(url="https://a.example/", title="t")] * 2


@pytest.mark.parametrize(
    "page",
    [
        [],
        [NAVIGATION],
        [e("div", "2025-08-19")],
        [e("h1", "404"), e("h2", "This page could not be found.")],
        [e("div", e("div", link("/tag/llm", "llm", target="_self")))],
        [e("div", e("div", link("https://x.y/", "x", target="_blank"), " more"))],
        [e("section", e("div", link("https://x.y/", "x", target="_blank")))],
        [e("p", link("https://x.y/", "x", target="_blank"))],
    ],
)
def test_a_page_without_notes_yields_nothing(page: list[Node]) -> None:
    assert drafts(Export().flight(*page)) == []


@pytest.mark.parametrize(
    ("part", "expected"),
    [
        (e("div", e("p", "published: by me")), {"summary": "published: by me"}),
        (e("div", e("p", "added: salt")), {"summary": "added: salt"}),
        (e("div", e("span", "to"), e("span", "x")), {"summary": "tox"}),
        (
            e("div", link("https://other.example/", "🔗")),
            {"summary": "[🔗](https://other.example/)"},
        ),
        (e("div", link("/tag/a", "a"), "and"), {"summary": "[a](/tag/a)and"}),
        (e("div", "<p>plain"), {"summary": "\\<p>plain"}),
        (e("div", e("br")), {}),
        (e("div", "published: ", ""), {}),
    ],
)
def test_parts_are_told_apart_by_their_shape(part: Element, expected: dict[str, Any]) -> None:
    data = Export().flight(card("https://a.example/", "", part))
    assert drafts(data) == [Draft(url="https://a.example/", **expected)]


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2025-08-16", "2025-08-16"),
        ("2025-08-16T10:00:00+02:00", "2025-08-16T08:00:00Z"),
        ("D:20250508144857Z", "2025-05-08T14:48:57Z"),
        ("D:20190629211126+01'00'", "2019-06-29T20:11:26Z"),
        ("D:20190629211126+01'00", "2019-06-29T20:11:26Z"),
        ("D:20190629211126", "2019-06-29T21:11:26Z"),
        ("D:20190629", "2019-06-29"),
        ("D:2019", None),
        ("D:20191329", None),
        ("16 August", None),
    ],
)
def test_dates_are_read_or_kept_as_they_are(text: str, moment: str | None) -> None:
    [note] = drafts(Export().flight(card("https://a.example/", "", e("div", "published: ", text))))
    assert isinstance(note, Draft)
    assert (note.published.iso() if note.published else None) == moment
    assert note.extra == ({} if moment else {"url-notes-site": {"published": text}})


def test_a_page_that_is_cut_short_gives_what_it_has_and_an_issue() -> None:
    page = [card("https://a.example/", "First"), card("https://b.example/", "Second")]
    data = Export(("div",)).flight(*page)
    first = Draft(url="https://a.example/", title="First")
    assert drafts(data[: data.index(b"https://b.example/")]) == [
        first,
        Issue("the page is cut short or damaged: 2 of its parts are missing"),
    ]
    start_of_row = data.rindex(b"\n", 0, data.index(b"https://b.example/")) + 1
    assert drafts(data[:start_of_row]) == [
        first,
        Issue("the page is cut short or damaged: 1 of its parts is missing"),
    ]


@pytest.mark.parametrize(
    "data",
    [b"", b"hello\n", b"<html></html>", b"1:[]\n", b"\x89PNG\r\n\x1a\n\0\0", b"0:" + b"[" * 9_999],
)
def test_a_file_with_nothing_to_read_is_refused(data: bytes) -> None:
    with pytest.raises(FormatError) as refusal:
        drafts(data)
    assert refusal.value.message == "This is no readable page of a url-notes site"
    assert refusal.value.hint == (
        "Import the folder of the published site, or one of its .txt or .html pages."
    )


@pytest.mark.parametrize(
    ("head", "is_page"),
    [
        (Export().flight(), True),
        (b':HL["/x.css","style"]\n', True),
        (b'2:I[7555,[],""]\n', True),
        (b'\xef\xbb\xbf<!DOCTYPE html><link href="/any/_next/static/x.css"/>', True),
        (b"<html lang=en><script>self.__next_f.push([0])</script>", True),
        (b"<!DOCTYPE NETSCAPE-Bookmark-file-1><A HREF='/_next/static/'>", False),
        (b"<!DOCTYPE html><title>other</title>", False),
        (b"https://a.example/_next/static/\n", False),
        (b"12:30 lunch\n", False),
        (b'{"url": "x"}', False),
        (b"", False),
    ],
)
def test_a_page_is_known_by_its_first_bytes(head: bytes, is_page: bool) -> None:
    assert knows(FORMAT, head) is is_page
