from __future__ import annotations

import json

import pytest

from tests.support.builders import draft, library, the_note
from tests.support.command_line import CommandLine

DRAFTS = (
    draft("https://a.example/", tags=("ai", "gpu"), read=True),
    draft("https://b.example/", tags=("AI",)),
    draft("https://c.example/", tags=("rust",)),
)


def tags(cli: CommandLine, url: str) -> tuple[str, ...]:
    with library(cli.path.parent) as opened:
        return the_note(opened, url).tags


def test_tags_are_counted_the_most_frequent_first(cli: CommandLine) -> None:
    cli.holds(*DRAFTS)
    assert cli("tags").out == "2\tai\n1\tgpu\n1\trust\n"


def test_tags_are_counted_within_a_filter(cli: CommandLine) -> None:
    cli.holds(*DRAFTS)
    assert cli("tags", "-is:read").out == "1\tai\n1\trust\n"


def test_on_a_terminal_the_counts_are_aligned(cli: CommandLine) -> None:
    cli.holds(*(draft(f"https://{index}.example/", tags=("many",)) for index in range(10)))
    cli("tag", "1", "--add", "one")
    assert cli("tags", is_terminal=True).out == "10  many\n 1  one\n"


def test_tags_as_json_name_their_aliases(cli: CommandLine) -> None:
    cli.holds(*DRAFTS[:1])
    with library(cli.path.parent) as opened:
        opened._connection.execute(
            "INSERT INTO aliases (key, name, folded, tag_id)"
            " SELECT 'ml', 'ML', 'ml', id FROM tags WHERE name = 'ai'"
        )
    assert json.loads(cli("tags", "--json").out) == [
        {"tag": "ai", "count": 1, "aliases": ["ml"]},
        {"tag": "gpu", "count": 1, "aliases": []},
    ]


def test_a_library_without_tags_is_an_empty_array(cli: CommandLine) -> None:
    assert cli("tags", "--json").out == "[]\n"


def test_tags_are_added_and_taken_away_from_named_notes(cli: CommandLine) -> None:
    cli.holds(*DRAFTS)
    outcome = cli("tag", "1", "https://c.example", "--add", "new", "--remove", "AI")
    assert (outcome.code, outcome.out, outcome.err) == (0, "", "2 of 2 notes changed\n")
    assert tags(cli, "https://a.example/") == ("gpu", "new")
    assert tags(cli, "https://c.example/") == ("rust", "new")


def test_tags_are_changed_on_all_notes_of_a_filter(cli: CommandLine) -> None:
    cli.holds(*DRAFTS)
    assert cli("tag", "--filter", "#ai", "--add", "gpu").err == "1 of 2 notes changed\n"
    assert tags(cli, "https://b.example/") == ("ai", "gpu")


def test_a_tagging_can_be_undone(cli: CommandLine) -> None:
    cli.holds(*DRAFTS)
    cli("tag", "3", "--add", "new")
    assert cli("undo").err == "Undone: new added to 1 note (on the command line, just now)\n"
    assert tags(cli, "https://c.example/") == ("rust",)


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("1",), "There is no tag to add or remove"),
        (("--add", "x"), "No note is named"),
        (("1", "--filter", "a", "--add", "x"), "Notes are named, and a filter is given"),
        (("--filter", " ", "--add", "x"), "The filter is empty"),
    ],
)
def test_what_to_tag_and_how_has_to_be_said(
    cli: CommandLine, words: tuple[str, ...], message: str
) -> None:
    cli.holds(*DRAFTS)
    outcome = cli("tag", *words)
    assert (outcome.code, outcome.err.splitlines()[0]) == (2, f"url-notes: {message}")


def test_one_unknown_note_and_none_is_tagged(cli: CommandLine) -> None:
    cli.holds(*DRAFTS)
    assert cli("tag", "3", "99", "--add", "x").code == 1
    assert tags(cli, "https://c.example/") == ("rust",)
