"""What is typed in a form is kept with what the person saw when it was begun."""

from __future__ import annotations

from typing import Any

import pytest

from tui.library.form_text import SeenNote, UnsavedValue, form_text, unsaved_values
from tui.model.instant import Instant
from tui.model.note import Note

NOTE = Note(id=1, url="no link", title="two  blanks", added=Instant.from_iso("2025-01-02"))
TEXTS = {"url": "no link", "title": "two  blanks", "added": "2025-01-02"}


def test_what_is_typed_comes_back() -> None:
    text = form_text(TEXTS, {"title": "漢字\n", "tags": "a"})
    assert unsaved_values(text) == {
        "title": UnsavedValue("漢字\n", "two  blanks"),
        "tags": UnsavedValue("a", ""),
    }


@pytest.mark.parametrize("text", [None, "", "{", "[1]", "5", '{"a": 5}', '{"a": ["b"]}'])
def test_what_is_no_such_text_is_nothing(text: str | None) -> None:
    assert unsaved_values(text) == {}


@pytest.mark.parametrize(
    ("name", "before", "value"),
    [
        ("title", "two  blanks", "two  blanks"),
        ("title", "earlier", "earlier"),
        ("url", "no link", "no link"),
        ("url", "was no link", "no link"),
        ("added", "2025-01-01", Instant.from_iso("2025-01-01")),
        ("added", "", None),
        ("added", "soon", Instant.from_iso("2025-01-02")),
    ],
)
def test_what_was_seen_is_as_it_was_then_if_that_can_be_told(
    name: str, before: str, value: Any
) -> None:
    assert SeenNote.of(NOTE, {name: UnsavedValue("", before)}).value(name) == value
