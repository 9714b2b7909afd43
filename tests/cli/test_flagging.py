from __future__ import annotations

import pytest

from tests.support.builders import draft
from tests.support.command_line import CommandLine

DRAFTS = (
    draft("https://a.example/", title="A", tags=("old",)),
    draft("https://b.example/", title="B", tags=("old",), starred=True, read=True, archived=True),
    draft("https://c.example/", title="C"),
)


def listed(cli: CommandLine, *words: str) -> list[str]:
    return cli("list", "--format", "{title}", "in:all", *words).out.split()


@pytest.mark.parametrize(
    ("command", "state", "on", "off"),
    [
        ("star", "is:starred", "starred", "unstarred"),
        ("read", "is:read", "marked as read", "marked as unread"),
        ("archive", "is:archived", "archived", "unarchived"),
    ],
)
def test_a_flag_is_set_and_cleared(
    cli: CommandLine, command: str, state: str, on: str, off: str
) -> None:
    cli.holds(*DRAFTS)
    assert cli(command, "1", "https://b.example").err == f"1 note {on}\n"
    assert listed(cli, state) == ["A", "B"]
    assert cli(command, "--filter", "in:all #old", "--off").err == f"2 notes {off}\n"
    assert listed(cli, state) == []
    assert cli(command, "3", "--off").err == f"0 notes {off}\n"
    cli("undo")
    assert listed(cli, state) == ["A", "B"]


@pytest.mark.parametrize("command", ["star", "read", "archive"])
def test_notes_are_named_or_filtered(cli: CommandLine, command: str) -> None:
    cli.holds(*DRAFTS)
    assert (cli(command).code, cli(command, "1", "--filter", "x").code) == (2, 2)
    assert cli(command, "9").err.startswith("url-notes: There is no note 9")
    assert listed(cli, "is:starred") == ["B"]
