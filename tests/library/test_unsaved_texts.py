"""What a person is typing is on disk within seconds, for its owner alone, until it is saved."""

from __future__ import annotations

import os
from pathlib import Path
from threading import Event

import pytest

from tui.library import unsaved_texts
from tui.library.unsaved_texts import UnsavedTexts, forget_library, forget_notes

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
        first.keep(7, "comment", text)
    assert first.get(7, "comment") == "two\n\n漢字"
    first.close()
    second = UnsavedTexts(path)
    assert (second.get(7, "comment"), second.note_ids()) == ("two\n\n漢字", [7])
    second.forget(7, "comment")
    assert second.get(7, "comment") is None
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
    texts.keep(1, "comment", "typed")
    assert is_written.wait(LIMIT)
    assert UnsavedTexts(path).get(1, "comment") == "typed"
    texts.close()


def test_only_the_text_that_is_saved_is_forgotten(path: Path) -> None:
    texts = UnsavedTexts(path)
    texts.keep(1, "comment", "first")
    texts.keep(1, "comment", "second")
    texts.forget(1, "comment", "first")
    assert texts.get(1, "comment") == "second"
    texts.close()
    texts.forget(1, "comment", "second")
    assert (texts.get(1, "comment"), files()) == (None, [])


def test_a_text_is_known_while_its_file_is_written(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found: list[str | None] = []
    texts = UnsavedTexts(path)
    monkeypatch.setattr(texts, "_write_file", lambda *_: found.append(texts.get(1, "comment")))
    texts.keep(1, "comment", "typed")
    texts.close()
    assert found == ["typed"]


def test_what_is_typed_last_of_all_is_written_too(path: Path) -> None:
    texts = UnsavedTexts(path)
    texts.close()
    texts.keep(1, "comment", "late")
    assert UnsavedTexts(path).get(1, "comment") == "late"


def test_nothing_is_kept_of_notes_that_are_purged_nor_of_a_library_that_is_gone(
    path: Path,
) -> None:
    texts = UnsavedTexts(path)
    for note_id in (1, 2, 3):
        texts.keep(note_id, "comment", "mine")
    texts.close()
    forget_notes(path, [1, 3])
    assert texts.note_ids() == [2]
    forget_library(path)
    assert files() == []


def test_only_its_owner_can_read_it(path: Path) -> None:
    texts = UnsavedTexts(path)
    texts.keep(1, "comment", "mine")
    texts.close()
    (file,) = files()
    assert file.stat().st_mode & 0o777 == 0o600
    assert file.parent.stat().st_mode & 0o777 == 0o700


def test_libraries_have_texts_of_their_own(path: Path) -> None:
    texts = UnsavedTexts(path)
    texts.keep(1, "comment", "mine")
    texts.close()
    assert UnsavedTexts(path.with_name("other.db")).note_ids() == []


def test_a_folder_that_cannot_be_written_disturbs_nobody(path: Path) -> None:
    texts = UnsavedTexts(path)
    texts.folder.parent.mkdir(parents=True)
    texts.folder.write_text("no folder")
    texts.keep(1, "comment", "mine")
    texts.close()
    assert (UnsavedTexts(path).get(1, "comment"), UnsavedTexts(path).note_ids()) == (None, [])


def test_nothing_is_written_through_a_link(path: Path) -> None:
    texts = UnsavedTexts(path)
    texts.folder.mkdir(parents=True)
    target = path.with_name("target")
    target.write_text("as it was")
    (texts.folder / f"1-comment.{os.getpid()}").symlink_to(target)
    texts.keep(1, "comment", "mine")
    texts.close()
    assert target.read_text() == "as it was"


def test_what_is_no_text_is_passed_over(path: Path) -> None:
    texts = UnsavedTexts(path)
    texts.folder.mkdir(parents=True)
    for name, content in (("1-comment.md", b"\xff"), ("x-comment.md", b"x"), ("2.tmp", b"x")):
        (texts.folder / name).write_bytes(content)
    assert (texts.note_ids(), texts.get(1, "comment")) == ([1], None)
