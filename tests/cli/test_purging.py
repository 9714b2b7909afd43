from __future__ import annotations

import io
import shutil
import sys

import pytest

from tests.support.builders import draft
from tests.support.command_line import CommandLine, Outcome, Terminal
from tui.cli.reader_start import run
from tui.store import purging

DRAFTS = (
    draft("https://a.example/", title="A", tags=("old",)),
    draft("https://b.example/", title="B", tags=("old",)),
    draft("https://c.example/"),
)


@pytest.fixture
def emptied(cli: CommandLine) -> CommandLine:
    """The command line of a library whose notes 1 and 3 are in the trash."""
    cli.holds(*DRAFTS)
    cli("rm", "1", "3")
    return cli


def left(cli: CommandLine) -> list[str]:
    return cli("list", "in:all", "--format", "{id}").out.split()


def answered(cli: CommandLine, answer: str, *words: str) -> Outcome:
    """Runs a command at a terminal on which a person answers."""
    err = Terminal()
    cli.monkeypatch.setattr(sys, "stdin", Terminal(answer))
    cli.monkeypatch.setattr(sys, "stdout", io.StringIO())
    cli.monkeypatch.setattr(sys, "stderr", err)
    code = run(words, cli.reader)
    return Outcome(code, "", err.getvalue())


def test_named_notes_in_the_trash_are_purged(emptied: CommandLine) -> None:
    outcome = emptied("purge", "--yes", "1", "https://c.example/")
    assert (outcome.code, outcome.err) == (0, "2 notes purged\n")
    assert left(emptied) == ["2"]
    assert emptied("undo").code == 1


def test_a_filter_for_purging_looks_in_the_trash(emptied: CommandLine) -> None:
    assert emptied("purge", "--yes", "--filter", "#old").err == "1 note purged\n"
    assert left(emptied) == ["2", "3"]


def test_a_filter_without_a_match_purges_nothing(emptied: CommandLine) -> None:
    outcome = emptied("purge", "--yes", "--filter", "zebra")
    assert (outcome.code, outcome.err) == (0, "Nothing was purged\n")


@pytest.mark.parametrize("words", [("1", "2"), ("--filter", "in:all")])
def test_one_note_outside_the_trash_and_none_is_purged(
    emptied: CommandLine, words: tuple[str, ...]
) -> None:
    outcome = emptied("purge", "--yes", *words)
    assert (outcome.code, outcome.err) == (
        1,
        (
            "url-notes: Note 2 is not in the trash, and nothing was purged\n"
            "`url-notes rm` puts notes there.\n"
        ),
    )
    assert left(emptied) == ["1", "2", "3"]


def test_many_notes_outside_the_trash_are_not_all_named(cli: CommandLine) -> None:
    cli.holds(*(draft(f"https://{n}.example/") for n in range(8)))
    assert cli("purge", "--yes", "--filter", "in:all").err.startswith(
        "url-notes: Notes 1, 2, 3, 4, 5 and 3 more are not in the trash, and nothing was purged\n"
    )


def test_nothing_is_purged_where_nobody_can_be_asked(emptied: CommandLine) -> None:
    outcome = emptied("purge", "1")
    assert (outcome.code, outcome.err) == (
        2,
        (
            "url-notes: Purging cannot be undone, and nobody is there to be asked\n"
            "Add --yes to go ahead.\n"
        ),
    )
    assert left(emptied) == ["1", "2", "3"]


@pytest.mark.parametrize(
    ("words", "question"),
    [
        (("1",), "Purge “A” for good? This cannot be undone. [y/N]: "),
        (("3",), "Purge “https://c.example/” for good? This cannot be undone. [y/N]: "),
        (("1", "3"), "Purge 2 notes for good? This cannot be undone. [y/N]: "),
    ],
)
def test_a_person_is_asked(emptied: CommandLine, words: tuple[str, ...], question: str) -> None:
    refused = answered(emptied, "n\n", "purge", *words)
    assert (refused.code, question in refused.err) == (130, True)
    assert left(emptied) == ["1", "2", "3"]
    assert answered(emptied, "y\n", "purge", *words).code == 0
    assert not set(words) & set(left(emptied))


def test_backups_that_still_have_the_notes_are_named(emptied: CommandLine) -> None:
    backup = emptied.path.with_name(f"{emptied.path.name}.before-4")
    shutil.copy(emptied.path, backup)
    assert emptied("purge", "--yes", "1", "3").err == (
        f"2 notes purged\nA backup still holds them: {backup}\n"
    )


def test_traces_that_may_be_left_are_told(emptied: CommandLine) -> None:
    emptied.monkeypatch.setattr(purging, "overwrite_remains", lambda _: False)
    assert emptied("purge", "--yes", "1").err == (
        "1 note purged\nIts file could not be written anew, and may keep traces of them\n"
    )
