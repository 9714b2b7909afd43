from __future__ import annotations

import json
import sqlite3
from contextlib import closing

import pytest

from tests.support.builders import draft
from tests.support.command_line import CommandLine
from tui.library.library import Library

UNSEEN = "A view's name has only characters that can be seen\nWrite it without the others.\n"
TOO_LONG = "A view's name has at most 64 characters\nThis one has 65.\n"


@pytest.fixture
def kept(cli: CommandLine) -> CommandLine:
    cli.path.unlink()
    Library(cli.path).close()
    cli.holds(draft(title="A", tags=("ai",)), draft("https://b.example/", read=True))
    return cli


def names(cli: CommandLine) -> list[str]:
    return [line.split("\t")[0] for line in cli("views").out.splitlines()]


def test_views_are_listed_with_their_unread_notes_and_filters(kept: CommandLine) -> None:
    kept("views", "save", "k", "#ai", "-is:starred")
    assert kept("views").out == (
        "unread\t\t1\tis:unread\n"
        "starred\t\t0\tis:starred\n"
        "untagged\t\t0\tis:untagged\n"
        "this week\t\t0\tadded:<7d\n"
        "k\tk\t1\t#ai -is:starred\n"
    )
    assert kept("views", is_terminal=True).out.splitlines()[3:] == [
        "this week     0  added:<7d",
        "k          k  1  #ai -is:starred",
    ]


def test_a_view_that_cannot_be_read_is_listed_with_the_reason(kept: CommandLine) -> None:
    with closing(sqlite3.connect(kept.path)) as other:
        other.execute("DELETE FROM views WHERE id > 1")
        other.execute("UPDATE views SET name = '\x1b[2J' || name, filter = 'later:1'")
        other.commit()
    listed = kept("views")
    assert listed.out == "unread\t\t!\tlater:1\n"
    assert listed.err == "unread cannot be read: there is no field later:\n"
    (record,) = json.loads(kept("views", "--json").out)
    assert {key: record[key] for key in ("letter", "unread", "filter", "fault")} == {
        "letter": None,
        "unread": None,
        "filter": "later:1",
        "fault": "there is no field later:",
    }


@pytest.mark.parametrize(
    ("length", "last", "told"),
    [
        (2, "view:v0", "v0, v1 cannot be read: the views v0 and v1 contain each other\n"),
        (30, "view:v0", "v0, v1, v2 and 27 more cannot be read: views are nested too deeply\n"),
        (14, "", "v0, v1, v2 cannot be read: views are nested too deeply\n"),
    ],
)
def test_why_many_views_cannot_be_read_is_told_once(
    kept: CommandLine, length: int, last: str, told: str
) -> None:
    views = [(f"v{number}", f"view:v{number + 1}", number) for number in range(length)]
    views[-1] = (views[-1][0], last, length)
    with closing(sqlite3.connect(kept.path)) as other:
        other.execute("DELETE FROM views")
        other.executemany("INSERT INTO views (name, filter, position) VALUES (?, ?, ?)", views)
        other.commit()
    assert kept("views").err == told


