"""Services that sort bookmarks into collections."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.formats.samples import SAMPLES
from tests.support.builders import draft
from tests.support.sources import format_of, read
from tui.formats.base import Issue
from tui.formats.registry import format_named
from tui.model.note import Draft

MOMENT = "2025-01-02T03:04:05Z"


def sample(name: str) -> list[Draft | Issue]:
    return read(format_named(name), SAMPLES[name])


def test_raindrop_is_read_with_folder_and_highlights() -> None:
    assert sample("raindrop-csv") == [
        draft(
            "https://a.example/",
            title="A",
            summary="What it says",
            comment="mine",
            tags=("a", "b c"),
            folders=(("Tools", "Deep"),),
            highlights=({"text": "x", "note": "y"},),
            added=MOMENT,
            starred=True,
            extra={"raindrop-csv": {"id": "1"}},
        )
    ]


def test_what_raindrop_has_not_sorted_is_in_no_folder() -> None:
    header = "title,note,excerpt,url,folder,tags,created,cover,highlights"
    text = f"{header}\nA,,,https://a.example/,Unsorted,,,https://a.example/i.png,some words\n"
    assert format_of(text) == ("raindrop-csv", "its columns are those of Raindrop")
    assert read(format_named("raindrop-csv"), text) == [
        draft(
            "https://a.example/",
            title="A",
            highlights=({"text": "some words"},),
            extra={"raindrop-csv": {"cover": "https://a.example/i.png"}},
        )
    ]


def test_karakeep_is_read_with_its_lists() -> None:
    assert sample("karakeep-json") == [
        draft(
            "https://a.example/",
            title="A",
            comment="mine",
            tags=("a",),
            folders=(("Tools", "Deep"),),
            added="2018-11-04T15:05:37Z",
            archived=True,
        )
    ]


@pytest.mark.parametrize(
    "lists",
    [
        [{"id": "1", "name": "A", "parentId": "2"}, {"id": "2", "name": "B", "parentId": "1"}],
        [{"id": "1", "name": "A", "parentId": "3"}, "x", {"name": "B"}],
        [{"id": "1", "name": 1, "parentId": None}],
        "x",
        None,
    ],
)
def test_lists_of_karakeep_that_make_no_sense_lose_no_bookmark(lists: Any) -> None:
    bookmark = {
        "createdAt": 1,
        "tags": [],
        "lists": ["1", {}],
        "content": {"type": "link", "url": "https://a.example/"},
    }
    text = json.dumps({"bookmarks": [bookmark, "x", {**bookmark, "content": 1}], "lists": lists})
    first, *issues = read(format_named("karakeep-json"), text)
    assert isinstance(first, Draft)
    assert first.url == "https://a.example/"
    assert issues == [Issue("the record is no object"), Issue("the record has no url")]


def test_linkwarden_is_read_with_its_collections() -> None:
    assert sample("linkwarden-json") == [
        draft(
            "https://a.example/",
            title="A",
            summary="What it says",
            tags=("a",),
            folders=(("Tools",),),
            added=MOMENT,
        )
    ]
