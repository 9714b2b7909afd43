from __future__ import annotations

import json

import pytest

from tests.support.builders import draft
from tests.support.command_line import CommandLine, Outcome

NOTE = draft(
    "https://www.example.com/page",
    title="A page",
    summary="- one\n  - two\n",
    comment="My **own** words",
    tags=("ai", "gpu"),
    added="2026-01-02",
    published="2025-12-31T23:00:00Z",
    author="Ada",
    feed="The feed",
    read=True,
    starred=True,
)
SHOWN = """\
A page
https://www.example.com/page
note 1 · example.com · Ada · The feed · added 2026-01-02 · published 2025-12-31 · read · starred
tags: ai, gpu

- one
  - two

Comment

My **own** words
"""


@pytest.mark.parametrize("name", ["1", "https://www.example.com/page", "http://example.com/page/"])
def test_a_note_is_named_by_its_id_or_any_spelling_of_its_address(
    cli: CommandLine, name: str
) -> None:
    cli.holds(NOTE)
    assert cli("show", name).out == SHOWN


def test_what_sources_said_of_a_note_is_printed(cli: CommandLine) -> None:
    marked = ({"text": "It was never\nthe database.", "note": "Why?"}, {"color": "red"})
    folders = (("Bookmarks bar", "Tools"), ("Maps",))
    cli.holds(
        draft(
            "https://example.com/x",
            folders=folders,
            urls=("https://o.example/",),
            highlights=marked,
        )
    )
    assert cli("show", "1").out.splitlines()[2:] == [
        "note 1 · example.com",
        "folder: Bookmarks bar / Tools",
        "folder: Maps",
        "also: https://o.example/",
        "",
        "Highlights",
        "",
        "> It was never the database.",
        "  Why?",
    ]


def test_a_bare_note_is_its_address(cli: CommandLine) -> None:
    cli.holds(draft("https://example.com/x"))
    assert cli("show", "1").out == (
        "https://example.com/x\nhttps://example.com/x\nnote 1 · example.com\n"
    )


def test_the_title_is_bold_on_a_terminal(cli: CommandLine) -> None:
    cli.holds(NOTE)
    out = cli("show", "1", is_terminal=True).out
    assert out.startswith("\x1b[1mA page\x1b[0m\n")


def test_no_colour_means_none(cli: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
    cli.holds(NOTE)
    monkeypatch.setenv("NO_COLOR", "1")
    assert cli("show", "1", is_terminal=True).out == SHOWN


def test_json_is_one_object(cli: CommandLine) -> None:
    cli.holds(NOTE)
    record = json.loads(cli("show", "1", "--json").out)
    assert (record["id"], record["title"], record["added"]) == (1, "A page", "2026-01-02")


@pytest.mark.parametrize("name", ["7", "https://nowhere.example/", "\x1b[31mred"])
def test_an_unknown_note_is_an_error(cli: CommandLine, name: str) -> None:
    outcome = cli("show", name)
    assert (outcome.code, outcome.out) == (1, "")
    assert outcome.err == (
        f"url-notes: There is no note {name.removeprefix(chr(27) + '[31m')}\n"
        "Name a note by its id or its address; `list` shows both.\n"
    )


def test_the_texts_that_an_import_kept_aside_are_printed(cli: CommandLine) -> None:
    cli("add", "https://a.example/", "--title", "Mine")
    assert cli("show", "1", "--versions") == Outcome(0, "", "No other text of this note is kept\n")
    for title in ("x", "y"):
        cli("add", "https://a.example/", "--title", title)
    today = cli("show", "1", "--versions").out.splitlines()[0].removeprefix("title, kept since ")
    assert cli("show", "1", "--versions") == Outcome(
        0, f"title, kept since {today}\n\ny\n\ntitle, kept since {today}\n\nx\n\n", ""
    )
    records = json.loads(cli("show", "1", "--versions", "--json").out)
    assert [(each["field"], each["content"]) for each in records] == [
        ("title", "y"),
        ("title", "x"),
    ]
    assert all(each["kept"].startswith(today) for each in records)
