"""What a command is given of notes, and which commands were used before."""

from __future__ import annotations

import json
import stat

import pytest

from tui.library import piping
from tui.library.piping import keep_command, piped, used_commands
from tui.model.note import Note

NOTE = Note(
    id=1,
    url="https://a.example/",
    title="A page",
    tags=("ai", "on device"),
    summary="- *one*\n- [two](https://b.example/)",
    comment="Mine.",
)
BARE = Note(id=2, url="https://b.example/")


MARKDOWN = """\
# A page

<https://a.example/>

#ai #on device

- *one*
- [two](https://b.example/)

## Comment

Mine.

# https://b.example/

<https://b.example/>
"""

TEXT = """\
A page
https://a.example/
ai, on device

• one
• two

Mine.

https://b.example/
"""

URLS = "https://a.example/\nhttps://b.example/\n"


@pytest.mark.parametrize(("form", "text"), [("markdown", MARKDOWN), ("text", TEXT), ("url", URLS)])
def test_notes_are_given_one_after_the_other(form: str, text: str) -> None:
    assert piped(form, [NOTE, BARE]) == text


def test_json_is_a_line_for_each_note() -> None:
    lines = piped("json", [NOTE, BARE]).splitlines()
    assert [json.loads(line)["url"] for line in lines] == [NOTE.url, BARE.url]


def test_a_command_is_kept_once_the_latest_last_and_for_its_owner_alone() -> None:
    assert used_commands() == ()
    for command in ("wc -w", "less", "wc -w"):
        keep_command(command)
    assert used_commands() == ("less", "wc -w")
    assert stat.S_IMODE(piping._path().stat().st_mode) == 0o600


@pytest.mark.parametrize("kept", ["", "{}", "[1, null]", '"a"', "[" * 10_000])
def test_what_cannot_be_read_counts_as_none(kept: str) -> None:
    keep_command("less")
    piping._path().write_text(kept, "utf-8")
    assert used_commands() == ()


def test_no_more_than_fifty_are_kept() -> None:
    for number in range(60):
        keep_command(f"echo {number}")
    assert (len(used_commands()), used_commands()[0]) == (50, "echo 10")
