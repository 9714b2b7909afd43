from __future__ import annotations

import io
from collections.abc import Iterable
from typing import Any

import feedparser
import pytest

from tests.formats.samples import SAMPLES
from tests.formats.test_written import Notes
from tests.support.builders import draft
from tests.support.sources import format_of, read, source, written
from tui.errors import FormatError
from tui.formats.base import Issue
from tui.formats.feeds import atom, feed, json_feed
from tui.formats.feeds.feed_pieces import LARGEST_WHOLE
from tui.model.note import Draft

MOMENT = "2025-01-02T03:04:05Z"
LONG = (
    "<link>https://a.example/</link><description>short</description>"
    '<content:encoded xmlns:content="http://purl.org/rss/1.0/modules/content/">'
    "&lt;p>long&lt;/p></content:encoded>"
)
HEARD = (
    "<link>https://a.example/</link><guid isPermaLink='false'>x</guid>"
    "<enclosure url='https://a.example/a.mp3' type='audio/mpeg'/>"
)


def rss(item: str, channel: str = "") -> str:
    return f'<rss version="2.0"><channel>{channel}<item>{item}</item></channel></rss>'


def test_rss_is_read() -> None:
    assert read(feed.FORMAT, SAMPLES["feed"]) == [
        draft(
            "https://a.example/1",
            title="A & B",
            summary="The **page**",
            tags=("a",),
            published=MOMENT,
            feed="Feed",
        )
    ]


def test_atom_is_read() -> None:
    assert read(atom.FORMAT, SAMPLES["atom"]) == [
        draft(
            "https://a.example/1",
            title="A b",
            summary="The **page**",
            tags=("a",),
            updated=MOMENT,
            author="Ann",
            feed="https://a.example/feed",
            extra={"atom": {"id": "urn:e"}},
        )
    ]


def test_rdf_is_read() -> None:
    text = (
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
        ' xmlns="http://purl.org/rss/1.0/"><channel><title>F</title></channel>'
        "<item><title>A</title><link>https://a.example/</link></item></rdf:RDF>"
    )
    assert format_of(text) == ("feed", "it is RDF with a channel")
    assert read(feed.FORMAT, text) == [draft("https://a.example/", title="A", feed="F")]


@pytest.mark.parametrize(
    ("item", "fields"),
    [
        ("<title>a</title>", {"url": "", "title": "a"}),
        (
            LONG,
            {"url": "https://a.example/", "summary": "short", "article": "long"},
        ),
        (
            HEARD,
            {
                "url": "https://a.example/",
                "extra": {"feed": {"id": "x", "enclosures": ["https://a.example/a.mp3"]}},
            },
        ),
        ("<link>u</link><pubDate>never</pubDate>", {"url": "u"}),
    ],
)
def test_what_an_entry_has_finds_its_field(item: str, fields: dict[str, Any]) -> None:
    assert read(feed.FORMAT, rss(item)) == [draft(**fields)]


def test_a_feed_that_is_not_well_formed_is_read_and_that_is_told() -> None:
    text = rss("<title>Caf&eacute; & <b>tea</title><link>https://a.example/?a=1&b=2</link>")
    first, issue = read(feed.FORMAT, text)
    assert first == draft("https://a.example/?a=1&b=2", title="Café & tea")
    assert issue == Issue(
        "the feed is not well-formed: what could be read of it was", dropped=False
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "This is no feed"),
        ("words", "This is no feed"),
        (f"<rss>{'<a>' * 501}", "The feed nests too deep to be one"),
        (f"<rss>{'<a>' * 300_000}", "The feed nests too deep to be one"),
        (
            f"<rss><channel><item>{'<p>x</p>' * 300_000}",
            "The feed is not well-formed, and too large to be read all the same",
        ),
        (
            '<!DOCTYPE x [<!entity a "x">]><rss/>',
            "The feed defines entities of its own, which can be hostile",
        ),
    ],
)
def test_what_cannot_be_read_as_a_feed_is_refused(text: str, message: str) -> None:
    with pytest.raises(FormatError) as caught:
        read(feed.FORMAT, text)
    assert caught.value.message == message


RDF = 'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"'
LARGE = {
    "rss": ("<rss version='2.0'><channel><title>F</title>", "item", "</channel></rss>"),
    "rdf": (f"<rdf:RDF {RDF}><channel><title>F</title></channel>", "item", "</rdf:RDF>"),
    "atom": (
        '<a:feed xmlns:a="http://www.w3.org/2005/Atom"\n><a:title>F</a:title>',
        "a:entry",
        "<!-- <a:entry> --></a:feed>",
    ),
    "declared": (
        "<?xml version='1.0' encoding='iso-8859-1'?><rss><channel><title>F</title>",
        "item",
        "</channel></rss>",
    ),
}
"""What stands before the entries of a feed, what an entry is called, and what stands after all."""


