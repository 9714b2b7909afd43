"""What is copied of a note, for each choice of the menu."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.support.builders import draft, library, the_note
from tui.library.copying import COPIES, joined_copies
from tui.model.note import Note


@pytest.fixture
def note(tmp_path: Path) -> Note:
    with library(
        tmp_path,
        draft(title="A [draft]", tags=("ai", "on device"), summary="*Words*", comment="Mine."),
    ) as opened:
        return the_note(opened)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("url", "https://example.com/"),
        ("title", "A [draft]"),
        ("markdown", "[A \\[draft\\]](<https://example.com/>)"),
        ("org", "[[https://example.com/][A {draft}]]"),
        ("summary", "*Words*"),
        ("comment", "Mine."),
        ("tags", "ai, on device"),
    ],
)
def test_a_part_of_a_note_is_copied_as_text(note: Note, name: str, text: str) -> None:
    assert COPIES[name](note) == text


def test_json_is_the_record_of_the_native_format(note: Note) -> None:
    record = json.loads(COPIES["json"](note))
    assert (record["url"], record["title"], record["tags"]) == (
        note.url,
        note.title,
        ["ai", "on device"],
    )


@pytest.mark.parametrize(
    ("what", "text"),
    [
        ("url", "https://example.com/\nhttps://b.example/"),
        ("title", "A [draft]\nhttps://b.example/"),
        (
            "markdown",
            "- [A \\[draft\\]](<https://example.com/>)\n- [https://b.example/](<https://b.example/>)",
        ),
        (
            "org",
            "- [[https://example.com/][A {draft}]]\n- [[https://b.example/][https://b.example/]]",
        ),
        ("summary", "*Words*\n\nOther words"),
        ("comment", "Mine."),
    ],
)
def test_the_same_of_several_notes_is_one_text(note: Note, what: str, text: str) -> None:
    other = Note(id=2, url="https://b.example/", summary="Other words")
    assert joined_copies(what, [note, other]) == text


def test_an_address_ends_no_org_link() -> None:
    note = Note(id=1, url="https://a.example/?q[]=a b", title="A")
    assert COPIES["org"](note) == "[[https://a.example/?q%5B%5D=a%20b][A]]"


def test_a_link_that_is_alone_is_no_list(note: Note) -> None:
    assert joined_copies("org", [note]) == "[[https://example.com/][A {draft}]]"
