from __future__ import annotations

import pytest

from tests.support.builders import draft, library, the_note
from tests.support.command_line import CommandLine


def test_a_link_is_added_with_all_that_is_said(cli: CommandLine) -> None:
    outcome = cli(
        *("add", "example.com/page", "--title", "A page", "--tag", "ai", "--tag", "kv cache"),
        *("--summary", "- one", "--comment", "mine"),
    )
    assert (outcome.code, outcome.err) == (0, "Added\n")
    assert outcome.out.split("\t")[2:] == ["A page", "example.com", "ai, kv cache\n"]
    with library(cli.path.parent) as opened:
        note = the_note(opened, "https://example.com/page")
    assert (note.title, note.tags, note.summary, note.comment) == (
        "A page",
        ("ai", "kv cache"),
        "- one",
        "mine",
    )


def test_a_link_that_is_there_is_reported_and_completed(cli: CommandLine) -> None:
    cli.holds(draft("https://example.com/page", title="A page", tags=("ai",)))
    outcome = cli("add", "http://www.example.com/page/", "--tag", "gpu")
    assert (outcome.code, outcome.err) == (0, "This link was there already\n")
    assert outcome.out == "1\t\tA page\texample.com\tai, gpu\n"


@pytest.mark.parametrize(("option", "field"), [("--summary", "summary"), ("--comment", "comment")])
def test_a_dash_reads_the_text_from_the_input(cli: CommandLine, option: str, field: str) -> None:
    cli("add", "https://example.com/", option, "-", stdin="- först\n\tä".encode() + b"\xff\x1b[2J")
    with library(cli.path.parent) as opened:
        assert getattr(the_note(opened), field) == "- först\n\tä\ufffd"


def test_the_input_is_read_for_one_of_them_only(cli: CommandLine) -> None:
    outcome = cli("add", "https://example.com/", "--summary", "-", "--comment", "-")
    assert outcome.code == 2
    assert outcome.err.startswith("url-notes: The input is either the summary or the comment\n")


@pytest.mark.parametrize("url", ["", "no link", "not-a-link", "https://"])
def test_what_is_no_link_is_not_added(cli: CommandLine, url: str) -> None:
    assert cli("add", url).code == 1
    assert cli("list").out == ""


def test_adding_can_be_undone(cli: CommandLine) -> None:
    cli("add", "https://example.com/")
    assert cli("undo").err == "Undone: https://example.com/ added (on the command line, just now)\n"
    assert cli("list").out == ""