def large(kind: str, titles: Iterable[str]) -> bytes:
    """A feed of entries of some kilobytes each."""
    head, name, tail = LARGE[kind]
    prefix = name.rpartition(":")[0]
    title = f"{prefix}:title" if prefix else "title"
    summary = f"{prefix}:summary" if prefix else "description"
    entries = (
        f"<{name}><{title}>{each}</{title}><{summary}>é {'word ' * 1_000}</{summary}></{name}>\n"
        for each in titles
    )
    return f"{head}{''.join(entries)}{tail}".encode("latin-1" if kind == "declared" else "utf-8")


@pytest.mark.parametrize("kind", LARGE)
def test_a_large_feed_is_read_in_pieces_between_which_one_can_stop(
    kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    sizes: list[int] = []
    parse = feedparser.parse

    def counted(stream: io.BytesIO, **options: Any) -> Any:
        sizes.append(len(stream.getvalue()))
        return parse(stream, **options)

    monkeypatch.setattr(feedparser, "parse", counted)
    data = large(kind, map(str, range(200)))
    assert feed.FORMAT.read
    records = feed.FORMAT.read(source(data))
    first = next(records)
    assert sizes == [pytest.approx(LARGEST_WHOLE, rel=0.05)]
    drafts = [first, *records]
    assert [each.title for each in drafts if isinstance(each, Draft)] == [*map(str, range(200))]
    assert {(each.feed, each.summary[:6]) for each in drafts if isinstance(each, Draft)} == {
        ("F", "é word")
    }
    assert max(sizes) < 1.1 * LARGEST_WHOLE
    assert sum(sizes) < 1.1 * len(data)


def test_an_entry_that_is_far_too_large_is_told_and_the_others_are_read() -> None:
    titles = ["one", "two" * 200_000, "three", *map(str, range(60)), "x" * 600_000]
    records = read(feed.FORMAT, large("rss", titles).decode())
    assert [each for each in records if isinstance(each, Issue)] == [
        Issue("entry 2 is larger than 512 KB"),
        Issue("entry 64 is larger than 512 KB"),
    ]
    names = [each.title for each in records if isinstance(each, Draft)]
    assert names == ["one", "three", *map(str, range(60))]


def test_a_large_feed_that_breaks_off_is_read_up_to_there() -> None:
    data = large("rss", map(str, range(300)))
    records = read(feed.FORMAT, data[: len(data) - 10_000].decode())
    names = [each.title for each in records if isinstance(each, Draft)]
    assert names == [*map(str, range(298))]
    assert records[-1] == Issue(
        "the feed is not well-formed: what could be read of it was", dropped=False
    )


def test_a_feed_in_utf_16_is_one_piece() -> None:
    data = large("rss", map(str, range(60))).decode().encode("utf-16")
    assert len(data) > 2 * LARGEST_WHOLE
    assert [getattr(each, "title", "") for each in read(feed.FORMAT, data)] == [
        *map(str, range(60))
    ]


def test_a_large_text_that_has_no_entries_is_no_feed() -> None:
    with pytest.raises(FormatError, match="This is no feed"):
        read(feed.FORMAT, f"<rss>{'<p>x</p>' * 40_000}</rss>")


def test_what_stands_before_the_first_entry_is_bounded() -> None:
    with pytest.raises(FormatError) as caught:
        read(feed.FORMAT, rss("<title>a</title>", channel=f"<title>{'x' * 600_000}</title>"))
    assert caught.value.message == "More than 512 KB stand before the first entry of the feed"


@pytest.mark.parametrize("seed", range(2))
def test_atom_that_is_written_is_well_formed_and_has_all_entries(seed: int) -> None:
    for notes in Notes(seed).lists():
        found = feedparser.parse(io.BytesIO(written(atom.FORMAT, notes).encode()))
        assert (found.bozo, found.version) == (False, "atom10")
        assert len(found.entries) == len(notes)
        assert found.feed.keys() >= {"id", "title", "updated", "author"}
        assert all(each.keys() >= {"id", "title", "updated", "link"} for each in found.entries)


def test_what_atom_had_beside_a_note_is_given_back() -> None:
    kept = {"id": "tag:a", "enclosures": ["https://a.example/a.mp3"]}
    note = draft("https://a.example/", extra={"atom": kept})
    assert list(atom.losses_of(note)) == []
    assert read(atom.FORMAT, written(atom.FORMAT, [note])) == [note]
    odd = draft("https://a.example/", extra={"atom": {"id": 1, "enclosures": "x"}, "other": {}})
    assert list(atom.losses_of(odd)) == ["extra"]
    assert read(atom.FORMAT, written(atom.FORMAT, [odd])) == [draft("https://a.example/")]


def test_the_date_of_a_feed_is_that_of_its_latest_entry() -> None:
    notes = [draft(added="2025-01-01"), draft(updated="2026-01-02T03:04:05Z"), draft()]
    text = written(atom.FORMAT, notes)
    assert text.endswith("  <updated>2026-01-02T03:04:05Z</updated>\n</feed>\n")
    assert "<updated>1970-01-01T00:00:00Z</updated>" in text


def test_json_feed_is_read() -> None:
    assert read(json_feed.FORMAT, SAMPLES["jsonfeed"]) == [
        draft(
            "https://a.example/1",
            title="A",
            summary="The **page**",
            tags=("a",),
            published=MOMENT,
            author="Ann",
            feed="Feed",
        )
    ]


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        ('{"id": "1"}', draft("", feed="F", extra={"jsonfeed": {"id": "1"}})),
        (
            '{"id": 1, "url": "u", "author": {"name": "Ann"}}',
            draft("u", author="Ann", feed="F", extra={"jsonfeed": {"id": 1}}),
        ),
        (
            '{"external_url": "u", "summary": "s", "content_text": "c"}',
            draft("u", summary="s", article="c", feed="F"),
        ),
        ("1", Issue("the record is no object")),
    ],
)
def test_items_of_a_json_feed_are_read(item: str, expected: object) -> None:
    text = f'{{"version": "https://jsonfeed.org/version/1", "title": "F", "items": [{item}]}}'
    assert format_of(text) == ("jsonfeed", "it says that it is a JSON Feed")
    assert read(json_feed.FORMAT, text) == [expected]


