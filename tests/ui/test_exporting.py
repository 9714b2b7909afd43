"""What is shown, or marked, is written to a file from the reader."""

from __future__ import annotations

import errno
import json
import os
from pathlib import Path

import pytest

from tests.support.reader import Reader, reader
from tui.library import exporting as module

ALL = ["Borrow checker", "Async in depth", "Collecting garbage", "Shell tricks"]


async def export(r: Reader, path: Path) -> None:
    await r.press("library.export")
    await r.type(str(path))
    await r.keys("enter")
    await r.settle()


def titles(path: Path) -> list[str]:
    records = (json.loads(line) for line in path.read_text().splitlines())
    return [record["title"] for record in records if "title" in record]


async def test_all_that_is_shown_is_written(shelf: Path, tmp_path: Path) -> None:
    target = tmp_path / "notes.jsonl"
    async with reader(shelf) as r:
        await export(r, target)
        assert titles(target) == ALL
        assert r.toasts() == [f"4 notes written to {target} as url-notes JSON Lines."]


async def test_a_filter_is_heeded(shelf: Path, tmp_path: Path) -> None:
    target = tmp_path / "notes.jsonl"
    async with reader(shelf, filter_text="#rust sort:title") as r:
        await export(r, target)
        assert titles(target) == ["Async in depth", "Borrow checker"]


async def test_the_marked_notes_are_written_and_stay_marked(shelf: Path, tmp_path: Path) -> None:
    target = tmp_path / "notes.jsonl"
    async with reader(shelf) as r:
        await r.press("cursor.down", "mark.toggle", "mark.toggle")
        await export(r, target)
        assert titles(target) == ALL[1:3]
        assert len(r.session.state.marked) == 2


async def test_what_the_format_cannot_hold_is_named(shelf: Path, tmp_path: Path) -> None:
    target = tmp_path / "links.md"
    async with reader(shelf, filter_text="garbage") as r:
        await export(r, target)
        (said,) = r.toasts()
        assert said.startswith(f"1 note written to {target} as ")
        assert "Dropped, because markdown-links cannot hold it:" in said


@pytest.mark.parametrize("name", ["notes.xyz", "library.db"])
async def test_a_name_that_means_no_format_is_refused(
    shelf: Path, tmp_path: Path, name: str
) -> None:
    hint = "End it in .jsonl for all there is of notes, or in .html, .md, .csv, .opml or .zip."
    async with reader(shelf) as r:
        await export(r, tmp_path / name)
        assert r.toasts() == [f"The name {name} means no format\n{hint}"]
        assert r.rows()[0] == ALL[0]
    assert not (tmp_path / "notes.xyz").exists()


async def test_a_file_that_cannot_be_written_is_told(shelf: Path, tmp_path: Path) -> None:
    async with reader(shelf) as r:
        await export(r, tmp_path / "none" / "notes.jsonl")
        (said,) = r.toasts()
        assert said.startswith(f"{tmp_path}/none/notes.jsonl cannot be written: No such file")


async def test_leaving_waits_until_it_is_written(
    shelf: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "notes.jsonl"
    async with reader(shelf) as r:
        await r.press("library.export")
        await r.type(str(target))
        await r.keys("enter", "q")
        await r.until(lambda: r.has_ended)
    assert titles(target) == ALL


async def test_an_export_that_is_abandoned_leaves_the_file_as_it_was(
    shelf: Path, tmp_path: Path
) -> None:
    target = tmp_path / "notes.jsonl"
    target.write_text("as before\n")
    from tui.filters.parser import parse
    from tui.library.reading import LibraryReader, QueryInterruptedError

    with LibraryReader(shelf) as library, pytest.raises(QueryInterruptedError):
        module.export_file(library, parse(""), target, is_stopped=lambda: True)
    assert target.read_text() == "as before\n"
    assert sorted(path.name for path in tmp_path.glob("*notes.jsonl*")) == ["notes.jsonl"]


async def test_a_home_folder_that_is_not_there_is_told(shelf: Path, tmp_path: Path) -> None:
    async with reader(shelf) as r:
        await export(r, Path("~nobody-at-all/notes.md"))
        assert r.toasts() == [
            "~nobody-at-all/notes.md names a home folder that is not there\nCheck the path."
        ]


@pytest.mark.parametrize(("key", "is_kept"), [("y", False), ("n", True), ("escape", True)])
async def test_a_file_that_is_there_is_asked_about(
    shelf: Path, tmp_path: Path, key: str, is_kept: bool
) -> None:
    target = tmp_path / "notes.jsonl"
    target.write_text("my own words\n")
    async with reader(shelf) as r:
        await export(r, target)
        assert f"{target} is there already. Write over it?" in "\n".join(r.lines())
        await r.keys(key)
        await r.settle()
        assert r.session.state.exports == 0
    assert (target.read_text() == "my own words\n") == is_kept
    if not is_kept:
        assert titles(target) == ALL


async def test_a_full_disk_is_called_so(
    shelf: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> str:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(module, "_write_text", full)
    async with reader(shelf) as r:
        await export(r, tmp_path / "notes.jsonl")
        said = f"{tmp_path}/notes.jsonl cannot be written: No space left on device"
        assert r.toasts() == [f"{said}\nName another place."]
