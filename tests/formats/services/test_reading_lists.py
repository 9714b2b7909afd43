"""Services that keep pages to be read later."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Mapping
from contextlib import suppress

import pytest

from tests.formats.samples import SAMPLES
from tests.support.builders import draft
from tests.support.sources import format_of, read
from tui.errors import FormatError
from tui.formats.base import Issue
from tui.formats.registry import format_named
from tui.model.note import Draft

SAVED = "2018-11-04T15:05:37Z"
LATER = "2018-11-04T15:05:38Z"


def sample(name: str) -> list[Draft | Issue]:
    return read(format_named(name), SAMPLES[name])


def test_pocket_is_read() -> None:
    assert sample("pocket-csv") == [
        draft(
            "https://a.example/",
            title="A",
            tags=("a", "b c"),
            added=SAVED,
            read=True,
            archived=True,
        ),
        draft("https://b.example/", added=LATER, read=False, archived=False),
    ]


def test_an_unknown_state_of_pocket_is_kept() -> None:
    text = "title,url,time_added,tags,status\nA,https://a.example/,,,odd\n"
    assert read(format_named("pocket-csv"), text) == [
        draft("https://a.example/", title="A", extra={"pocket-csv": {"status": "odd"}})
    ]


def test_the_page_of_pocket_is_read() -> None:
    assert sample("pocket-html") == [
        draft(
            "https://a.example/?b=1&c=2",
            title="A & B",
            tags=("a", "b c"),
            added=SAVED,
            read=False,
            archived=False,
        ),
        draft("https://b.example/", added=LATER, read=True, archived=True),
    ]


def test_instapaper_is_read_with_what_was_marked() -> None:
    assert sample("instapaper-csv") == [
        draft(
            "https://a.example/",
            title="A",
            tags=("a", "b c"),
            folders=(("Reading list",),),
            highlights=({"text": "marked words"},),
            added=SAVED,
            archived=False,
        ),
        draft("https://b.example/", title="B", added=LATER, archived=True),
    ]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("https://a.example/,,,Unread", draft("https://a.example/", read=False, archived=False)),
        ("https://a.example/,,,Starred", draft("https://a.example/", starred=True)),
        ("https://a.example/,,,", draft("https://a.example/")),
        ("https://a.example/,,,,,[broken", draft("https://a.example/", tags=("[broken",))),
    ],
)
def test_folders_of_instapaper_that_are_states_are_no_folders(row: str, expected: Draft) -> None:
    header = "URL,Title,Selection,Folder,Timestamp,Tags"
    assert read(format_named("instapaper-csv"), f"{header}\n{row}\n") == [expected]


def test_the_page_of_instapaper_is_read() -> None:
    assert sample("instapaper-html") == [
        draft("https://a.example/", title="A", read=False, archived=False),
        draft("https://b.example/", title="B", folders=(("Reading list",),), archived=False),
    ]


def test_readwise_reader_is_read() -> None:
    assert sample("readwise-reader-csv") == [
        draft(
            "https://a.example/",
            title="A",
            tags=("a", "b c"),
            added="2025-03-14T23:55:23.291Z",
            archived=True,
            extra={
                "readwise-reader-csv": {
                    "id": "1",
                    "reading progress": "0",
                    "location": "archive",
                    "seen": "True",
                }
            },
        ),
        draft(
            "https://b.example/",
            title="B",
            added="2025-03-14T23:55:23.291Z",
            archived=False,
            extra={
                "readwise-reader-csv": {
                    "id": "2",
                    "reading progress": "40",
                    "location": "new",
                    "seen": "False",
                }
            },
        ),
    ]


@pytest.mark.parametrize(
    ("tags", "found"),
    [
        ("", []),
        ("['a']", [("a",)]),
        ("['a", [("['a",)]),
        ("__x__", [("__x__",)]),
        ("[" * 30_000, [("[" * 30_000,)]),
    ],
)
def test_what_feeds_brought_to_readwise_counts_where_it_was_tagged(
    tags: str, found: list[tuple[str, ...]]
) -> None:
    header = "URL,Title,Document tags,Saved date,Location"
    records = read(
        format_named("readwise-reader-csv"), f"{header}\nhttps://a.example/,A,{tags},,feed\n"
    )
    assert [each.tags for each in records if isinstance(each, Draft)] == found


def test_omnivore_is_read() -> None:
    assert sample("omnivore-json") == [
        draft(
            "https://a.example/",
            title="A",
            summary="What it says",
            author="Ann",
            tags=("a",),
            added="2025-01-02T03:04:05Z",
            archived=True,
            extra={"omnivore-json": {"id": "x", "slug": "a-1", "readingProgress": 40}},
        )
    ]


def zipped(members: Mapping[str, str | bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for path, content in members.items():
            archive.writestr(path, content)
    return stream.getvalue()


def test_the_zip_file_of_omnivore_is_read_with_pages_and_highlights() -> None:
    data = zipped(
        {
            "content/a-1.html": "<p>The <b>page</b></p>",
            "metadata_0_to_20.json": SAMPLES["omnivore-json"],
            "highlights/a-1.md": "On the page.\n\n> marked\n> words\n\nmine\n\n> more\n",
        }
    )
    assert format_of(data) == (
        "omnivore-json",
        "its files are named as those of Omnivore's export",
    )
    (note,) = read(format_named("omnivore-json"), data)
    assert isinstance(note, Draft)
    assert (note.title, note.article, note.comment, note.highlights) == (
        "A",
        "The **page**",
        "On the page.",
        ({"text": "marked\nwords", "note": "mine"}, {"text": "more"}),
    )


def test_a_zip_file_of_omnivore_that_is_damaged_raises_nothing_else() -> None:
    data = zipped({"metadata_0_to_20.json": SAMPLES["omnivore-json"], "content/a-1.html": "x"})
    for place in range(0, len(data), 7):
        damaged = bytearray(data)
        damaged[place] ^= 0xFF
        records: list[Draft | Issue] = []
        with suppress(FormatError):
            records = read(format_named("omnivore-json"), bytes(damaged))
        assert all(isinstance(each, Draft | Issue) for each in records)


def test_wallabag_is_read_with_its_annotations() -> None:
    assert sample("wallabag-json") == [
        draft(
            "https://a.example/",
            title="A",
            article="The **page**",
            tags=("a", "b c"),
            highlights=({"text": "page", "note": "mine"},),
            added="2016-09-08T09:55:58Z",
            starred=False,
            archived=True,
            extra={"wallabag-json": {"id": 7}},
        )
    ]


def test_an_empty_file_of_wallabag_has_no_entries() -> None:
    assert read(format_named("wallabag-json"), "") == []


def test_the_address_that_was_given_to_wallabag_is_another_of_the_same_note() -> None:
    entry = {
        "url": "https://a.example/",
        "given_url": "https://a.example/?from=mail",
        "is_archived": False,
        "is_starred": True,
        "is_public": False,
        "published_by": ["Ann", "Bo"],
        "domain_name": "a.example",
        "language": "en",
        "reading_time": 3,
    }
    assert read(format_named("wallabag-json"), json.dumps([entry])) == [
        draft(
            "https://a.example/",
            urls=("https://a.example/?from=mail",),
            author="Ann, Bo",
            site="a.example",
            lang="en",
            starred=True,
            archived=False,
            private=True,
            extra={"wallabag-json": {"reading_time": 3}},
        )
    ]


def test_wallabag_1_is_read() -> None:
    assert sample("wallabag-v1-json") == [
        draft(
            "https://a.example/",
            title="A",
            article="The page",
            tags=("a", "b"),
            starred=False,
            archived=True,
            extra={"wallabag-v1-json": {"user_id": "1"}},
        )
    ]


def test_readability_is_read() -> None:
    assert sample("readability-json") == [
        draft(
            "https://a.example/",
            title="A",
            summary="It says…",
            added="2016-08-01T05:24:16Z",
            starred=True,
            archived=True,
            extra={"readability-json": {"date_archived": "2016-08-02T06:49:30"}},
        )
    ]


def test_elcurator_is_read() -> None:
    assert sample("elcurator-json") == [
        draft("https://a.example/", title="A", added="2016-08-01T05:24:16Z", starred=True)
    ]
