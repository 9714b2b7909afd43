from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from tests.formats.samples import SAMPLES
from tests.support.builders import draft, library
from tests.support.command_line import CommandLine
from tui.formats.base import Format
from tui.formats.registry import FORMATS
from tui.formats.target import Folder
from tui.model.note import Draft

A, B = "https://a.example/", "https://b.example/"
DRAFTS = (
    draft(A, title="A", tags=("ai",), summary="- x"),
    draft(B, title="B", extra={"source": {"k": [1, None]}}),
)


def test_an_export_is_json_lines_unless_asked_otherwise(cli: CommandLine) -> None:
    cli.holds(*DRAFTS)
    first, *notes, last = map(json.loads, cli("export", "-#ai").out.splitlines())
    assert (first["format"], last["notes"]) == ("url-notes", 1)
    assert [note["title"] for note in notes] == ["B"]


def test_an_export_is_imported_without_loss(cli: CommandLine, tmp_path: Path) -> None:
    cli.holds(*DRAFTS)
    target = tmp_path / "all.jsonl"
    outcome = cli("export", "--output", str(target))
    assert (outcome.code, outcome.out, outcome.err) == (0, "", "2 notes written\n")
    before = cli("list", "--json").out
    cli("--db", str(tmp_path / "other.db"), "import", str(target))
    assert cli("--db", str(tmp_path / "other.db"), "list", "--json").out == before


def test_archived_notes_that_are_left_out_are_told(cli: CommandLine, tmp_path: Path) -> None:
    cli.holds(*DRAFTS, draft("https://c.example/", archived=True))
    assert cli("export", "--output", str(tmp_path / "all.jsonl")).err == (
        "2 notes written\n"
        "Left out: 1 archived note; the filter in:all has them, and what is in the trash\n"
    )
    assert cli("export", "in:all", "--output", str(tmp_path / "x")).err == "3 notes written\n"


EXPORT = (
    '{"format": "url-notes", "version": 1}\n{"tag": "old", "state": "retired"}\n'
    '{"alias": "llms", "of": "llm", "kind": "same"}\n{"decision": "keep", "tags": ["a", ""]}\n'
    '{"views": [{"name": "a", "filter": "x"}, {"name": "b", "filter": "y"}]}\n'
    '{"url": "https://a.example/", "versions": [{"field": "title", "text": "A", "kept": "2026"}]}\n'
)


def test_a_library_that_becomes_a_table_loses_what_is_arranged_in_it(cli: CommandLine) -> None:
    data = EXPORT.replace('"2026"', '"2026-01-02"').encode()
    assert cli("convert", "-", "--to", "csv", stdin=data).err.splitlines()[0] == (
        "Dropped, because csv cannot hold it: versions (1 note), 1 tag state, 1 other tag name,"
        " 1 tag decision, 2 views."
    )


def test_a_converted_export_is_the_same(cli: CommandLine) -> None:
    cli.holds(*DRAFTS)
    text = cli("export").out
    assert cli("convert", "-", stdin=text.encode()).out == text


def test_what_is_written_can_be_read_by_its_owner_only(cli: CommandLine, tmp_path: Path) -> None:
    cli("export", "--output", str(tmp_path / "out.jsonl"))
    assert stat.S_IMODE((tmp_path / "out.jsonl").stat().st_mode) == 0o600


def test_a_filter_that_fails_leaves_the_former_file(cli: CommandLine, tmp_path: Path) -> None:
    target = tmp_path / "out.jsonl"
    target.write_text("before")
    assert cli("export", "(", "--output", str(target)).code == 2
    assert target.read_text() == "before"
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".")]


def test_a_library_that_fails_leaves_the_former_file(cli: CommandLine, tmp_path: Path) -> None:
    cli.holds(*DRAFTS)
    with library(cli.path.parent) as opened:
        opened._connection.execute("ALTER TABLE articles RENAME TO gone")
    target = tmp_path / "out.jsonl"
    target.write_text("before")
    outcome = cli("export", "--output", str(target))
    assert (outcome.code, target.read_text()) == (1, "before")
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".")]


def test_a_place_that_cannot_be_written_is_named(cli: CommandLine, tmp_path: Path) -> None:
    outcome = cli("export", "--output", str(tmp_path / "gone" / "x"))
    assert outcome.code == 1
    assert outcome.err == (
        f"url-notes: {tmp_path}/gone/x cannot be written: No such file or directory\n"
        "Name another place.\n"
    )


