from __future__ import annotations

import json
from typing import Any

import pytest

from tests.support.builders import draft
from tests.support.command_line import CommandLine
from tui.errors import LibraryError
from tui.library.library import Library
from tui.library.unsaved_texts import folder_of

NOTE = draft(
    "https://a.example/",
    title="A",
    summary="- one",
    comment="mine",
    tags=("ai",),
    added="2025-01-01",
)


def shown(cli: CommandLine, name: str = "1") -> dict[str, Any]:
    found: dict[str, Any] = json.loads(cli("show", name, "--json").out)
    return found


@pytest.mark.parametrize(
    ("options", "field", "value"),
    [
        (("--title", "B"), "title", "B"),
        (("--title", ""), "title", None),
        (("--summary", "- two"), "summary", "- two"),
        (("--comment", ""), "comment", None),
        (("--author", "Ada"), "author", "Ada"),
        (("--tags", "b, kv cache"), "tags", ["b", "kv cache"]),
        (("--tags", ""), "tags", []),
        (("--added", "2024-02-03"), "added", "2024-02-03"),
        (("--published", "2024-02-03T04:05Z"), "published", "2024-02-03T04:05:00Z"),
        (("--added", ""), "added", None),
        (("--folders", "Bar/Deep, Other"), "folders", [["Bar", "Deep"], ["Other"]]),
        (("--folders", r"AC\/DC/Live\, loud"), "folders", [["AC/DC", "Live, loud"]]),
        (("--tags", r"a\, b, #c, \#d"), "tags", ["a, b", "c", "#d"]),
        (("--site", "b.example"), "site", "b.example"),
        (("--feed", "https://b.example/feed"), "feed", "https://b.example/feed"),
        (("--lang", "de"), "lang", "de"),
        (("--starred", "yes"), "starred", True),
        (("--read", "No"), "read", False),
    ],
)
def test_a_field_is_edited_and_the_others_stay(
    cli: CommandLine, options: tuple[str, str], field: str, value: object
) -> None:
    cli.holds(NOTE)
    before = shown(cli)
    assert cli("edit", "1", *options).err == "Note 1 edited\n"
    after = shown(cli)
    assert after == {**before, field: value, "updated": after["updated"]}
    cli("undo")
    assert shown(cli) == before


def test_several_fields_are_one_edit(cli: CommandLine) -> None:
    cli.holds(NOTE)
    cli("edit", "1", "--title", "B", "--summary", "-", stdin=b"- from\n- the input\n")
    assert (shown(cli)["title"], shown(cli)["summary"]) == ("B", "- from\n- the input\n")
    cli("undo")
    assert (shown(cli)["title"], shown(cli)["summary"]) == ("A", "- one")


def test_a_note_is_found_by_the_address_that_it_had(cli: CommandLine) -> None:
    cli.holds(NOTE)
    cli("edit", "https://a.example", "--url", "https://b.example/")
    assert shown(cli, "https://a.example/")["url"] == "https://b.example/"


def test_what_is_so_already_is_no_edit(cli: CommandLine) -> None:
    cli.holds(NOTE)
    assert cli("edit", "1", "--title", "A").err == "Note 1 is so already\n"


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("edit", "1"), "There is nothing to edit"),
        (("edit", "1", "--added", "soon"), "--added is no date: soon"),
        (("edit", "1", "--starred", "maybe"), "--starred is maybe"),
        (("edit", "1", "--summary", "-", "--comment", "-"), "The input is either"),
        (("edit", "1", "--url", "no link"), ""),
        (("edit", "9", "--title", "B"), "There is no note 9"),
    ],
)
def test_what_cannot_be_edited_is_said_and_changes_nothing(
    cli: CommandLine, words: tuple[str, ...], message: str
) -> None:
    cli.holds(NOTE)
    before = shown(cli)
    outcome = cli(*words)
    assert outcome.code in (1, 2)
    assert outcome.err.startswith(f"url-notes: {message}")
    assert shown(cli) == before


def test_a_comment_is_written(cli: CommandLine) -> None:
    cli.holds(NOTE)
    cli("comment", "1", "two", "words")
    assert shown(cli)["comment"] == "two words"
    cli("comment", "1", "-", stdin=b"# from\n\nthe input")
    assert shown(cli)["comment"] == "# from\n\nthe input"
    cli("undo")
    assert shown(cli)["comment"] == "two words"


