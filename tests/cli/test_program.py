from __future__ import annotations

import pytest

from tests.support.builders import draft
from tests.support.command_line import CommandLine
from tui import __version__
from tui.cli.program import COMMANDS, Entry, url_notes


def test_help_lists_every_command(cli: CommandLine) -> None:
    outcome = cli("--help")
    assert outcome.code == 0
    for entry in COMMANDS:
        assert f"\n  {entry.name:9}{entry.help}\n" in outcome.out


@pytest.mark.parametrize("entry", COMMANDS, ids=lambda entry: entry.name)
def test_a_command_is_called_and_described_as_the_table_says(entry: Entry) -> None:
    context = url_notes.make_context("url-notes", ["--help"], resilient_parsing=True)
    command = url_notes.get_command(context, entry.name)
    assert command is not None
    assert (command.name, (command.help or "").splitlines()[0]) == (entry.name, entry.help)


def test_the_version_is_that_of_the_package(cli: CommandLine) -> None:
    assert cli("--version").out == f"url-notes {__version__}\n"


def test_an_unknown_command_is_answered_with_the_nearest_one(cli: CommandLine) -> None:
    outcome = cli("lst")
    assert outcome.code == 2
    assert outcome.err == "url-notes: There is no command 'lst'\nDid you mean list?\n"


def test_without_a_command_the_reader_opens_on_the_library(cli: CommandLine) -> None:
    assert cli("--filter", "#ai -is:read").code == 0
    assert cli.reader_calls == [(cli.path, "#ai -is:read", False)]


@pytest.mark.parametrize("words", [("--db", "{db}", "list"), ("list", "--db", "{db}")])
def test_the_library_is_named_before_or_after_the_command(
    cli: CommandLine, words: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    cli.holds(draft(title="A page"))
    monkeypatch.setenv("URL_NOTES_DB", str(cli.path.with_name("other.db")))
    outcome = cli(*(word.format(db=cli.path) for word in words))
    assert outcome.out == "1\t\tA page\texample.com\t\n"


def test_the_demo_is_the_sample_and_is_gone_afterwards(cli: CommandLine) -> None:
    assert cli("--demo").code == 0
    ((path, _, is_demo),) = cli.reader_calls
    assert (is_demo, path.exists(), path.parent.exists()) == (True, False, False)


def test_a_command_can_look_at_the_demo(cli: CommandLine) -> None:
    outcome = cli("--demo", "list", 'title:"start here"', "--format", "{title}")
    assert outcome.out == "Start here: how to read url-notes\n"
    assert not cli.path.exists()


def test_the_filter_of_the_reader_is_refused_before_a_command(cli: CommandLine) -> None:
    outcome = cli("--filter", "x", "list")
    assert (outcome.code, outcome.err) == (
        2,
        "url-notes: --filter before a command is for the reader\nGive it to the command.\n",
    )