def test_a_device_is_written_as_it_stands(cli: CommandLine) -> None:
    cli.holds(*DRAFTS)
    assert cli("export", "--output", "/dev/null").err == "2 notes written\n"
    assert Path("/dev/null").is_char_device()


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_a_file_that_is_there_keeps_its_rights_and_the_warning_names_them(
    cli: CommandLine, tmp_path: Path
) -> None:
    cli.holds(*DRAFTS)
    target = tmp_path / "out file.jsonl"
    target.write_text("before")
    target.chmod(0o640)
    outcome = cli("export", "--output", str(target))
    assert (mode(target), len(target.read_text().splitlines())) == (0o640, 5)
    assert outcome.err == (
        f"Others can use what is yours; this ends it: chmod 600 '{target}'\n2 notes written\n"
    )
    target.chmod(0o600)
    assert cli("export", "--output", str(target)).err == "2 notes written\n"


@pytest.mark.parametrize("is_there", [True, False])
def test_an_export_goes_through_a_link(cli: CommandLine, tmp_path: Path, is_there: bool) -> None:
    cli.holds(*DRAFTS)
    target, link = tmp_path / "far" / "out.jsonl", tmp_path / "link"
    target.parent.mkdir()
    link.symlink_to(target)
    if is_there:
        target.write_text("before")
        target.chmod(0o600)
    assert cli("export", "--output", str(link)).err == "2 notes written\n"
    assert (link.is_symlink(), mode(target)) == (True, 0o600)
    assert len(target.read_text().splitlines()) == 5
    assert [path.name for path in target.parent.iterdir()] == ["out.jsonl"]


@pytest.mark.parametrize("name", ["library.db", "library.db-wal", "link"])
def test_the_library_is_never_written_over(cli: CommandLine, tmp_path: Path, name: str) -> None:
    cli.holds(draft(A))
    library = cli.path.rename(tmp_path / "library.db")
    (tmp_path / "link").symlink_to(library)
    target, own = tmp_path / name, ("--db", str(library))
    before = library.read_bytes()
    for words in (
        (*own, "export", "--output", str(target)),
        ("convert", "-", "--from", "url-list", "--to", "csv", "--output", str(target)),
    ):
        outcome = cli(*words, stdin=b"https://a.example/")
        assert outcome.code == 1
        assert outcome.err == (
            f"url-notes: {target} is a database, or a part of one, and is not written over\n"
            "Name another file; `url-notes backup create` copies a library.\n"
        )
    assert library.read_bytes() == before


