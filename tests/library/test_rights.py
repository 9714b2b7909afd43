"""Files that others may use are named, with the command that ends it; nothing is changed."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.support.builders import draft, library
from tui.library.rights import rights_in_words

BEGINNING = "Others can use what is yours; this ends it: "


@pytest.fixture
def path(tmp_path: Path) -> Path:
    folder = tmp_path / "url-notes"
    library(folder, draft()).close()
    return folder / "library.db"


def test_nothing_is_said_of_what_this_program_makes(path: Path) -> None:
    with library(path.parent):
        assert rights_in_words(path) == ""


def test_nothing_is_said_of_what_is_not_there(tmp_path: Path) -> None:
    assert rights_in_words(tmp_path / "gone" / "library.db") == ""


@pytest.mark.parametrize("rights", [0o604, 0o640, 0o620, 0o666])
def test_a_library_that_others_may_use_is_named(path: Path, rights: int) -> None:
    path.chmod(rights)
    assert rights_in_words(path) == f"{BEGINNING}chmod 600 {path}"


def test_logs_are_named_where_they_are_wider_than_the_library(path: Path) -> None:
    path.chmod(0o644)
    with library(path.parent):
        assert rights_in_words(path) == f"{BEGINNING}chmod 600 {path}"
        path.chmod(0o600)
        assert rights_in_words(path) == f"{BEGINNING}chmod 600 {path}-wal {path}-shm"


def test_backups_are_named(path: Path) -> None:
    backup = path.with_name("library.db.before-4")
    backup.touch()
    backup.chmod(0o644)
    assert rights_in_words(path) == f"{BEGINNING}chmod 600 {backup}"


def test_the_folder_of_the_program_is_its_owner_s_alone(path: Path) -> None:
    path.parent.chmod(0o755)
    assert rights_in_words(path) == f"{BEGINNING}chmod 700 {path.parent}"


@pytest.mark.parametrize(
    ("rights", "is_told"), [(0o755, False), (0o777, True), (0o775, True), (0o1777, False)]
)
def test_another_folder_is_named_where_others_may_put_another_library_there(
    tmp_path: Path, rights: int, is_told: bool
) -> None:
    folder = tmp_path / "some where"
    library(folder, draft()).close()
    folder.chmod(rights)
    told = f"{BEGINNING}chmod go-w '{folder}'"
    assert rights_in_words(folder / "library.db") == (told if is_told else "")


def test_a_library_is_named_where_a_link_leads(path: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.db"
    link.symlink_to(path)
    path.chmod(0o644)
    assert rights_in_words(link) == f"{BEGINNING}chmod 600 {path}"


def test_the_command_that_is_named_ends_it(path: Path) -> None:
    path.chmod(0o666)
    path.parent.chmod(0o777)
    backup = path.with_name("library.db.backup what's; this")
    backup.touch()
    backup.chmod(0o644)
    command = rights_in_words(path).removeprefix(BEGINNING)
    subprocess.run(["sh", "-c", command], check=True)
    assert rights_in_words(path) == ""