MANY = (
    draft("https://a.example/", title="A", tags=("ai",), comment="mine"),
    draft("https://b.example/", title="B", tags=("ai",), author="Ada"),
    draft("https://c.example/", title="C"),
)


def authors(cli: CommandLine) -> list[str]:
    return cli("list", "--format", "{title} {author} {lang}").out.splitlines()


@pytest.mark.parametrize("words", [("--filter", "#ai"), ("1", "https://b.example")])
def test_several_notes_are_given_the_same_in_one_step(
    cli: CommandLine, words: tuple[str, ...]
) -> None:
    cli.holds(*MANY)
    outcome = cli("edit", *words, "--author", "Ada", "--lang", "en")
    assert (outcome.code, outcome.err) == (0, "2 of 2 notes changed\n")
    assert authors(cli) == ["A Ada en", "B Ada en", "C  "]
    assert cli("edit", *words, "--author", "Ada").err == "0 of 2 notes changed\n"
    assert cli("undo").err.startswith("Undone: 2 notes edited: author, lang (")
    assert authors(cli) == ["A  ", "B Ada ", "C  "]


def test_all_notes_of_a_filter_are_commented_on(cli: CommandLine) -> None:
    cli.holds(*MANY)
    assert cli("comment", "--filter", "#ai", "to", "read").err == "2 of 2 notes changed\n"
    assert [shown(cli, name)["comment"] for name in "123"] == ["to read", "to read", None]
    assert cli("undo").err.startswith("Undone: 2 notes edited: comment (")
    assert shown(cli)["comment"] == "mine"


def test_what_is_not_that_of_one_page_is_given_to_all_notes(cli: CommandLine) -> None:
    cli.holds(*MANY)
    cli("edit", "--filter", "#ai", "--folders", "Bar/Deep", "--comment", "to read")
    assert {str(shown(cli, name)["folders"]) for name in "12"} == {str([["Bar", "Deep"]])}
    assert [shown(cli, name)["comment"] for name in "12"] == ["to read", "to read"]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("edit", "1", "2", "--title", "T"), "--title is that of one note, and several are meant"),
        (("edit", "--filter", "#ai", "--url", "https://x.example"), "--url is that of one note"),
        (("edit", "--filter", "#ai", "--summary", "x"), "--summary is that of one note"),
        (("edit", "--filter", "#ai"), "An editor takes one note, and several are meant"),
        (("edit", "--author", "Ada"), "No note is named"),
        (("edit", "1", "--filter", "#ai", "--lang", "en"), "Notes are named, and a filter is"),
        (("edit", "--filter", " ", "--lang", "en"), "The filter is empty"),
        (("comment", "1"), "There is no comment"),
        (("comment", "--filter", "", "x"), "The filter is empty"),
    ],
)
def test_what_cannot_be_said_of_several_notes_is_refused(
    cli: CommandLine, words: tuple[str, ...], message: str
) -> None:
    cli.holds(*MANY)
    outcome = cli(*words)
    assert (outcome.code, outcome.err.startswith(f"url-notes: {message}")) == (2, True)
    assert cli("undo").code == 1


def test_what_an_editor_wrote_and_could_not_be_saved_is_gone_on_with(
    cli: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise LibraryError("The disk is full", "Free some space.")

    cli.holds(NOTE)
    monkeypatch.setenv("EDITOR", "sed -i 's/^title: A/title: Mine/'")
    with monkeypatch.context() as patch:
        patch.setattr(Library, "apply", refuse)
        outcome = cli("edit", "1", is_terminal=True)
    [kept] = folder_of(cli.path).iterdir()
    told = f"url-notes: The disk is full\nWhat you wrote is in {kept}\nFree some space.\n"
    assert (outcome.code, outcome.err, shown(cli)["title"]) == (1, told, "A")
    monkeypatch.setenv("EDITOR", "true")
    assert cli("edit", "1", is_terminal=True).err == "Note 1 edited\n"
    assert (shown(cli)["title"], list(folder_of(cli.path).iterdir())) == ("Mine", [])
