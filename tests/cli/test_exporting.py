from __future__ import annotations

import json
import stat
from pathlib import Path

import pytest

from tests.support.builders import draft, library
from tests.support.command_line import CommandLine

DRAFTS = (
    draft("https://a.example/", title="A", tags=("ai",), summary="- x"),
    draft("https://b.example/", title="B", extra={"source": {"k": [1, None]}}),
)


def test_an_export_is_json_lines_unless_asked_otherwise(cli: CommandLine) -> None:
    cli.holds(*DRAFTS)
    lines = cli("export", "-#ai").out.splitlines()
    assert [json.loads(line)["title"] for line in lines] == ["B"]


def test_an_export_is_imported_without_loss(cli: CommandLine, tmp_path: Path) -> None:
    cli.holds(*DRAFTS)
    target = tmp_path / "all.jsonl"
    outcome = cli("export", "--output", str(target))
    assert (outcome.code, outcome.out, outcome.err) == (0, "", "2 notes written\n")
    before = cli("list", "--json").out
    cli("--db", str(tmp_path / "other.db"), "import", str(target))
    assert cli("--db", str(tmp_path / "other.db"), "list", "--json").out == before


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
        opened._connection.execute("UPDATE notes SET added = ?", (2**62,))
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
        "Name another place with --output.\n"
    )


def test_a_device_is_written_as_it_stands(cli: CommandLine) -> None:
    cli.holds(*DRAFTS)
    assert cli("export", "--output", "/dev/null").err == "2 notes written\n"
    assert Path("/dev/null").is_char_device()


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
    lines = cli("formats").out.splitlines()
    assert "jsonl           read  write  url-notes JSON Lines" in lines
