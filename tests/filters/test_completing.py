from __future__ import annotations

import pytest

from tui.filters.completing import FIELDS, Completion, completions


def offered(text: str) -> tuple[str, str, str, list[str]] | None:
    """Field, prefix, what is replaced, and what is offered; the cursor is at ``|``."""
    cursor = text.index("|")
    text = text.replace("|", "")
    found = completions(text, cursor)
    if found is None:
        return None
    candidates = [candidate.text for candidate in found.candidates]
    return found.field, found.prefix, text[slice(*found.span)], candidates


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ti|", ("", "ti", "ti", ["title:"])),
        ("a -TI| b", ("", "TI", "TI", ["title:"])),
        ("(l|", ("", "l", "l", ["lang:", "links:", "like:", "limit:"])),
        ("zz|", ("", "zz", "zz", [])),
        (
            "is:|",
            (
                "is",
                "",
                "",
                ["unread", "read", "starred", "archived", "untagged", "dup", "edited", "marked"],
            ),
        ),
        ("is:un|", ("is", "un", "un", ["unread", "untagged"])),
        ("is:un|read", ("is", "un", "un", ["unread", "untagged"])),
        ("no:(tags,su|", ("no", "su", "su", ["summary"])),
        ("in:|", ("in", "", "", ["trash", "archive", "all"])),
        ("in:foo|", ("in", "foo", "foo", ["trash", "archive", "all"])),
        ("sort:title-|", ("sort", "title-", "title-", [])),
        ("sort:t|", ("sort", "t", "t", ["title"])),
        ("added:<|", ("added", "<", "<", ["<7d"])),
        ("#ru|", ("tag", "ru", "ru", [])),
        ("#|", ("tag", "", "", [])),
        ('#"kv c|', ("tag", "kv c", '"kv c', [])),
        ("tag:=ru|", ("tag", "ru", "ru", [])),
        ("tag:(a, b|", ("tag", "b", "b", [])),
        ("site:git|", ("site", "git", "git", [])),
        ("view:|", ("view", "", "", [])),
        ("foo:x|", None),
        ("/ab|", None),
        ("title:/ab|", None),
        ('"ab|', None),
        ("/usr/lo|", None),
    ],
)
def test_the_cursor_shows_what_is_typed(
    text: str, expected: tuple[str, str, str, list[str]] | None
) -> None:
    assert offered(text) == expected


@pytest.mark.parametrize("text", ["", "a ", "a (", "a OR ", "a -("])
def test_where_a_term_could_begin_every_field_is_offered(text: str) -> None:
    end = len(text)
    assert completions(text, end) == Completion("", "", (end, end), FIELDS)


@pytest.mark.parametrize(
    ("text", "choice", "expected"),
    [
        ("ti|", "title:", "title:|"),
        ("is:un| a", "unread", "is:unread| a"),
        ("added:<|", "<7d", "added:<7d|"),
        ("#kv|", "kv cache", '#"kv cache"|'),
        ('#"kv c|', "kv cache", '#"kv cache"|'),
        ("x #ru| y", "rust", "x #rust| y"),
        ("tag:=ru|", "rust", "tag:=rust|"),
        ("tag:(a,b|", "b,c", 'tag:(a,"b,c"|'),
    ],
)
def test_a_choice_replaces_the_span(text: str, choice: str, expected: str) -> None:
    cursor = text.index("|")
    text = text.replace("|", "")
    found = completions(text, cursor)
    assert found is not None
    after, moved = found.applied(text, choice)
    assert after[:moved] + "|" + after[moved:] == expected
