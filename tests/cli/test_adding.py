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


def test_several_links_are_added_as_one_change(cli: CommandLine) -> None:
    cli.holds(draft("https://there.example/", title="There", added="2025-01-01"))
    outcome = cli("add", "a.example", "http://there.example", "https://b.example", "--tag", "new")
    assert (outcome.code, outcome.err) == (0, "2 links added, 1 was there already\n")
    assert [line.split("\t")[2:] for line in outcome.out.splitlines()] == [
        ["https://a.example", "a.example", "new"],
        ["There", "there.example", "new"],
        ["https://b.example", "b.example", "new"],
    ]
    assert cli("undo").code == 0
    assert cli("list").out.split("\t")[2:] == ["There", "there.example", "\n"]


def test_of_several_links_none_is_added_where_one_is_wrong(cli: CommandLine) -> None:
    outcome = cli("add", "https://a.example", "not-a-link")
    assert (outcome.code, outcome.out) == (1, "")
    assert outcome.err.startswith("url-notes: Not a link: not-a-link\n")
    assert cli("list").out == ""


def test_a_dash_adds_the_links_of_the_input(cli: CommandLine) -> None:
    text = (
        b"# mine\nhttps://a.example/\n\nnothing\n- [B](https://b.example/) and\nhttp://a.example\n"
    )
    outcome = cli("add", "-", "--tag", "new", stdin=text)
    told = "standard input:4: Not a link: nothing\n2 links added\n"
    assert (outcome.code, outcome.err) == (0, told)
    assert [line.split("\t")[2:] for line in outcome.out.splitlines()] == [
        ["https://a.example/", "a.example", "new"],
        ["B", "b.example", "new"],
    ]


@pytest.mark.parametrize("text", [b"", b"# none\n", b"none here\n"])
def test_an_input_without_links_is_an_error(cli: CommandLine, text: bytes) -> None:
    outcome = cli("add", "-", stdin=text)
    assert (outcome.code, outcome.out) == (1, "")
    assert "url-notes: There is no link in the input\n" in outcome.err


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["a.example", "b.example", "--title", "T"], "--title is for one link"),
        (["-", "--comment", "mine"], "--comment is for one link"),
        (["-", "--summary", "-"], "The input holds the links"),
        (["-", "a.example"], "The input holds the links"),
    ],
)
def test_what_is_said_of_one_link_is_not_said_of_several(
    cli: CommandLine, words: list[str], message: str
) -> None:
    outcome = cli("add", *words)
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith(f"url-notes: {message}\n")
