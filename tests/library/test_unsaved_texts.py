"""What a person is typing is on disk within seconds, for its owner alone, until it is saved."""

from __future__ import annotations

import os
from dataclasses import replace
from functools import partial
from pathlib import Path
from threading import Event

import pytest

from tui.library import unsaved_texts
from tui.library.unsaved_texts import UnsavedTexts, Writing, _digest, forget_library, forget_notes
from tui.model.note import Note
from tui.model.url import link_key

URL = "https://a.example/"
NOTE = Note(id=1, url=URL)

LIMIT = 60.0
"""The seconds after which a test gives up."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "library.db"


def files() -> list[Path]:
    """The files there are, in the home of the test."""
    return sorted(each for each in Path.home().rglob("*") if each.is_file())


def test_a_text_is_there_for_the_next_run_until_it_is_forgotten(path: Path) -> None:
    first = UnsavedTexts(path)
    for text in ("one", "two\n\n漢字"):
        first.of(replace(NOTE, id=7), Writing.COMMENT).keep(text)
    assert first.of(replace(NOTE, id=7), Writing.COMMENT).get() == "two\n\n漢字"
    first.close()
    second = UnsavedTexts(path)
    assert (second.of(replace(NOTE, id=7), Writing.COMMENT).get(), second.note_ids()) == (
        "two\n\n漢字",
        [7],
    )
    second.of(replace(NOTE, id=7), Writing.COMMENT).forget()
    assert second.of(replace(NOTE, id=7), Writing.COMMENT).get() is None
    second.close()
    assert (UnsavedTexts(path).note_ids(), files()) == ([], [])


def test_a_text_is_on_disk_while_the_person_goes_on(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    is_written, write = Event(), UnsavedTexts._write_file

    def written(*arguments: object) -> None:
        write(*arguments)  # type: ignore[arg-type]
        is_written.set()

    monkeypatch.setattr(UnsavedTexts, "_write_file", written)
    monkeypatch.setattr(unsaved_texts, "KEPT_EVERY", 0.0)
    texts = UnsavedTexts(path)
    texts.of(NOTE, Writing.COMMENT).keep("typed")
    assert is_written.wait(LIMIT)
    assert UnsavedTexts(path).of(NOTE, Writing.COMMENT).get() == "typed"
    texts.close()


def test_a_text_is_made_once_for_all_that_is_typed_before_it_is_written(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unsaved_texts, "KEPT_EVERY", LIMIT)
    made: list[int] = []

    def make(number: int) -> str:
        made.append(number)
        return f"text {number}"

    texts = UnsavedTexts(path)
    for number in range(9):
        texts.of(NOTE, Writing.FORM).keep_made(partial(make, number))
    assert made == []
    texts.close()
    assert (made, UnsavedTexts(path).of(NOTE, Writing.FORM).get()) == ([8], "text 8")


def test_only_the_text_that_is_saved_is_forgotten(path: Path) -> None:
    texts = UnsavedTexts(path)
    texts.of(NOTE, Writing.COMMENT).keep("first")
    texts.of(NOTE, Writing.COMMENT).keep("second")
    texts.of(NOTE, Writing.COMMENT).forget("first")
    assert texts.of(NOTE, Writing.COMMENT).get() == "second"
    texts.close()
    texts.of(NOTE, Writing.COMMENT).forget("second")
    assert (texts.of(NOTE, Writing.COMMENT).get(), files()) == (None, [])


def test_a_text_is_known_while_its_file_is_written(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found: list[str | None] = []
    texts = UnsavedTexts(path)
    monkeypatch.setattr(
        texts, "_write_file", lambda *_: found.append(texts.of(NOTE, Writing.COMMENT).get())
    )
    texts.of(NOTE, Writing.COMMENT).keep("typed")
    texts.close()
    assert found == ["typed"]


def test_what_is_typed_last_of_all_is_written_too(path: Path) -> None:
    texts = UnsavedTexts(path)
    texts.close()
    texts.of(NOTE, Writing.COMMENT).keep("late")
    assert UnsavedTexts(path).of(NOTE, Writing.COMMENT).get() == "late"


def test_nothing_is_kept_of_notes_that_are_purged_nor_of_a_library_that_is_gone(
    path: Path,
) -> None:
    texts = UnsavedTexts(path)
    for note_id in (1, 2, 3):
        texts.of(replace(NOTE, id=note_id), Writing.COMMENT).keep("mine")
    texts.close()
    forget_notes(path, [1, 3])
    assert texts.note_ids() == [2]
    forget_library(path)
    assert files() == []


def test_only_its_owner_can_read_it(path: Path) -> None:
    texts = UnsavedTexts(path)
    texts.of(NOTE, Writing.COMMENT).keep("mine")
    texts.close()
    (file,) = files()
    assert file.stat().st_mode & 0o777 == 0o600
    assert file.parent.stat().st_mode & 0o777 == 0o700


def test_libraries_have_texts_of_their_own(path: Path) -> None:
    texts = UnsavedTexts(path)
    texts.of(NOTE, Writing.COMMENT).keep("mine")
    texts.close()
    assert UnsavedTexts(path.with_name("other.db")).note_ids() == []


def test_a_text_of_a_note_with_the_same_id_is_not_that_of_another(path: Path) -> None:
    texts = UnsavedTexts(path)
    texts.of(NOTE, Writing.COMMENT).keep("mine")
    texts.close()
    other = replace(NOTE, url="https://other.example/")
    assert (texts.of(other, Writing.COMMENT).get(), texts.writings_on(other)) == (None, frozenset())
    assert (texts.of(NOTE, Writing.COMMENT).get(), texts.writings_on(NOTE)) == (
        "mine",
        frozenset({Writing.COMMENT}),
    )


def test_a_text_goes_with_its_note_to_another_address(path: Path) -> None:
    texts = UnsavedTexts(path)
    texts.of(NOTE, Writing.COMMENT).keep("mine")
    texts.close()
    moved = replace(NOTE, url="https://new.example/", urls=(URL,))
    text = UnsavedTexts(path).of(moved, Writing.COMMENT)
    assert (text.get(), texts.writings_on(moved)) == ("mine", frozenset({Writing.COMMENT}))
    text.keep("mine too")
    text.forget("mine too")
    assert text.get() == "mine"
    text.forget()
    assert text.get() is None


def test_a_text_for_several_notes_is_that_of_the_same_ones(path: Path) -> None:
    texts = UnsavedTexts(path)
    texts.of_several(NOTE, [1, 2, 3]).keep("mine")
    assert texts.of_several(NOTE, (3, 2, 1)).get() == "mine"
    assert texts.of_several(NOTE, [1, 2]).get() is None
    other = replace(NOTE, url="https://other.example/")
    assert texts.of_several(other, [1, 2, 3]).get() is None
    texts.close()
    assert (texts.writings_on(NOTE), texts.writings_on(other)) == (
        frozenset({Writing.SHARED_FORM}),
        frozenset(),
    )


def test_a_text_that_cannot_be_written_stays_and_is_written_once_it_can(path: Path) -> None:
    texts = UnsavedTexts(path)
    texts.folder.parent.mkdir(parents=True)
    texts.folder.write_text("no folder")
    comment = texts.of(NOTE, Writing.COMMENT)
    comment.keep("mine")
    assert (texts.unkept(), comment.get()) == ([(NOTE.id, Writing.COMMENT)], "mine")
    assert UnsavedTexts(path).note_ids() == []
    texts.folder.unlink()
    assert texts.unkept() == []
    assert UnsavedTexts(path).of(NOTE, Writing.COMMENT).get() == "mine"
    texts.close()


def test_a_text_that_never_can_be_written_holds_up_no_end(path: Path) -> None:
    texts = UnsavedTexts(path)
    texts.folder.parent.mkdir(parents=True)
    texts.folder.write_text("no folder")
    texts.of(NOTE, Writing.COMMENT).keep("mine")
    texts.close()
    assert (UnsavedTexts(path).of(NOTE, Writing.COMMENT).get(), UnsavedTexts(path).note_ids()) == (
        None,
        [],
    )


def test_nothing_is_written_through_a_link(path: Path) -> None:
    texts = UnsavedTexts(path)
    texts.folder.mkdir(parents=True)
    target = path.with_name("target")
    digest = _digest(link_key(URL))
    target.write_text("as it was")
    (texts.folder / f"1-comment-{digest}.{os.getpid()}").symlink_to(target)
    texts.of(NOTE, Writing.COMMENT).keep("mine")
    texts.close()
    assert target.read_text() == "as it was"


def test_what_is_no_text_is_passed_over(path: Path) -> None:
    texts = UnsavedTexts(path)
    texts.folder.mkdir(parents=True)
    for name, content in (
        (f"1-comment-{_digest(link_key(URL))}.md", b"\xff"),
        ("x-comment.md", b"x"),
        ("2.tmp", b"x"),
    ):
        (texts.folder / name).write_bytes(content)
    assert (texts.note_ids(), texts.of(NOTE, Writing.COMMENT).get()) == ([1], None)