def test_every_change_of_a_view_is_told_and_undone(kept: CommandLine) -> None:
    before = kept("views").out
    for words, told in (
        (("save", "in box", "#ai"), "View in box saved\n"),
        (("save", "in box", "#rust"), "View in box saved; it was #ai\n"),
        (("save", "in box", "#rust"), "It is so already\n"),
        (("rename", "in box", " in  tray "), "View in box renamed in tray\n"),
        (("move", "in tray", "1"), "View in tray moved\n"),
        (("move", "in tray", "1"), "It is so already\n"),
        (("remove", "unread"), "View unread removed\n"),
    ):
        outcome = kept("views", *words)
        assert (outcome.code, outcome.out, outcome.err) == (0, "", told)
    assert names(kept) == ["in tray", "starred", "untagged", "this week"]
    for _ in range(5):
        assert kept("undo").code == 0
    assert kept("views").out == before


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("remove", "starrd"), 1, "There is no view starrd\nDid you mean starred?\n"),
        (("rename", "zzz", "a"), 1, "There is no view zzz\n`url-notes views` lists them.\n"),
        (("rename", "unread", " "), 2, "A view needs a name\nGive one, such as inbox.\n"),
        (("rename", "unread", "\x1b[2J"), 2, UNSEEN),
        (("save", "esc\x1b[31m", "#ai"), 2, UNSEEN),
        (("save", "y" * 65, "#ai"), 2, TOO_LONG),
        (("rename", "unread", "y" * 65), 2, TOO_LONG),
        (("save", "x"), 2, "There is no filter to save\nGive one, such as is:unread.\n"),
        (("save", "x", "--filter", " "), 2, "There is no filter to save\n"),
        (
            ("save", "x", "#ai", "--filter", "#rust"),
            2,
            "The filter is given twice\nGive it as words or by --filter.\n",
        ),
        (("save", "x", "view:x"), 2, "there is no view x\n"),
        (("save", "unread", "view:unread"), 2, "the view unread contains itself\nEdit the view\n"),
        (("--json", "remove", "unread"), 2, "--json is for the list of views\nLeave it out.\n"),
    ],
)
def test_what_cannot_be_done_says_why(
    kept: CommandLine, words: tuple[str, ...], code: int, told: str
) -> None:
    outcome = kept("views", *words)
    assert (outcome.code, outcome.out) == (code, "")
    assert outcome.err.startswith(f"url-notes: {told}")
    assert names(kept) == ["unread", "starred", "untagged", "this week"]


def test_a_view_is_saved_with_its_filter_as_an_option(kept: CommandLine) -> None:
    assert kept("views", "save", "k", "--filter", "#ai -is:starred").err == "View k saved\n"
    assert kept("views").out.splitlines()[-1] == "k\tk\t1\t#ai -is:starred"


def test_a_view_with_blanks_in_its_name_is_named_in_a_filter(kept: CommandLine) -> None:
    kept("views", "save", "my ai", "#ai")
    assert kept("list", 'view:"my ai"', "--format", "{title}").out == "A\n"


def test_the_reader_starts_in_a_view_by_its_name_or_letter(kept: CommandLine) -> None:
    kept("views", "save", "k", "#ai")
    kept("views", "rename", "k", "kernel")
    for name in ("kernel", "k"):
        assert kept("--view", name, is_terminal=True).code == 0
    assert [text for _, text, _ in kept.reader_calls] == ["#ai", "#ai"]


def test_a_new_library_has_views_to_start_in(cli: CommandLine) -> None:
    cli.path.unlink()
    assert cli("--view", "unread", is_terminal=True).code == 0
    assert [text for _, text, _ in cli.reader_calls] == ["is:unread"]


def test_the_demo_has_views_to_start_in(cli: CommandLine) -> None:
    assert cli("--demo", "--view", "starred", is_terminal=True).code == 0
    assert [(text, is_demo) for _, text, is_demo in cli.reader_calls] == [("is:starred", True)]


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("--view", "unred"), 1, "There is no view unred\nDid you mean unread?\n"),
        (
            ("--view", "unread", "--filter", "a"),
            2,
            "The reader starts in a filter or in a view\nGive one of them.\n",
        ),
        (
            ("--view", "unread", "list"),
            2,
            "--view before a command is for the reader\nGive it to the command.\n",
        ),
    ],
)
def test_a_view_to_start_in_that_cannot_be_is_told(
    kept: CommandLine, words: tuple[str, ...], code: int, told: str
) -> None:
    outcome = kept(*words, is_terminal=True)
    assert (outcome.code, outcome.err, kept.reader_calls) == (code, f"url-notes: {told}", [])


def test_a_library_that_is_not_there_is_not_made_by_listing_its_views(cli: CommandLine) -> None:
    cli.path.unlink()
    assert (cli("views").code, cli.path.exists()) == (1, False)
