from __future__ import annotations

import json
from typing import Any

import pytest

from tests.support.browser_files import compressed, firefox_backup, literals, saved
from tests.support.sources import format_of, read, source
from tui.errors import FormatError
from tui.formats.base import Issue
from tui.formats.browsers.firefox_json import COMPRESSED, JSON
from tui.formats.json_text import BREAKS_OFF
from tui.model.instant import Instant
from tui.model.note import Draft

LINK = {"title": "A", "id": 7, "index": 0, "typeCode": 1, "uri": "https://a.example/"}


def kept(**values: Any) -> dict[str, Any]:
    """What no field holds of a bookmark in the menu."""
    return {"firefox-json": {**values, "root": "menu"}}


@pytest.mark.parametrize(
    ("node", "expected"),
    [
        (LINK, saved(title="A", extra=kept())),
        (
            {
                "uri": "https://a.example/",
                "type": "text/x-moz-place",
                "tags": "one, two words,one",
                "dateAdded": 1_659_320_406_847_001,
                "lastModified": 1_659_320_448_970_000,
                "guid": "g",
                "keyword": "k",
                "postData": None,
                "iconUri": "fake-favicon-uri:x",
            },
            saved(
                tags=("one", "two words"),
                added=Instant(1_659_320_406_847_001),
                updated=Instant(1_659_320_448_970_000),
                extra=kept(guid="g", keyword="k"),
            ),
        ),
        (
            {
                "uri": "https://a.example/",
                "annos": [
                    {"name": "bookmarkProperties/description", "value": "What it says"},
                    {"name": "other", "value": "x"},
                ],
            },
            saved(summary="What it says", extra=kept(annos=[{"name": "other", "value": "x"}])),
        ),
        (
            {
                "title": "F",
                "typeCode": 2,
                "children": [{"title": "", "children": [{"title": "G", "children": [LINK]}]}],
            },
            saved(title="A", folders=(("F", "G"),), extra=kept()),
        ),
        ({"title": "A"}, Issue("the record has no url")),
    ],
)
def test_a_node_is_read_with_its_folders(node: dict[str, Any], expected: Draft | Issue) -> None:
    assert read(JSON, firefox_backup(node)) == [expected]


def test_separators_and_empty_folders_are_nothing() -> None:
    nodes = (
        {"typeCode": 3, "title": ""},
        {"type": "text/x-moz-place-separator"},
        {"type": "text/x-moz-place-container", "title": "F"},
        {"typeCode": 2, "title": "F", "children": []},
    )
    assert read(JSON, firefox_backup(*nodes)) == []


def test_firefox_s_own_folders_are_none_and_are_remembered() -> None:
    roots = {root: [LINK] for root in ("toolbarFolder", "unfiledBookmarksFolder", "mobileFolder")}
    assert [
        (each.folders, each.extra["firefox-json"]["root"])
        for each in read(JSON, firefox_backup(LINK, **roots))
        if isinstance(each, Draft)
    ] == [((), "menu"), ((), "toolbar"), ((), "unfiled"), ((), "mobile")]


def test_tags_that_are_folders_are_tags() -> None:
    tags = [{"title": "old", "children": [LINK]}, {"title": "Tag", "children": [LINK]}]
    found = read(JSON, firefox_backup(LINK | {"tags": "tag"}, tagsFolder=tags))
    assert found == [saved(title="A", tags=("tag", "old"), extra=kept())]


def test_a_folder_that_was_saved_alone_is_a_folder() -> None:
    text = json.dumps({"title": "F", "typeCode": 2, "children": [LINK]})
    assert read(JSON, text) == [saved(title="A", folders=(("F",),))]
    assert format_of(text) == ("firefox-json", "it is a folder of Firefox's bookmarks")


def test_a_backup_that_breaks_off_is_read_up_to_there() -> None:
    text = firefox_backup(LINK, LINK | {"uri": "https://b.example/"})
    cut = text[: text.index(b"https://b.")]
    assert read(JSON, cut)[0] == saved(title="A", extra=kept())
    assert read(JSON, cut)[-1] == Issue(BREAKS_OFF)


def test_a_compressed_backup_is_read_like_the_other() -> None:
    text = firefox_backup(LINK)
    assert read(COMPRESSED, compressed(text)) == read(JSON, text)


def test_a_compressed_backup_that_breaks_off_is_read_up_to_there() -> None:
    text = firefox_backup(LINK, LINK | {"uri": "https://b.example/"})
    cut = compressed(text)[: -len(text) + text.index(b"https://b.")]
    assert read(COMPRESSED, cut)[0] == saved(title="A", extra=kept())
    assert read(COMPRESSED, cut)[-1] == Issue(BREAKS_OFF)


def test_a_compressed_backup_that_is_shorter_than_it_says_is_told() -> None:
    text = firefox_backup(LINK)
    longer = b"mozLz40\0" + (len(text) + 1).to_bytes(4, "little") + literals(text)
    assert read(COMPRESSED, longer) == [
        saved(title="A", extra=kept()),
        Issue("the compressed data breaks off or is damaged"),
    ]


@pytest.mark.parametrize("data", [b"", b"mozLz40\0", b"mozLz40\0\x01\0\0\0", b"{}", b"[1]"])
def test_what_is_no_compressed_backup_is_refused(data: bytes) -> None:
    with pytest.raises(FormatError):
        read(COMPRESSED, data)


def test_the_size_that_a_file_claims_takes_no_memory() -> None:
    text = firefox_backup(LINK)
    claimed = b"mozLz40\0" + b"\xff" * 4 + literals(text)
    assert read(COMPRESSED, claimed)[0] == saved(title="A", extra=kept())


def test_backups_are_known_by_their_root() -> None:
    reason = "it begins with the root of Firefox's bookmarks"
    text = firefox_backup(LINK, *[LINK | {"title": "x" * 1_000}] * 100)
    assert format_of(text) == ("firefox-json", reason)
    assert format_of(compressed(text)) == ("firefox-jsonlz4", reason)


def test_other_files_that_firefox_compresses_are_not_known() -> None:
    assert format_of(compressed(b'{"version": ["sessionrestore", 1], "windows": []}')) == ("", "")


def test_a_nesting_without_end_is_refused_or_read() -> None:
    deep = b'{"root": "placesRoot", "children": [' + b'{"children": [' * 100_000
    with pytest.raises(FormatError):
        list(JSON.read(source(deep)) if JSON.read else ())
