from __future__ import annotations

import json
from typing import Any

import pytest

from tests.support.builders import draft
from tests.support.sources import format_of, read
from tui.formats.base import Issue
from tui.formats.registry import format_named
from tui.model.note import Draft

LINKDING = {
    "id": 1,
    "url": "https://a.example/",
    "title": "",
    "website_title": "A\npage",
    "description": "What it says",
    "notes": "mine",
    "is_archived": True,
    "unread": True,
    "shared": False,
    "tag_names": ["a", "b"],
    "date_added": "2020-09-26T09:46:23Z",
    "date_modified": "2020-09-26T16:01:14Z",
}
SHAARLI = {
    "id": 5,
    "url": "/shaare/QF63pg",
    "shorturl": "https://links.example/shaare/QF63pg",
    "title": "Note: x",
    "description": "mine",
    "tags": ["a", "b"],
    "private": True,
    "created": "2020-09-26T09:46:23+00:00",
    "updated": "",
}
PINBOARD = {
    "href": "https://a.example/",
    "description": "A page",
    "extended": "mine",
    "meta": "m",
    "hash": "h",
    "time": "2020-09-26T09:46:23Z",
    "shared": "no",
    "toread": "yes",
    "tags": "a b",
}
DELICIOUS = {
    "u": "https://a.example/",
    "d": "A page",
    "n": "mine",
    "t": ["a", "b"],
    "dt": "2020-09-26T09:46:23Z",
    "a": "me",
}
MOMENT = "2020-09-26T09:46:23Z"
POST = (
    '<post href="https://a.example/" time="2020-09-26T09:46:23Z" description="A page"'
    ' extended="mine" tag="a b" hash="h" shared="no" toread="yes" />'
)
PINNED = draft(
    "https://a.example/",
    title="A page",
    comment="mine",
    tags=("a", "b"),
    added=MOMENT,
    read=False,
    private=True,
    extra={"pinboard-json": {"meta": "m", "hash": "h"}},
)


def records(name: str, content: Any) -> list[Draft | Issue]:
    text = content if isinstance(content, str) else json.dumps(content)
    assert format_of(text)[0] == name
    return read(format_named(name), text)


@pytest.mark.parametrize("content", [{"count": 9, "results": [LINKDING]}, [LINKDING], LINKDING])
def test_linkding_is_read(content: Any) -> None:
    assert records("linkding-api-json", content) == [
        draft(
            "https://a.example/",
            title="A page",
            summary="What it says",
            comment="mine",
            tags=("a", "b"),
            added=MOMENT,
            updated="2020-09-26T16:01:14Z",
            read=False,
            archived=True,
            private=True,
            extra={"linkding-api-json": {"id": 1}},
        )
    ]


def test_a_page_of_linkding_that_breaks_off_is_read_up_to_there() -> None:
    text = json.dumps({"results": [LINKDING, LINKDING]})[:-40]
    first, second, issue = records("linkding-api-json", text)
    assert isinstance(first, Draft)
    assert isinstance(second, Draft)
    assert issue == Issue("the JSON breaks off here, and the rest cannot be read", None)


def test_shaarli_is_read_and_its_notes_have_the_address_of_their_page() -> None:
    assert records("shaarli-api-json", [SHAARLI]) == [
        draft(
            "https://links.example/shaare/QF63pg",
            title="Note: x",
            comment="mine",
            tags=("a", "b"),
            added=MOMENT,
            private=True,
            extra={"shaarli-api-json": {"id": 5}},
        )
    ]


def test_pinboard_is_read() -> None:
    content = [PINBOARD, {**PINBOARD, "href": ""}, "x"]
    assert records("pinboard-json", content) == [
        PINNED,
        Issue("the record has no url", 1),
        Issue("the record is no object", 1),
    ]


@pytest.mark.parametrize(
    ("end", "issues"),
    [("</posts>", []), ("", [Issue("the XML breaks off here: no element found", 2)])],
)
def test_pinboard_in_xml_is_read(end: str, issues: list[Issue]) -> None:
    text = f'<?xml version="1.0" encoding="UTF-8"?>\n<posts user="me">{POST}\n{end}'
    (pinned, *others) = records("pinboard-xml", text)
    assert isinstance(pinned, Draft)
    assert (pinned.comment, pinned.tags, pinned.read, pinned.private) == (
        "mine",
        ("a", "b"),
        False,
        True,
    )
    assert pinned.extra == {"pinboard-xml": {"hash": "h"}}
    assert others == issues


def test_delicious_is_read() -> None:
    assert records("delicious-json", [DELICIOUS]) == [
        draft(
            "https://a.example/",
            title="A page",
            comment="mine",
            tags=("a", "b"),
            added=MOMENT,
            extra={"delicious-json": {"a": "me"}},
        )
    ]
