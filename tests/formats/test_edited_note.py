"""A note as a text to edit, and what is read of it again."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.errors import FormatError, LinkError
from tui.formats.edited_note import KEYS, read_note, with_message, write_note
from tui.model.cleaning import clean_draft
from tui.model.instant import Instant
from tui.model.note import Note

NOTE = Note(
    id=1,
    url="https://a.example/?x=1",
    title="Borrow: a checker",
    summary="- one\n- two",
    comment="mine",
    tags=("rust", "kv cache", "no", "12:30"),
    folders=(("Bar", "Deep"), ("Other",)),
    added=Instant.from_iso("2025-01-02"),
    published=Instant.from_iso("2024-12-31T10:00:00Z"),
    read=True,
    starred=False,
)

TEXT = """---
title: 'Borrow: a checker'
url: https://a.example/?x=1
tags: [rust, kv cache, no, '12:30']
folders: [Bar/Deep, Other]
added: 2025-01-02
published: 2024-12-31T10:00:00Z
author:
site:
feed:
lang:
read: yes
starred: no
archived:
private:
---

- one
- two

<!-- comment -->

mine
"""


def test_a_note_is_written_to_be_edited() -> None:
    assert write_note(NOTE) == TEXT


def test_what_is_left_as_it_was_changes_nothing() -> None:
    assert read_note(TEXT, NOTE) == {}
    assert read_note("", NOTE) == read_note(" \n", NOTE) == {}
    assert read_note(TEXT.replace("\n", "\r\n"), NOTE) == {}


@pytest.mark.parametrize(
    ("before", "after", "values"),
    [
        ("title: 'Borrow: a checker'", "title: Other", {"title": "Other"}),
        ("title: 'Borrow: a checker'", "title:", {"title": ""}),
        ("title: 'Borrow: a checker'\n", "", {}),
        ("?x=1", "?x=2", {"url": "https://a.example/?x=2"}),
        ("[rust, kv cache, no, '12:30']", "rust, gpu", {"tags": ("rust", "gpu")}),
        ("[rust, kv cache, no, '12:30']", "[]", {"tags": ()}),
        ("[Bar/Deep, Other]", "[Bar / Deeper]", {"folders": (("Bar", "Deeper"),)}),
        ("added: 2025-01-02", "added: 2025-01-03", {"added": Instant.from_iso("2025-01-03")}),
        ("added: 2025-01-02", "added:", {"added": None}),
        ("read: yes", "read:", {"read": None}),
        ("starred: no", "starred: true", {"starred": True}),
        ("- two", "- three", {"summary": "- one\n- three"}),
        ("\nmine\n", "\nours\n\nand more\n", {"comment": "ours\n\nand more"}),
        ("\n<!-- comment -->\n\nmine\n", "", {"comment": ""}),
    ],
)
def test_what_is_changed_is_read(before: str, after: str, values: dict[str, Any]) -> None:
    assert before in TEXT
    assert read_note(TEXT.replace(before, after, 1), NOTE) == values


@pytest.mark.parametrize(
    ("before", "after", "message", "hint"),
    [
        ("---\ntitle", "title", "The text does not begin with fields between two lines of ---", ""),
        ("title: 'Borrow: a checker'", "title: a: b", "Line 2: mapping values", "Quote what has a"),
        ("title:", "titel:", "There is no field titel", "Did you mean title?"),
        ("title:", "zebra:", "There is no field zebra", f"There are {', '.join(KEYS)}."),
        ("read: yes", "read: maybe", "read is maybe", "Write yes, no, or nothing. "),
        ("added: 2025-01-02", "added: soon", "added is no date: soon", "A date is written "),
        ("author:", "author: [a, b]", "author is a list, where one text belongs", ""),
        ("[Bar/Deep, Other]", "{a: b}", "folders is no list of texts", "Write folders: [one, "),
    ],
)
def test_a_mistake_is_said_with_what_to_do(
    before: str, after: str, message: str, hint: str
) -> None:
    assert before in TEXT
    with pytest.raises(FormatError) as caught:
        read_note(TEXT.replace(before, after, 1), NOTE)
    assert caught.value.message.startswith(message)
    assert caught.value.hint.startswith(hint)


def test_a_message_stands_on_top_once_and_is_not_read() -> None:
    text = with_message(with_message(TEXT, "first"), "second\nline")
    assert text == TEXT.replace("---\n", "---\n#! second\n#! line\n", 1)
    assert read_note(text, NOTE) == {}
    assert with_message("no front matter", "why").startswith("#! why\nno")


@pytest.mark.parametrize("text", ["<!-- comment -->", "---", "a\n---\nb", "# heading\n\n---"])
@pytest.mark.parametrize("field", ["summary", "comment"])
def test_texts_that_look_like_the_frame_come_back(field: str, text: str) -> None:
    texts = {"summary": NOTE.summary, "comment": NOTE.comment} | {field: text}
    note = replace(NOTE, summary=texts["summary"], comment=texts["comment"])
    assert read_note(write_note(note), note) == {}


def test_what_another_program_left_odd_is_not_read_unless_it_is_changed() -> None:
    odd = replace(NOTE, url="no link", title="two  blanks", folders=(("AC/DC", ""),))
    text = write_note(odd)
    assert read_note(text, odd) == {}
    assert read_note(text.replace("two  blanks", "one  blank"), odd) == {"title": "one blank"}
    with pytest.raises(LinkError):
        read_note(text.replace("no link", "still no link"), odd)


LINES = st.text(max_size=12)


@settings(deadline=None)
@given(LINES, st.lists(LINES, max_size=3), LINES, st.text("-# <>!comment\n", max_size=60))
def test_any_clean_note_comes_back(title: str, tags: list[str], author: str, text: str) -> None:
    dirty = Note(
        id=1, url="https://a.example/", title=title, tags=tuple(tags), author=author, summary=text
    )
    note, _ = clean_draft(dirty)
    assert isinstance(note, Note)
    assert read_note(write_note(note), note) == {}
