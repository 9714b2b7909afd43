from __future__ import annotations

from typing import Any

import pytest

from tests.support.browser_files import chromium_bookmarks, saved
from tests.support.sources import format_of, read
from tui.errors import FormatError
from tui.formats.base import Issue
from tui.formats.browsers.chromium import FORMAT
from tui.formats.json_text import BREAKS_OFF
from tui.model.instant import Instant
from tui.model.note import Draft

LINK = {"id": "7", "name": "A", "type": "url", "url": "https://a.example/"}


def kept(**values: Any) -> dict[str, Any]:
    """What no field holds of a bookmark in "Other bookmarks"."""
    return {"chromium-json": {**values, "root": "other"}}


@pytest.mark.parametrize(
    ("node", "expected"),
    [
        (LINK, saved(title="A", extra=kept())),
        (
            {
                "date_added": "13149416292911928",
                "date_last_used": "13149416292911929",
                "guid": "g",
                "meta_info": {"power_bookmark_meta": "x"},
                "name": "",
                "type": "url",
                "url": "https://a.example/",
            },
            saved(
                added=Instant(1_504_942_692_911_928),
                opened=Instant(1_504_942_692_911_929),
                extra=kept(guid="g", meta_info={"power_bookmark_meta": "x"}),
            ),
        ),
        (
            LINK | {"date_added": "0", "date_last_used": "soon", "date_modified": ""},
            saved(title="A", extra=kept(date_last_used="soon")),
        ),
        (
            {
                "name": "F",
                "type": "folder",
                "children": [{"name": "G", "type": "folder", "children": [LINK]}],
            },
            saved(title="A", folders=(("F", "G"),), extra=kept()),
        ),
        ({"name": "A", "type": "url"}, Issue("the record has no url")),
    ],
)
def test_a_node_is_read_with_its_folders(node: dict[str, Any], expected: Draft | Issue) -> None:
    assert read(FORMAT, chromium_bookmarks(other=[node])) == [expected]


def test_roots_are_folders_where_chromium_s_html_has_them_as_such() -> None:
    found = read(
        FORMAT,
        chromium_bookmarks(
            bookmark_bar=[LINK], other=[LINK], synced=[LINK], mine=[LINK], trash=[LINK]
        ),
    )
    assert [
        (each.folders, each.extra["chromium-json"]["root"])
        for each in found
        if isinstance(each, Draft)
    ] == [
        ((("Bookmarks bar",),), "bookmark_bar"),
        ((), "other"),
        ((), "synced"),
        ((("mine",),), "mine"),
    ]


def test_empty_folders_are_nothing() -> None:
    assert read(FORMAT, chromium_bookmarks(other=[{"name": "F", "type": "folder"}])) == []


def test_a_file_that_breaks_off_is_read_up_to_there() -> None:
    text = chromium_bookmarks(other=[LINK, LINK | {"url": "https://b.example/"}])
    found = read(FORMAT, text[: text.index(b"https://b.")])
    assert (found[0], found[-1]) == (saved(title="A", extra=kept()), Issue(BREAKS_OFF))


def test_a_file_is_known_by_its_roots() -> None:
    text = chromium_bookmarks(other=[LINK] * 2_000)
    reason = "it has the roots of Chromium's bookmarks"
    assert format_of(text) == ("chromium-json", reason)
    assert format_of('{"roots": {}}') == ("", "")


@pytest.mark.parametrize("text", ["", "[]", "x"])
def test_what_is_no_object_is_refused(text: str) -> None:
    with pytest.raises(FormatError):
        read(FORMAT, text)
