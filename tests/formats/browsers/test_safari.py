from __future__ import annotations

import plistlib
from datetime import datetime
from typing import Any

import pytest

from tests.support.browser_files import saved
from tests.support.sources import format_of, read
from tui.errors import FormatError
from tui.formats.base import Issue
from tui.formats.browsers.safari import FORMAT
from tui.model.instant import Instant
from tui.model.note import Draft

MOMENT = datetime(2022, 3, 2, 2, 30, 51)
ADDED = Instant(1_646_188_251_000_000)
BOTH = pytest.mark.parametrize(
    "fmt", [plistlib.FMT_XML, plistlib.FMT_BINARY], ids=["xml", "binary"]
)


def leaf(**values: Any) -> dict[str, Any]:
    """A bookmark."""
    return {
        "WebBookmarkType": "WebBookmarkTypeLeaf",
        "URLString": "https://a.example/",
        "URIDictionary": {"title": "A"},
        **values,
    }


def folder(title: str, *children: Any) -> dict[str, Any]:
    return {"WebBookmarkType": "WebBookmarkTypeList", "Title": title, "Children": list(children)}


def bookmarks(*children: Any, fmt: plistlib.PlistFormat = plistlib.FMT_BINARY) -> bytes:
    return plistlib.dumps(folder("", *children), fmt=fmt)


@BOTH
@pytest.mark.parametrize(
    ("node", "expected"),
    [
        (leaf(), saved(title="A")),
        (
            leaf(
                WebBookmarkUUID="u",
                imageURL="",
                Sync={"Data": b"x"},
                Icon=b"x",
                Real=float("nan"),
            ),
            saved(title="A", extra={"safari-plist": {"WebBookmarkUUID": "u"}}),
        ),
        (
            folder("BookmarksBar", folder("F", leaf())),
            saved(title="A", folders=(("BookmarksBar", "F"),)),
        ),
        (
            folder(
                "com.apple.ReadingList",
                leaf(
                    ReadingList={"DateAdded": MOMENT, "PreviewText": "What it says"},
                    ReadingListNonSync={"siteName": "Site", "neverFetchMetadata": False},
                ),
            ),
            saved(
                title="A",
                summary="What it says",
                added=ADDED,
                read=False,
                folders=(("com.apple.ReadingList",),),
                extra={"safari-plist": {"siteName": "Site", "neverFetchMetadata": False}},
            ),
        ),
        (
            folder("com.apple.ReadingList", leaf(ReadingList={"DateLastViewed": MOMENT})),
            saved(title="A", read=True, opened=ADDED, folders=(("com.apple.ReadingList",),)),
        ),
        (
            {"WebBookmarkType": "WebBookmarkTypeLeaf"},
            Issue("the record has no url"),
        ),
    ],
)
def test_a_node_is_read_with_its_folders(
    node: dict[str, Any], expected: Draft | Issue, fmt: plistlib.PlistFormat
) -> None:
    assert read(FORMAT, bookmarks(node, fmt=fmt)) == [expected]


@BOTH
def test_the_history_and_empty_folders_are_nothing(fmt: plistlib.PlistFormat) -> None:
    proxy = {"WebBookmarkType": "WebBookmarkTypeProxy", "Title": "History"}
    empty = {"WebBookmarkType": "WebBookmarkTypeList", "Title": "BookmarksMenu"}
    assert read(FORMAT, bookmarks(proxy, empty, fmt=fmt)) == []


@BOTH
def test_a_file_is_known_by_the_keys_of_its_bookmarks(fmt: plistlib.PlistFormat) -> None:
    reason = "it is a property list with bookmarks of Safari"
    assert format_of(bookmarks(leaf(), fmt=fmt)) == ("safari-plist", reason)


@BOTH
def test_another_property_list_that_quotes_them_is_not_known(fmt: plistlib.PlistFormat) -> None:
    other = plistlib.dumps({"a": "say <key>WebBookmarkType</key>"}, fmt=fmt)
    assert format_of(other) == ("", "")


def test_xml_that_breaks_off_is_read_up_to_there() -> None:
    second = leaf(URLString="https://b.example/")
    text = bookmarks(leaf(), second, fmt=plistlib.FMT_XML)
    found = read(FORMAT, text[: text.index(b"https://b.")])
    assert found[0] == saved(title="A")
    assert isinstance(found[-1], Issue)
    assert found[-1].reason == "the XML breaks off here: no element found"


def test_folders_that_are_in_each_other_end() -> None:
    """A binary list may name the same object at many places."""
    data = bytearray(bookmarks(folder("F", folder("G", leaf()))))
    refs = [at for at in range(8, len(data) - 32) if data[at] == 0xA1]
    for at in refs[1:]:
        data[at + 1] = data[refs[0] + 1]
    assert read(FORMAT, bytes(data)) == []


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"bplist00",
        b"bplist00" + bytes(32),
        plistlib.dumps([1], fmt=plistlib.FMT_BINARY),
        plistlib.dumps("x"),
        b"<plist/>",
    ],
)
def test_what_is_no_property_list_is_refused(data: bytes) -> None:
    with pytest.raises(FormatError):
        read(FORMAT, data)


def test_nesting_without_end_is_cut() -> None:
    text = b"<plist><dict><key>Children</key>" + b"<array>" * 5_000
    assert [type(each) for each in read(FORMAT, text)] == [Issue]
