from __future__ import annotations

import json
from typing import Any

import pytest

from tests.formats.samples import SAMPLES
from tests.support.sources import format_of, written
from tui.formats.registry import FORMATS
from tui.model.note import Draft

QUOTING = Draft(
    url="https://a.example/",
    title="<!DOCTYPE NETSCAPE-Bookmark-file-1>",
    summary='<DT><A HREF="https://b.example/">B</A>\n\nself.__next_f.push([1,"0:[]"])',
)
"""A note about bookmark files."""

TAGGED = Draft(
    url="https://a.example/", tags=("[[https://b.example/][B]]", "* Org", ":a:", "[x](y:z)")
)
"""A note with tags that are links in other formats."""


@pytest.mark.parametrize("name", [each.name for each in FORMATS if each.write])
@pytest.mark.parametrize("count", [1, 2, 3])
def test_what_is_written_is_recognised_whatever_its_notes_quote(name: str, count: int) -> None:
    (format_,) = (each for each in FORMATS if each.name == name)
    for note in (QUOTING, TAGGED):
        assert format_of(written(format_, [note] * count))[0] == name


@pytest.mark.parametrize(
    ("content", "format_name", "reason"),
    [
        (
            "<!DOCTYPE NETSCAPE-Bookmark-file-1>",
            "netscape-html",
            "it begins with the doctype of bookmark files",
        ),
        (
            '\ufeff\n<!-- x --> <!doctype  netscape-bookmark-file-1><dl><dt><a href="u">',
            "netscape-html",
            "it begins with the doctype of bookmark files",
        ),
        (
            '<title>x</title><h1>x</h1><dl><p><dt><h3>y</h3><dl><dt><a href="u">',
            "netscape-html",
            "its first elements are those of a bookmark file",
        ),
        ('<!DOCTYPE html><body><div><dl><dt><a href="u">a word</a>', "", ""),
        ('{"url": "u"}\n{"url": "v"}', "jsonl", "each line is an object with a url"),
        ('{"url": "u", "summary": "' + "x" * 70_000, "jsonl", "each line is an object with a url"),
        ('[{"url": "u", "summary": "' + "x" * 70_000, "json", "it is a list of objects with a url"),
        ('{"url": "u", "odd": 1}', "", ""),
        ("https://a.example/\nhttps://b.example/ | B", "url-list", "every line is an address"),
        ("[]\n", "json", "it is an empty list"),
        ("[A title]() <!-- TAGS: a -->", "", ""),
        ("A text with https://a.example/ in it", "", ""),
        (b"\x00\x01", "", ""),
        (b"SQLite format 3\x00" + bytes(2_000), "", ""),
        (b"PK\x03\x04" + bytes(200), "", ""),
        ("", "", ""),
    ],
)
def test_a_source_is_recognised_from_its_first_byte(
    content: str | bytes, format_name: str, reason: str
) -> None:
    assert format_of(content) == (format_name, reason)


LONG = 'Words, "quoted" \\ and é. ' * 5_000
"""A text whose end no first look at a file reaches."""

TEXTS = ("description", "title", "content", "d", "name")
"""What texts are called, the longest first."""

JSON = [each for each in SAMPLES if "json" in each and each not in ("jsonl", "firefox-jsonlz4")]


@pytest.mark.parametrize("name", JSON)
def test_json_is_recognised_behind_long_texts(name: str) -> None:
    content = json.dumps(lengthened(json.loads(SAMPLES[name])), ensure_ascii=False)
    assert LONG[-20:] not in content[:65_536]
    assert format_of(content) == format_of(SAMPLES[name])


@pytest.mark.parametrize("before", ["", " "])
def test_the_first_look_at_json_may_end_within_an_escape(before: str) -> None:
    note = {"description": "\n" * 70_000, "url": "https://a.example/"}
    content = before + json.dumps([note | dict.fromkeys(("slug", "savedAt", "state"), "x")])
    assert format_of(content) == ("omnivore-json", "its records have the keys of Omnivore")


def lengthened(value: Any) -> Any:
    """JSON with a long text before all else that is in an object with texts."""
    if isinstance(value, list):
        return [lengthened(each) for each in value]
    if not isinstance(value, dict):
        return value
    name = next((each for each in TEXTS if isinstance(value.get(each), str)), "")
    long = {name: LONG} if name else {}
    return long | {key: lengthened(each) for key, each in value.items() if key != name}


def test_how_much_of_json_is_looked_at_is_bounded() -> None:
    note = {"description": "x" * (9 << 20), "url": "https://a.example/", "savedAt": 1, "slug": "s"}
    assert format_of(json.dumps([note])) == ("", "")