REFERENCES = ["&#99999999999;", "&#xfffffffffff;", "&#x110000;", "&#xd800;"]


@pytest.mark.parametrize("reference", REFERENCES)
@pytest.mark.parametrize("rest", ["b", "b &amp; c", "b & c"])
def test_a_reference_to_no_character_becomes_a_mark_of_one_that_is_lost(
    reference: str, rest: str
) -> None:
    text = rss(f"<title>a {reference} {rest}</title><link>https://a.example/</link>")
    drafts = [each for each in read(feed.FORMAT, text) if isinstance(each, Draft)]
    assert [each.title for each in drafts] == [f"a \ufffd {rest.replace('&amp;', '&')}"]


def test_whatever_the_parser_raises_the_feed_is_called_none(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fails(*_: object, **__: object) -> None:
        raise OverflowError("too large")

    monkeypatch.setattr(feedparser, "parse", fails)
    with pytest.raises(FormatError, match="This is no feed"):
        read(feed.FORMAT, rss("<link>https://a.example/</link>"))


ODD_ADDRESSES = [
    "file:///home/me/doc.pdf",
    "data:///x",
    "urn:///x",
    "https://a.example//b/../c?",
    "https:///a.example/",
    "relative/page",
]


@pytest.mark.parametrize("url", ODD_ADDRESSES)
def test_an_address_stays_as_it_stands_in_a_feed(url: str) -> None:
    texts = [
        (feed.FORMAT, rss(f"<link>{url}</link>")),
        (feed.FORMAT, rss(f"<link>{url}</link><title>a & b</title>")),
        (atom.FORMAT, written(atom.FORMAT, [draft(url)])),
    ]
    found = [each for format_, text in texts for each in read(format_, text)]
    assert [each.url for each in found if isinstance(each, Draft)] == [url] * len(texts)


@pytest.mark.parametrize(
    ("url", "resolved"),
    [
        ("b?c#d", "https://a.example/x/b?c#d"),
        ("/b", "https://a.example/b"),
        ("file:///home/doc.pdf", "file:///home/doc.pdf"),
        ("https://a.example/./b", "https://a.example/./b"),
        ("//[b", "//[b"),
    ],
)
def test_a_relative_address_lies_below_the_base_that_the_feed_names(
    url: str, resolved: str
) -> None:
    text = (
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://a.example/x/">'
        f'<entry><title>A</title><link href="{url}"/></entry></feed>'
    )
    assert [each.url for each in read(atom.FORMAT, text) if isinstance(each, Draft)] == [resolved]


@pytest.mark.parametrize("prefix", ["a", "atom", "Feed.1"])
def test_atom_may_have_any_prefix(prefix: str) -> None:
    text = written(atom.FORMAT, [draft("https://a.example/", title="A")])
    for name in ("feed", "entry", "title", "id", "updated", "link"):
        text = text.replace(f"<{name}", f"<{prefix}:{name}").replace(
            f"</{name}", f"</{prefix}:{name}"
        )
    text = text.replace("xmlns=", f"xmlns:{prefix}=")
    assert format_of(text) == ("atom", f"its first element is <{prefix.lower()}:feed>")
    assert read(atom.FORMAT, text) == [draft("https://a.example/", title="A")]


def test_an_element_of_another_language_that_is_called_feed_is_no_atom() -> None:
    assert format_of('<a:feed xmlns:a="urn:other"><a:entry/></a:feed>') == ("", "")
