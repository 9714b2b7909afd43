from __future__ import annotations

from tests.support.builders import draft
from tests.support.command_line import CommandLine

DRAFTS = (
    draft("https://a.example/", title="A", tags=("old",)),
    draft("https://b.example/", title="B", tags=("old",)),
    draft("https://c.example/", title="C"),
)


def listed(cli: CommandLine, *words: str) -> list[str]:
    return cli("list", "--format", "{title}", *words).out.split()


def test_removed_notes_are_in_the_trash_and_nowhere_else(cli: CommandLine) -> None:
    cli.holds(*DRAFTS)
    assert cli("rm", "1", "https://c.example/").err == "2 notes moved to the trash\n"
    assert (listed(cli), listed(cli, "in:trash")) == (["B"], ["A", "C"])


def test_a_note_that_is_named_twice_is_removed_once(cli: CommandLine) -> None:
    cli.holds(*DRAFTS)
    assert cli("rm", "1", "https://a.example/").err == "1 note moved to the trash\n"


def test_notes_are_removed_by_filter(cli: CommandLine) -> None:
    cli.holds(*DRAFTS)
    assert cli("rm", "--filter", "#old").err == "2 notes moved to the trash\n"
    assert listed(cli) == ["C"]


def test_an_empty_filter_removes_nothing(cli: CommandLine) -> None:
    cli.holds(*DRAFTS)
    assert cli("rm", "--filter", "").code == 2
    assert listed(cli) == ["A", "B", "C"]


def test_a_filter_for_restoring_looks_in_the_trash(cli: CommandLine) -> None:
    cli.holds(*DRAFTS)
    cli("rm", "1", "3")
    assert cli("restore", "--filter", "#old").err == "1 note restored from the trash\n"
    assert listed(cli) == ["A", "B"]


def test_a_filter_for_restoring_may_say_where_to_look(cli: CommandLine) -> None:
    cli.holds(*DRAFTS)
    cli("rm", "1", "3")
    assert cli("restore", "--filter", "in:all").err == "2 notes restored from the trash\n"


def test_undo_and_redo_go_back_and_forth(cli: CommandLine) -> None:
    cli.holds(*DRAFTS)
    cli("rm", "1", "2")
    assert (cli("undo").err, listed(cli)) == (
        "Undone: 2 notes trashed (on the command line, just now)\n",
        ["A", "B", "C"],
    )
    assert (cli("redo").err, listed(cli)) == (
        "Done again: 2 notes trashed (on the command line, just now)\n",
        ["C"],
    )


def test_nothing_to_undo_or_redo_is_an_error(cli: CommandLine) -> None:
    assert (cli("undo").code, cli("undo").err) == (1, "url-notes: There is nothing to undo\n")
    assert (cli("redo").code, cli("redo").err) == (1, "url-notes: There is nothing to redo\n")
