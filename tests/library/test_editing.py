"""A note is edited as one text; a mistake returns to the editor, and nothing typed is lost."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count

import pytest

from tui.errors import DesktopError
from tui.library.desktop.editor import Left
from tui.library.editing import READING_SECONDS, Edited
from tui.library.editing import edit_note as edit_note_as_text
from tui.library.edits import Rewrite
from tui.model.note import Note

NOTE = Note(id=7, url="https://a.example/", title="A", summary="- one", tags=("ai",))

Person = Callable[[str], Left]


def person(*changes: tuple[str, str]) -> tuple[Person, list[str]]:
    """Somebody who replaces one text by another each time, and the texts that they were shown."""
    shown: list[str] = []
    left: Iterator[tuple[str, str]] = iter(changes)

    def edit(text: str) -> Left:
        shown.append(text)
        before, after = next(left)
        assert before in text
        return Left(text.replace(before, after, 1), is_kept=before != after)

    return edit, shown


def edit_note(person: Person, text: str | None = None, seconds: float = 60) -> Edited:
    """What comes of an editor that is open for some seconds each time."""
    clock = count(step=seconds)
    return edit_note_as_text(NOTE, person, "E goes on with it.", text, lambda: next(clock))


def error_of(person: Person, text: str | None = None, seconds: float = 60) -> tuple[str, str]:
    """What is said where the edit ends with an error, and what there is to do."""
    with pytest.raises(DesktopError) as caught:
        edit_note(person, text, seconds)
    return caught.value.message, caught.value.hint


def test_what_is_changed_is_an_edit_that_knows_what_was_seen() -> None:
    edit, _ = person(("title: A", "title: B"))
    assert edit_note(edit).edit == Rewrite(7, {"title": "B"}, {"title": "A"})


def test_what_is_left_as_it_was_is_no_edit() -> None:
    edit, shown = person(("", ""))
    assert edit_note(edit) == Edited(None, shown[0])


def test_a_mistake_returns_to_the_editor_with_what_is_wrong_on_top() -> None:
    edit, shown = person(("read:", "read: maybe"), ("read: maybe", "read: yes"))
    assert edit_note(edit).edit == Rewrite(7, {"read": True}, {"read": None})
    wrong = (
        "read is maybe. Write yes, no, or nothing. Mend it, or empty the file to change nothing."
    )
    assert shown[1].split("\n")[:3] == ["---", f"#! {wrong}", "title: A"]


def test_an_address_that_is_no_link_is_a_mistake() -> None:
    edit, shown = person(("https://a.example/", "no link"), ("no link", "https://b.example/"))
    assert edit_note(edit).edit == Rewrite(
        7, {"url": "https://b.example/"}, {"url": "https://a.example/"}
    )
    assert shown[1].startswith("---\n#! ")


def test_a_mistake_that_is_left_as_it_is_ends_it_and_the_text_is_kept() -> None:
    edit, _ = person(("title: A", "titel: A"), ("", ""))
    assert error_of(edit) == ("There is no field titel; the text is kept", "E goes on with it.")


def test_a_mistake_that_comes_back_before_anybody_can_have_read_what_is_wrong_ends_it() -> None:
    wrong = [("title: A", "titel: A"), ("titel: A", "tilte: A"), ("tilte: A", "title: B")]
    edit, shown = person(*wrong)
    assert error_of(edit, seconds=READING_SECONDS - 0.1) == (
        "There is no field tilte; the text is kept",
        "E goes on with it.",
    )
    assert len(shown) == 2
    slow, _ = person(*wrong)
    assert edit_note(slow, seconds=READING_SECONDS).edit == Rewrite(
        7, {"title": "B"}, {"title": "A"}
    )


def test_a_mistake_that_is_mended_at_once_is_taken() -> None:
    edit, _ = person(("title: A", "titel: A"), ("titel: A", "title: B"))
    assert edit_note(edit, seconds=0).edit == Rewrite(7, {"title": "B"}, {"title": "A"})


@pytest.mark.parametrize(
    ("left", "text", "error"),
    [
        (Left("---", "vi failed"), None, ("vi failed", "Nothing was changed.")),
        (Left("", "vi failed"), None, ("vi failed", "Nothing was changed.")),
        (Left(None, "It is gone"), None, ("It is gone", "Nothing was changed.")),
        (
            Left("mine", "vi failed", is_kept=True),
            None,
            ("vi failed; the text is kept", "E goes on with it."),
        ),
        (Left(None, "It is gone"), "mine", ("It is gone; the text is kept", "E goes on with it.")),
    ],
)
def test_an_editor_that_fails_says_whether_a_text_is_kept(
    left: Left, text: str | None, error: tuple[str, str]
) -> None:
    assert error_of(lambda _: left, text) == error


def test_an_editor_that_fails_after_a_mistake_says_that_the_text_is_kept() -> None:
    left = iter([Left("titel: A", is_kept=True), Left(None, "It is gone")])
    assert error_of(lambda _: next(left)) == (
        "It is gone; the text is kept",
        "E goes on with it.",
    )


def test_an_emptied_file_changes_nothing() -> None:
    assert edit_note(lambda _: Left("")).edit is None


def test_a_text_that_was_not_saved_is_gone_on_with_and_keeps_what_it_replaces() -> None:
    unsaved, _ = person(("title: A", "title: B"))
    text = edit_note(unsaved).text
    edit, shown = person(("- one", "- two"))
    edited = edit_note(edit, text)
    assert shown == [text]
    assert edited.edit == Rewrite(
        7, {"title": "B", "summary": "- two"}, {"title": "A", "summary": "- one"}, keeps_former=True
    )