def test_a_link_to_itself_is_told(cli: CommandLine, tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(link)
    outcome = cli("export", "--output", str(link))
    assert outcome.err.splitlines()[0] == (
        f"url-notes: {link} cannot be written: Too many levels of symbolic links"
    )
    assert link.is_symlink()


def test_a_pipe_is_written_into(cli: CommandLine, tmp_path: Path) -> None:
    cli.holds(*DRAFTS)
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        assert cli("export", "--output", str(pipe)).err == "2 notes written\n"
        assert len(os.read(reader, 100_000).splitlines()) == 5
    finally:
        os.close(reader)
    assert stat.S_ISFIFO(pipe.stat().st_mode)


@pytest.mark.parametrize("name", ["/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"])
def test_what_an_output_held_before_stays_where_it_is_named_by_a_device(
    cli: CommandLine, tmp_path: Path, name: str
) -> None:
    if not Path(name).exists():
        pytest.skip(f"{name} is not of this system")
    cli.holds(*DRAFTS)
    target = tmp_path / "log"
    target.write_text("before\n")
    with target.open("a") as stream:
        words = [sys.executable, "-m", "tui", "export", "--output", name, "--db", str(cli.path)]
        subprocess.run(words, stdout=stream, check=True, stderr=subprocess.DEVNULL)
    lines = target.read_text().splitlines()
    assert (lines[0], len(lines)) == ("before", 6)


@pytest.mark.parametrize("command", [("export",), ("convert", "x", "--to")])
def test_a_format_that_is_only_read_is_refused(cli: CommandLine, command: tuple[str, ...]) -> None:
    option = ("--format",) if command == ("export",) else ()
    outcome = cli(*command, *option, "url-list")
    assert outcome.code == 2
    assert outcome.err.startswith("url-notes: url-list can only be read\n")


def test_a_file_is_converted_record_by_record(cli: CommandLine, tmp_path: Path) -> None:
    source = tmp_path / "notes.jsonl"
    source.write_text(
        '{"url": "https://a.example/", "title": "A"}\n{"url": "https://a.example/"}\nbad\n'
    )
    cli.path.unlink()
    outcome = cli("convert", str(source), "--to", "json")
    records = json.loads(outcome.out)
    assert [(record["url"], record["title"]) for record in records] == [
        ("https://a.example/", "A"),
        ("https://a.example/", None),
    ]
    assert "id" not in records[0]
    assert outcome.err == f"{source}:3: the line is not JSON: Expecting value in column 1\n"
    assert not cli.path.exists()


def test_the_formats_are_listed(cli: CommandLine) -> None:
    lines = [line.split(maxsplit=3) for line in cli("formats").out.splitlines()]
    assert [words for words in lines if words[0] in ("jsonl", "xbel")] == [
        ["jsonl", "read", "write", "url-notes JSON Lines"],
        ["xbel", "read", "XBEL"],
    ]


@pytest.mark.parametrize("name", sorted(SAMPLES))
def test_an_import_of_an_export_is_exported_the_same(
    cli: CommandLine, tmp_path: Path, name: str
) -> None:
    (tmp_path / "sample").write_bytes(SAMPLES[name])
    cli("import", str(tmp_path / "sample"))
    exported = cli("export").out
    (tmp_path / "exported.jsonl").write_text(exported)
    other = ("--db", str(tmp_path / "other.db"))
    cli(*other, "import", str(tmp_path / "exported.jsonl"))
    assert cli(*other, "export").out == exported


@pytest.mark.parametrize("name", ["jsonl", "json", "csv", "netscape-html"])
def test_that_a_note_was_in_the_trash_is_told(cli: CommandLine, name: str) -> None:
    cli.holds(draft(A), draft(B))
    cli("rm", "1")
    assert cli("export", "in:all", "--format", name).err == (
        f"Dropped, because {name} cannot hold it: trashed (1 note).\n"
    )


def test_what_a_format_cannot_hold_is_told_field_by_field(cli: CommandLine) -> None:
    cli.holds(draft(A, article="x", tags=("a",)), draft(B, article="y", feed="z"))
    assert cli("export", "--format", "markdown-links").err == (
        "Dropped, because markdown-links cannot hold it: article (2 notes), feed (1 note).\n"
    )


@pytest.mark.parametrize(
    ("name", "begin"),
    [
        ("x.csv", "url,"),
        ("x.HTML", "<!DOCTYPE NETSCAPE"),
        ("x.md", "- ["),
        ("x", '{"format"'),
    ],
)
def test_the_ending_of_a_name_means_a_format(
    cli: CommandLine, tmp_path: Path, name: str, begin: str
) -> None:
    cli.holds(*DRAFTS)
    cli("export", "--output", str(tmp_path / name))
    assert (tmp_path / name).read_text().startswith(begin)


def write_files(drafts: Iterable[Draft], folder: Folder) -> None:
    """A format with a file for each note."""
    for number, note in enumerate(drafts):
        with folder.file(f"{number}.txt") as stream:
            stream.write(note.title)


def test_a_format_of_many_files_is_written_as_a_folder(
    cli: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    many = Format("many", "Many files", lambda _: None, write_folder=write_files)
    monkeypatch.setattr("tui.formats.registry.FORMATS", (*FORMATS, many))
    cli.holds(*DRAFTS)
    assert cli("export", "--format", "many").code == 2
    outcome = cli("export", "--format", "many", "--output", str(tmp_path / "out"))
    assert (outcome.code, outcome.err) == (0, "2 notes written\n")
    assert sorted(each.read_text() for each in (tmp_path / "out").iterdir()) == ["A", "B"]


def listed(cli: CommandLine) -> dict[str, dict[str, Any]]:
    """All notes by their addresses."""
    return {each["url"]: each for each in json.loads(cli("list", "--json").out)}


def test_of_notes_that_come_back_as_files_only_what_was_changed_there_changes(
    cli: CommandLine, tmp_path: Path
) -> None:
    cli.holds(*DRAFTS)
    folder = tmp_path / "notes"
    cli("export", "--format", "markdown-note", "--output", str(folder))
    cli("tag", "1", "--add", "new")
    before = listed(cli)
    (file,) = (each for each in folder.iterdir() if "a-example" in each.name)
    file.write_text(file.read_text().replace("title: A", "title: Edited"))
    outcome = cli("import", str(folder))
    assert outcome.out == "0 added, 1 updated, 1 unchanged, 1 other text kept.\n"
    after = listed(cli)
    assert after[B] == before[B]
    assert after[A] == before[A] | {"title": "Edited", "updated": after[A]["updated"]}
    assert cli("import", str(folder)).out == "Nothing changed: all 2 notes are there.\n"
    cli("undo")
    undone = listed(cli)
    assert undone == before


def test_a_zip_file_of_notes_holds_all_of_them(cli: CommandLine, tmp_path: Path) -> None:
    cli.holds(*DRAFTS)
    target, other = tmp_path / "notes.zip", str(tmp_path / "other.db")
    assert cli("export", "--output", str(target)).err == "2 notes written\n"
    assert cli("--db", other, "import", str(target)).out == "2 added.\n"
    before = {url: {**note, "id": 0} for url, note in listed(cli).items()}
    after = {
        each["url"]: {**each, "id": 0}
        for each in json.loads(cli("--db", other, "list", "--json").out)
    }
    assert after == before
