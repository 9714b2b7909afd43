from __future__ import annotations

import pytest

from tests.support.hostile import HOSTILE
from tui.library.typed_links import TypedLinks, holds_address, is_only_addresses
from tui.model.text import is_inert


def summary(text: str) -> tuple[list[str], list[tuple[int, str]]]:
    """The addresses in a text with their titles, and what is wrong in which line."""
    links = TypedLinks.read(text)
    found = [f"{each.url} {each.title}".strip() for each in links.drafts]
    return found, [(issue.line, issue.error.message) for issue in links.issues]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ([], [])),
        (" example.com/page ", (["https://example.com/page"], [])),
        ("a.example mailto:me@b.example", (["https://a.example", "mailto:me@b.example"], [])),
        (
            "https://a.example/ https://b.example/",
            (["https://a.example/", "https://b.example/"], []),
        ),
        (
            "# mine\n\nhttps://a.example/ | A\r\n- [B](https://b.example/x)\nnothing here\nword\n",
            (
                ["https://a.example/ A", "https://b.example/x B"],
                [(5, "Not a link: nothing here"), (6, "Not a link: word")],
            ),
        ),
        (
            "https://a.example/ ⏎ no ⏎ http://www.a.example ⏎ https://b.example",
            (["https://a.example/", "https://b.example"], [(2, "Not a link: no")]),
        ),
        ("see (https://a.example/x).", (["https://a.example/x"], [])),
        (
            "<a href='https://a.example/'>A <b>b</b></a> https://b.example/, [C](https://c.example/)",
            (["https://a.example/ A b", "https://b.example/", "https://c.example/ C"], []),
        ),
        (
            "<https://a.example/> <a href='https://b.example/'>B</a> <img src='https://i.example/'>",
            (["https://a.example/", "https://b.example/ B"], []),
        ),
        ("https://", ([], [(1, "The link names no host: https://")])),
    ],
)
def test_links_are_read_line_by_line(
    text: str, expected: tuple[list[str], list[tuple[int, str]]]
) -> None:
    assert summary(text) == expected


@pytest.mark.parametrize("hostile", HOSTILE)
def test_nothing_that_a_terminal_would_obey_is_in_a_link(hostile: str) -> None:
    found, issues = summary(f"https://a.example/{hostile}x | {hostile}\n{hostile} no")
    assert all(map(is_inert, [*found, *(message for _, message in issues)]))


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("https://a.example/", True),
        ("see\n <a href='http://b.example'>b</a>", True),
        ("example.com", False),
        ("rm -rf ~", False),
        ("", False),
    ],
)
def test_only_an_address_with_its_scheme_is_taken_for_one(text: str, holds: bool) -> None:
    assert holds_address(text) is holds


@pytest.mark.parametrize(
    ("text", "is_only"),
    [
        ("https://a.example/\n https://b.example", True),
        ("see https://a.example/", False),
        ("example.com", False),
        (" ", False),
    ],
)
def test_addresses_alone_are_told_from_a_text_with_addresses(text: str, is_only: bool) -> None:
    assert is_only_addresses(text) is is_only
