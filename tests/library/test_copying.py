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
    with library(tmp_path, draft(title="A [draft]", tags=("ai",), summary="*Words*")) as opened:
        return the_note(opened)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("url", "https://example.com/"),
        ("title", "A [draft]"),
        ("markdown", "[A \\[draft\\]](<https://example.com/>)"),
        ("summary", "*Words*"),
    ],
)
def test_a_part_of_a_note_is_copied_as_text(note: Note, name: str, text: str) -> None:
    assert COPIES[name](note) == text


def test_json_is_the_record_of_the_native_format(note: Note) -> None:
    record = json.loads(COPIES["json"](note))
    assert (record["url"], record["title"], record["tags"]) == (note.url, note.title, ["ai"])


@pytest.mark.parametrize(
    ("what", "text"),
    [
        ("url", "https://example.com/\nhttps://b.example/"),
        ("title", "A [draft]\nhttps://b.example/"),
        ("summary", "*Words*"),
    ],
)
def test_the_same_of_several_notes_is_one_text(note: Note, what: str, text: str) -> None:
    other = Note(id=2, url="https://b.example/")
    assert joined_copies(what, [note, other]) == text
