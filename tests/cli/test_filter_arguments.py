from __future__ import annotations

import pytest

from tests.support.builders import draft, library
from tests.support.command_line import CommandLine
from tui.cli.filter_arguments import underlined
from tui.library.edits import SaveView

READ = draft("https://a.example/", title="Read", read=True, tags=("ai",), added="2026-01-02")
UNREAD = draft("https://b.example/", title="Unread", tags=("ai", "gpu"), added="2026-01-01")


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ((), ["Read", "Unread"]),
        (("-is:read",), ["Unread"]),
        (("#ai", "-#gpu"), ["Read"]),
        (("-(#gpu OR is:unread)",), ["Read"]),
        (("-5",), ["Read", "Unread"]),
        (("is:unread", "--limit", "1", "OR", "is:read"), ["Read"]),
        (("--", "--is:unread"), ["Unread"]),
        (("sort:title-", "limit:1"), ["Unread"]),
    ],
)
def test_words_that_start_with_one_dash_belong_to_the_filter(
    cli: CommandLine, words: tuple[str, ...], found: list[str]
) -> None:
    cli.holds(READ, UNREAD)
    outcome = cli("list", "--format", "{title}", *words)
    assert (outcome.code, outcome.err, outcome.out.split()) == (0, "", found)


@pytest.mark.parametrize("command", ["list", "tags", "export"])
def test_an_unknown_long_option_is_no_filter(cli: CommandLine, command: str) -> None:
    outcome = cli(command, "rust", "--jsno=x")
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith("url-notes: No such option '--jsno'.")


def test_a_filter_that_is_not_understood_is_shown_with_the_place(cli: CommandLine) -> None:
    outcome = cli("list", "#ai", "(rust")
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.splitlines() == [
        "url-notes: this bracket is not closed",
        "  #ai (rust",
        "      ^",
        "Close it with ), or put text in quotes",
    ]


def test_marked_notes_are_known_in_the_reader_only(cli: CommandLine) -> None:
    outcome = cli("list", "#ai", "is:(read,marked)")
    assert outcome.code == 2
    assert outcome.err.splitlines()[:3] == [
        "url-notes: only the reader knows marked notes",
        "  #ai is:(read,marked)",
        "      ^^^^^^^^^^^^^^^^",
    ]


def test_a_saved_view_is_put_in_place(cli: CommandLine) -> None:
    cli.holds(READ, UNREAD)
    with library(cli.path.parent) as kept:
        kept.apply(SaveView("inbox", "#ai is:unread"))
    assert cli("list", "view:inbox", "--format", "{title}").out == "Unread\n"


def test_a_view_that_is_not_there_is_named(cli: CommandLine) -> None:
    assert cli("list", "view:inbox").err.startswith("url-notes: there is no view inbox\n")


@pytest.mark.parametrize(
    ("text", "span", "shown"),
    [
        ("a bc d", (2, 4), "  a bc d\n    ^^"),
        ("日本 bc", (3, 5), "  日本 bc\n       ^^"),
        ("日本", (0, 2), "  日本\n  ^^^^"),
        ("ab", (2, 2), "  ab\n    ^"),
        ("\x1b[31m\ta", (6, 7), "  �[31m�a\n        ^"),
    ],
)
def test_the_signs_stand_below_the_place(text: str, span: tuple[int, int], shown: str) -> None:
    assert underlined(text, span) == shown
