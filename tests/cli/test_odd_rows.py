"""Commands on a library into which another program has written what does not belong there."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.support import odd_rows
from tests.support.command_line import CommandLine
from tests.support.odd_rows import ODD, TITLES
from tui.formats.registry import FORMATS

COMMANDS = (
    *(("list",), ("list", "--json"), ("list", "--tsv"), ("tags",), ("history",)),
    *(("history", "--json"), ("show", "1"), ("show", str(ODD)), ("show", str(ODD), "--json")),
    *(("show", str(ODD), "--versions"), ("show", str(ODD), "--versions", "--json")),
    *(("export", "--format", each.name) for each in FORMATS if each.write),
    *(
        ("add", "https://new.example/"),
        ("tag", "1", "--add", "new"),
        ("undo",),
        ("undo",),
        ("redo",),
    ),
    *(("rm", "6"), ("undo",), ("history",), ("list", "in:all")),
)


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return odd_rows.make_library(tmp_path_factory.mktemp("odd"))


@pytest.mark.parametrize("script", [*odd_rows.OF_NOTES, *odd_rows.ALL[len(odd_rows.OF_NOTES) :: 4]])
def test_every_command_does_its_work(cli: CommandLine, template: Path, script: str) -> None:
    shutil.copy(template, cli.path)
    odd_rows.spoil(cli.path, script)
    outcomes = {words: cli(*words) for words in COMMANDS}
    failed = {words: each.err for words, each in outcomes.items() if each.code}
    assert failed == {}
    listed = outcomes["list", "in:all"].out
    assert [title for title in TITLES.values() if title not in listed] == []


def test_what_is_odd_in_a_note_is_said_below_its_tags(cli: CommandLine, template: Path) -> None:
    shutil.copy(template, cli.path)
    odd_rows.spoil(
        cli.path,
        "UPDATE notes SET title = x'61ff', added = 'yesterday', opened = 9223372036854775807,"
        " read = 'yes', whole_days = 'x', extra = '[1]' WHERE id = 3;"
        " UPDATE note_folders SET path = 'a/b' WHERE note_id = 3;"
        " UPDATE note_highlights SET content = '7' WHERE note_id = 3",
    )
    assert cli("show", "3").out == (
        "a\N{REPLACEMENT CHARACTER}\n"
        "https://example.com/3\n"
        "note 3 · example.com · published 2023-01-01\n"
        "tags: ai, rust, rust/async\n"
        "folder: a/b\n"
        "? title: “a\N{REPLACEMENT CHARACTER}” in bytes is not text\n"
        "? added: “yesterday” is not a date\n"
        "? opened: 9223372036854775807 is not a date\n"
        "? read: “yes” is not 0 or 1\n"
        "? extra: “[1]” is not a JSON object\n"
        "? whole_days: “x” is not a set of dates\n"
        "? folders: “a/b” is not a list of names\n"
        "? highlights: “7” is not a JSON object\n"
        "\n"
        "of Odd, with a [link](https://x.example/3)\n"
        "\n"
        "Highlights\n"
        "\n"
        "> 7\n"
    )
