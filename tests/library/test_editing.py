"""A note is edited as one text; a mistake returns to the editor, and nothing typed is lost."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from tui.errors import FormatError
from tui.library.editing import Edited, edit_note
from tui.library.edits import Rewrite
from tui.model.note import Note

NOTE = Note(id=7, url="https://a.example/", title="A", summary="- one", tags=("ai",))

Person = Callable[[str], str]


def person(*changes: tuple[str, str]) -> tuple[Person, list[str]]:
    """Somebody who replaces one text by another each time, and the texts that they were shown."""
    shown: list[str] = []
    left: Iterator[tuple[str, str]] = iter(changes)

    def edit(text: str) -> str:
        shown.append(text)
        before, after = next(left)
        assert before in text
        return text.replace(before, after, 1)

    return edit, shown


def test_what_is_changed_is_an_edit_that_knows_what_was_seen() -> None:
    edit, _ = person(("title: A", "title: B"))
    kept: list[str] = []
    edited = edit_note(NOTE, edit, keep=kept.append)
    assert edited.edit == Rewrite(7, {"title": "B"}, {"title": "A"})
    assert kept == [edited.text]


def test_what_is_left_as_it_was_is_no_edit() -> None:
    edit, shown = person(("", ""))
    assert edit_note(NOTE, edit) == Edited(None, shown[0])


def test_a_mistake_returns_to_the_editor_with_what_is_wrong_on_top() -> None:
    edit, shown = person(("read:", "read: maybe"), ("read: maybe", "read: yes"))
    assert edit_note(NOTE, edit).edit == Rewrite(7, {"read": True}, {"read": None})
    wrong = (
        "read is maybe. Write yes, no, or nothing. Mend it, or empty the file to change nothing."
    )
    assert shown[1].split("\n")[:3] == ["---", f"#! {wrong}", "title: A"]


def test_an_address_that_is_no_link_is_a_mistake() -> None:
    edit, shown = person(("https://a.example/", "no link"), ("no link", "https://b.example/"))
    assert edit_note(NOTE, edit).edit == Rewrite(
        7, {"url": "https://b.example/"}, {"url": "https://a.example/"}
    )
    assert shown[1].startswith("---\n#! ")


def test_a_mistake_that_is_left_as_it_is_ends_it_and_the_text_is_kept() -> None:
    edit, _ = person(("title: A", "titel: A"), ("", ""))
    kept: list[str] = []
    with pytest.raises(FormatError) as caught:
        edit_note(NOTE, edit, keep=kept.append)
    assert (caught.value.message, caught.value.hint) == (
        "There is no field titel",
        "Did you mean title?",
    )
    assert "titel: A" in kept[-1]


def test_an_emptied_file_changes_nothing() -> None:
    assert edit_note(NOTE, lambda _: "").edit is None


def test_a_text_that_was_not_saved_is_gone_on_with_and_keeps_what_it_replaces() -> None:
    unsaved, _ = person(("title: A", "title: B"))
    text = edit_note(NOTE, unsaved).text
    edit, shown = person(("- one", "- two"))
    edited = edit_note(NOTE, edit, text)
    assert shown == [text]
    assert edited.edit == Rewrite(
        7, {"title": "B", "summary": "- two"}, {"title": "A", "summary": "- one"}, keeps_former=True
    )
