"""Paths that are typed are completed by the names that are there."""

from __future__ import annotations

from pathlib import Path

import pytest

from tui.library import path_completion
from tui.library.path_completion import complete_path
from tui.model.suggestion import Suggestion


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("notes", "notes/old", ".hidden"):
        (tmp_path / name).mkdir()
    for name in ("notes.html", "other.txt", "bell\a.txt"):
        (tmp_path / name).write_text("")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    return tmp_path


@pytest.mark.parametrize(
    ("typed", "paths"),
    [
        ("no", ["notes.html", "notes/"]),
        ("", ["notes.html", "notes/", "other.txt"]),
        ("notes/", ["notes/old/"]),
        ("./ot", ["./other.txt"]),
        ("~/ot", ["~/other.txt"]),
        (".h", [".hidden/"]),
        ("nowhere/x", []),
        ("notes.html/", []),
        ("a\0/b", []),
    ],
)
def test_a_path_is_completed_by_names_that_begin_so(
    folder: Path, typed: str, paths: list[str]
) -> None:
    assert [each.text for each in complete_path(typed)] == paths


def test_the_name_of_a_path_is_its_last(folder: Path) -> None:
    (found,) = complete_path("notes/o")
    assert found == Suggestion("old/", "", "notes/old/", len("notes/old/"))


def test_no_more_names_are_offered_than_a_menu_shows(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(path_completion, "MOST", 2)
    assert [each.text for each in complete_path("")] == ["notes.html", "notes/"]
