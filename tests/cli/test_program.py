from __future__ import annotations

import stat

import pytest

from tests.support.builders import draft
from tests.support.command_line import CommandLine
from tui import __version__
from tui.cli.program import COMMANDS, Entry, url_notes


def test_help_lists_every_command(cli: CommandLine) -> None:
    outcome = cli("--help")
    assert outcome.code == 0
    listed = " ".join(outcome.out.partition("Commands:")[2].split())
    assert listed == " ".join(f"{entry.name} {entry.help}" for entry in COMMANDS)


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
    assert cli("--filter", "#ai -is:read", is_terminal=True).code == 0
    assert cli.reader_calls == [(cli.path, "#ai -is:read", False)]


@pytest.mark.parametrize(
    ("words", "call"),
    [
        ((), ("library.db", "")),
        (("--db", "a.db"), ("a.db", "")),
        (("--db", "a.db", "--db", "b.db", "--filter", "rust"), ("b.db", "rust")),
        (("--db=a.db", "--filter", "-#ai"), ("a.db", "-#ai")),
    ],
    ids=" ".join,
)
def test_the_reader_starts_the_same_whoever_reads_the_words(
    cli: CommandLine, words: tuple[str, ...], call: tuple[str, str]
) -> None:
    assert cli(*words, is_terminal=True).code == 0
    assert [(path.name, text) for path, text, _ in cli.reader_calls] == [call]


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (("list", "--nope"), 2, "No such option '--nope'.\n`url-notes list --help` shows what"),
        (("--db",), 2, "Option '--db' requires an argument.\n"),
        (("--db", "a.db", "--filter"), 2, "Option '--filter' requires an argument.\n"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_words_that_mean_nothing_are_refused_with_a_way_out(
    cli: CommandLine, words: tuple[str, ...], code: int, message: str
) -> None:
    outcome = cli(*words, is_terminal=True)
    assert outcome.code == code
    assert outcome.err.startswith(f"url-notes: {message}")


@pytest.mark.parametrize("words", [("--db", "{db}", "list"), ("list", "--db", "{db}")])
def test_the_library_is_named_before_or_after_the_command(
    cli: CommandLine, words: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    cli.holds(draft(title="A page"))
    monkeypatch.setenv("URL_NOTES_DB", str(cli.path.with_name("other.db")))
    outcome = cli(*(word.format(db=cli.path) for word in words))
    assert outcome.out == "1\t\tA page\texample.com\t\n"


def test_the_demo_is_the_sample_and_is_gone_afterwards(cli: CommandLine) -> None:
    assert cli("--demo", is_terminal=True).code == 0
    ((path, _, is_demo),) = cli.reader_calls
    assert (is_demo, path.exists(), path.parent.exists()) == (True, False, False)


def test_a_command_can_look_at_the_demo(cli: CommandLine) -> None:
    cli.path.unlink()
    outcome = cli("--demo", "list", 'title:"start here"', "--format", "{title}")
    assert outcome.out == "Start here: how to read url-notes\n"
    assert not cli.path.exists()


def test_the_filter_of_the_reader_is_refused_before_a_command(cli: CommandLine) -> None:
    outcome = cli("--filter", "x", "list")
    assert (outcome.code, outcome.err) == (
        2,
        "url-notes: --filter before a command is for the reader\nGive it to the command.\n",
    )


@pytest.mark.parametrize(
    "words",
    [
        *(["list"], ["show", "1"], ["tags"], ["open", "1"], ["copy", "1"], ["export"]),
        *(["tag", "1", "--add", "x"], ["rm", "1"], ["restore", "1"], ["undo"], ["redo"]),
        ["doctor"],
    ],
    ids=" ".join,
)
def test_a_library_that_is_not_there_is_made_by_no_other_command(
    cli: CommandLine, words: list[str]
) -> None:
    mistyped = cli.path.with_name("libary.db")
    outcome = cli("--db", str(mistyped), *words)
    assert (outcome.code, outcome.out) == (1, "")
    assert outcome.err == (
        f"url-notes: There is no library at {mistyped}\n"
        "Check the path; `url-notes import` and `url-notes add` make a new one.\n"
    )
    assert sorted(path.name for path in cli.path.parent.iterdir()) == ["library.db"]


@pytest.mark.parametrize("command", ["add", "import"])
def test_a_library_is_made_by_what_fills_it(cli: CommandLine, command: str) -> None:
    new = cli.path.with_name("new.db")
    source = cli.path.with_name("links.txt")
    source.write_text("https://a.example/\n")
    target = "https://a.example/" if command == "add" else str(source)
    assert cli(command, target, "--db", str(new)).code == 0
    assert cli("list", "--db", str(new), "--format", "{url}").out == "https://a.example/\n"


def test_a_library_that_others_may_read_is_told_once_on_the_error_stream(cli: CommandLine) -> None:
    cli.path.chmod(0o644)
    warning = f"Others can use what is yours; this ends it: chmod 600 {cli.path}\n"
    for words in (("list",), ("doctor",), ("backup", "list"), ("rm", "--filter", "in:all")):
        assert cli(*words).err.count(warning) == 1
    assert stat.S_IMODE(cli.path.stat().st_mode) == 0o644


@pytest.mark.parametrize("words", [("-h",), ("show", "-h"), ("backup", "-h")])
def test_a_letter_asks_for_help_too(cli: CommandLine, words: tuple[str, ...]) -> None:
    assert cli(*words).out == cli(*words[:-1], "--help").out != ""


def test_in_a_filter_the_letter_is_a_word_that_is_left_out(cli: CommandLine) -> None:
    cli.holds(draft("https://a.example/", title="h"), draft("https://b.example/", title="b"))
    assert cli("list", "--format", "{title}", "-h").out == "b\n"
