from __future__ import annotations

import json
from datetime import UTC, date, datetime
from typing import Any

import pytest

from tui.formats.base import Issue
from tui.formats.native.records import KEYS, read_record, to_record
from tui.model.instant import Instant
from tui.model.note import Draft, Note

NOON = Instant.from_datetime(datetime(2025, 8, 14, 12, 30, tzinfo=UTC))

FULL = Draft(
    url="https://x.y/?a=1",
    title='Ünïcode 😀 "quoted"\n',
    summary="- **a**\n- b",
    comment="mine",
    article="# All of it",
    tags=("C++", "rust/async", "with, comma"),
    folders=(("Bar", "Deep"), ("Other",)),
    urls=("http://x.y/?a=1",),
    highlights=({"text": "marked", "note": None},),
    added=Instant.from_day(date(2025, 8, 14)),
    published=NOON,
    updated=Instant(1_755_174_600_000_001),
    opened=Instant(-1),
    feed="Feed",
    site="x.y",
    author="A. Author",
    lang="en",
    read=True,
    starred=False,
    archived=None,
    private=True,
    extra={"pinboard": {"hash": "0a", "meta": [1, {"deep": None}]}, "json": {"own": 1}},
)


def test_a_record_has_every_key_in_its_order_and_null_for_what_is_absent() -> None:
    assert list(to_record(Draft(url="https://x.y")).items()) == [
        ("url", "https://x.y"),
        ("title", None),
        ("summary", None),
        ("comment", None),
        ("tags", []),
        ("folders", []),
        ("urls", []),
        ("highlights", []),
        ("added", None),
        ("published", None),
        ("updated", None),
        ("opened", None),
        ("feed", None),
        ("site", None),
        ("author", None),
        ("lang", None),
        ("read", None),
        ("starred", None),
        ("archived", None),
        ("private", None),
        ("extra", {}),
    ]


def test_a_stored_note_has_its_id_and_whether_it_is_in_the_trash() -> None:
    record = to_record(Note(id=7, url="https://x.y", article="text", trashed=True))
    assert tuple(record) == KEYS
    assert (record["id"], record["trashed"]) == (7, True)


def test_a_record_spells_dates_as_iso_and_paths_as_lists() -> None:
    record = to_record(FULL)
    assert {key: record[key] for key in ("added", "published", "folders", "archived")} == {
        "added": "2025-08-14",
        "published": "2025-08-14T12:30:00Z",
        "folders": [["Bar", "Deep"], ["Other"]],
        "archived": None,
    }


@pytest.mark.parametrize("draft", [FULL, Draft(url="x")])
def test_a_draft_comes_back_from_its_record_as_it_was(draft: Draft) -> None:
    assert list(read_record(to_record(draft), 1)) == [draft]
    assert list(read_record(json.loads(json.dumps(to_record(draft))), 1)) == [draft]


def test_id_and_trash_are_not_read_and_unknown_keys_are_kept() -> None:
    record = {"url": "u", "id": 3, "trashed": True, "rating": 5, "extra": {"json": {"a": 1}}}
    draft = Draft(url="u", extra={"json": {"a": 1, "rating": 5}})
    assert list(read_record(record, 1)) == [draft]


@pytest.mark.parametrize(
    ("key", "given", "read"),
    [
        ("title", 1984, "1984"),
        ("tags", "one, two ,,three", ("one", "two", "three")),
        ("tags", ["a, b", "", "c", 5], ("a, b", "c", "5")),
        ("tags", None, ()),
        ("folders", ["a", ["b", "c"]], (("a",), ("b", "c"))),
        ("urls", "http://u", ("http://u",)),
        ("highlights", ["a passage"], ({"text": "a passage"},)),
        ("read", "yes", True),
        ("private", 0, False),
        ("starred", "", None),
        ("added", "2025-08-14", Instant.from_day(date(2025, 8, 14))),
        ("added", "2025-08-14T14:30:00+02:00", NOON),
        ("added", 1_755_174_600, NOON),
        ("added", 1_755_174_600.5, Instant(NOON.micros + 500_000)),
        ("added", 1_755_174_600_000, NOON),
        ("added", 1_755_174_600_000_000, NOON),
        ("added", "1755174600", NOON),
        ("added", 150_000_000_000, Instant(150_000_000_000_000)),
        ("added", "150000000000", Instant(150_000_000_000_000)),
        ("added", "2025-05", Instant.from_day(date(2025, 5, 1))),
        ("added", 0, None),
        ("added", "0", None),
        ("added", "", None),
    ],
)
def test_values_are_read_as_they_are_meant(key: str, given: object, read: object) -> None:
    (draft,) = read_record({"url": "u", key: given}, 1)
    assert getattr(draft, key) == read


@pytest.mark.parametrize(
    ("record", "message"),
    [
        ("https://x.y", "the record is no object"),
        (None, "the record is no object"),
        ({}, "the record has no url"),
        ({"url": " "}, "the record has no url"),
        ({"url": ["u"]}, "url is a list where a text belongs"),
        ({"url": 5, "added": "soon"}, "url is a number where a text belongs"),
    ],
)
def test_what_has_no_address_is_no_record(record: Any, message: str) -> None:
    assert list(read_record(record, 7)) == [Issue(message, 7)]


@pytest.mark.parametrize(
    ("record", "message"),
    [
        ({"url": "u", "title": {}}, "title is an object where a text belongs"),
        ({"url": "u", "title": True}, "title is true or false where a text belongs"),
        ({"url": "u", "tags": 5}, "tags is a number where a list belongs"),
        ({"url": "u", "tags": [["a"]]}, "tags is a list where a text belongs"),
        ({"url": "u", "read": "maybe"}, "read is neither true nor false"),
        ({"url": "u", "read": [1]}, "read is neither true nor false"),
        ({"url": "u", "added": "soon"}, "added is no date: 'soon'"),
        ({"url": "u", "added": 10**30}, f"added is no date: '{10**30}'"),
        ({"url": "u", "added": float("nan")}, "added is no date: 'nan'"),
        ({"url": "u", "added": float("inf")}, "added is no date: 'inf'"),
        ({"url": "u", "added": True}, "added is true or false where a date belongs"),
        ({"url": "u", "added": []}, "added is a list where a date belongs"),
        ({"url": "u", "extra": "x"}, "extra is a text where an object belongs"),
    ],
)
def test_a_value_that_cannot_be_meant_is_told_with_its_key_and_kept(
    record: dict[str, Any], message: str
) -> None:
    key = next(key for key in record if key != "url")
    draft = Draft(url="u", extra={"json": {key: record[key]}})
    assert list(read_record(record, 7)) == [draft, Issue(message, 7, dropped=False)]


def test_what_cannot_be_read_is_kept_beside_what_is_unknown() -> None:
    record = {"url": "u", "extra": {"a": 1}, "odd": 2, "read": "maybe", "title": "T"}
    draft, issue = read_record(record, None)
    assert draft == Draft(url="u", title="T", extra={"a": 1, "json": {"odd": 2, "read": "maybe"}})
    assert issue == Issue("read is neither true nor false", dropped=False)
