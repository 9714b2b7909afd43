from __future__ import annotations

import errno
import io
import os
import stat
from pathlib import Path
from zipfile import ZipFile

import pytest

from tui.errors import UrlNotesError, UsageError
from tui.library.targets import PathTarget, StreamTarget

FILES = {"a.md": "A\n", "Deep/er/ü.md": "Ü\n"}


def write(path: Path, files: dict[str, str]) -> None:
    with PathTarget(path).folder() as folder:
        for name, text in files.items():
            with folder.file(name) as stream:
                stream.write(text)


def below(folder: Path) -> dict[str, str]:
    found = (each for each in folder.rglob("*") if each.is_file())
    return {str(each.relative_to(folder)): each.read_text("utf-8") for each in found}


def rights(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.mark.parametrize("is_there", [False, True])
def test_files_lie_in_a_folder_that_is_their_owners_alone(tmp_path: Path, is_there: bool) -> None:
    target = tmp_path / "notes"
    if is_there:
        target.mkdir()
    write(target, FILES)
    assert below(target) == FILES
    assert (rights(target), rights(target / "a.md")) == (0o700, 0o600)
    assert [each.name for each in tmp_path.iterdir()] == ["notes"]


def test_files_lie_in_a_zip_file_that_is_the_same_each_time(tmp_path: Path) -> None:
    one, other = tmp_path / "one.zip", tmp_path / "other.ZIP"
    for path in (one, other, one):
        write(path, FILES)
    with ZipFile(one) as archive:
        assert {name: archive.read(name).decode() for name in archive.namelist()} == FILES
    assert one.read_bytes() == other.read_bytes()
    assert rights(one) == 0o600
    assert sorted(each.name for each in tmp_path.iterdir()) == ["one.zip", "other.ZIP"]


@pytest.mark.parametrize("name", ["notes", "notes.zip"])
def test_files_are_there_whole_or_not_at_all(tmp_path: Path, name: str) -> None:
    def fail() -> None:
        with PathTarget(tmp_path / name).folder() as folder:
            with folder.file("a") as stream:
                stream.write("A")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert list(tmp_path.iterdir()) == []


def test_a_folder_with_something_in_it_stays(tmp_path: Path) -> None:
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "mine").write_text("mine")
    with pytest.raises(UrlNotesError) as refusal:
        write(tmp_path / "notes", FILES)
    assert refusal.value.message == f"{tmp_path}/notes is there already, and is not written over"
    assert refusal.value.hint == "Name a folder that is new."
    assert below(tmp_path) == {"notes/mine": "mine"}


@pytest.mark.parametrize("name", ["x/notes", "file/notes", "file"])
def test_a_place_for_a_folder_that_is_none_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").write_text("mine")
    with pytest.raises(UrlNotesError) as refusal:
        write(tmp_path / name, FILES)
    assert refusal.value.message.startswith(f"{tmp_path / name} ")
    assert below(tmp_path) == {"file": "mine"}


@pytest.mark.parametrize("name", ["", "/etc/x", "../x", "a/../../x"])
@pytest.mark.parametrize("path", ["notes", "notes.zip"])
def test_no_file_lies_outside_its_folder(tmp_path: Path, path: str, name: str) -> None:
    with pytest.raises(ValueError, match="names no file within a folder"):
        write(tmp_path / path, {name: "x"})
    assert list(tmp_path.iterdir()) == []


def test_a_name_that_is_there_twice_is_refused(tmp_path: Path) -> None:
    def write_twice() -> None:
        with PathTarget(tmp_path / "notes").folder() as folder:
            for _ in range(2):
                with folder.file("a"):
                    pass

    with pytest.raises(UrlNotesError):
        write_twice()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["notes", "notes.zip"])
def test_a_full_disk_is_told_with_the_place_that_was_named(tmp_path: Path, name: str) -> None:
    def write_until_full() -> None:
        with PathTarget(tmp_path / name).folder() as folder, folder.file("a") as stream:
            stream.write("A")
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with pytest.raises(UrlNotesError) as refusal:
        write_until_full()
    message = f"{tmp_path / name} cannot be written: No space left on device"
    assert (refusal.value.message, refusal.value.hint) == (message, "Name another place.")
    assert list(tmp_path.iterdir()) == []


def test_the_output_holds_a_text_and_no_files() -> None:
    stream = io.StringIO()
    target = StreamTarget(stream)
    with target.text() as text:
        text.write("x")
    assert stream.getvalue() == "x"
    with pytest.raises(UsageError) as refusal, target.folder():
        pass
    assert refusal.value.message == "This format is a folder of files, which no output can hold"
