"""The tag at the caret is completed, in one way wherever tags are typed."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tui.model.suggestion import Suggestion
from tui.model.tag import tag_key
from tui.model.tag_completion import Present, complete_tags

TAGS = ("rust", "rust-lang", "ai", "gpu", "a, b", "#1")


def suggest(prefix: str, beside: Sequence[str]) -> list[tuple[str, str]]:
    there = set(map(tag_key, beside))
    return [
        (tag, f"{len(tag)}")
        for tag in TAGS
        if tag.startswith(prefix.lower()) and tag_key(tag) not in there
    ]


@pytest.mark.parametrize(
    ("text", "present", "names", "first"),
    [
        ("a", (), ["ai", "a, b"], "ai, "),
        ("#a", (), ["ai", "a, b"], "ai, "),
        ("rust, A", (), ["ai", "a, b"], "rust, ai, "),
        ("ai,a", (), ["a, b"], r"ai, a\, b, "),
        (r"a\, b, g", (), ["gpu"], r"a\, b, gpu, "),
        (r"\#", (), ["#1"], r"\#1, "),
        ("rust", ("rust",), ["rust-lang"], "rust-lang, "),
        ("zebra", (), [], None),
        ("x, -G", ("gpu", "ai"), ["gpu"], "x, -gpu, "),
        ("-#g", ("gpu", "ai"), ["gpu"], "-gpu, "),
        ("-gpu, -g", ("gpu", "gpt"), ["gpt"], "-gpu, -gpt, "),
        ("-", ("gpu", "ai"), ["gpu", "ai"], "-gpu, "),
        ("ai, #", (), ["rust", "rust-lang", "gpu", "a, b", "#1"], "ai, rust, "),
    ],
)
def test_what_is_begun_is_completed(
    text: str, present: tuple[str, ...], names: list[str], first: str | None
) -> None:
    found = complete_tags(text, len(text), Present(present), suggest)
    assert [each.label for each in found] == names
    assert next((each.text for each in found), None) == first
    assert [each.is_next for each in found] == [False] * len(found)


@pytest.mark.parametrize(
    ("text", "present", "names", "first"),
    [
        ("", (), list(TAGS), "rust, "),
        ("rust, ", (), ["rust-lang", "ai", "gpu", "a, b", "#1"], "rust, rust-lang, "),
        ("Rust", (), ["rust-lang", "ai", "gpu", "a, b", "#1"], "Rust, rust-lang, "),
        ("ai, #gpu", ("rust",), ["rust-lang", "a, b", "#1"], "ai, #gpu, rust-lang, "),
        ("-gpu", ("gpu",), ["rust", "rust-lang", "ai", "a, b", "#1"], "-gpu, rust, "),
    ],
)
def test_behind_what_is_whole_another_is_suggested(
    text: str, present: tuple[str, ...], names: list[str], first: str
) -> None:
    found = complete_tags(text, len(text), Present(present), suggest)
    assert ([each.label for each in found], found[0].text) == (names, first)
    assert [each.is_next for each in found] == [True] * len(found)


def test_what_stands_behind_the_caret_stays() -> None:
    assert complete_tags("ai, ru, -gpu", 6, Present(), suggest) == [
        Suggestion("rust", "4", "ai, rust, -gpu", 8),
        Suggestion("rust-lang", "9", "ai, rust-lang, -gpu", 13),
    ]


def test_a_tag_that_only_some_notes_have_is_added_or_removed() -> None:
    present = Present(("ai",), ("rust",))
    for text, first in (("r", "rust, "), ("-r", "-rust, "), ("-a", "-ai, ")):
        assert complete_tags(text, len(text), present, suggest)[0].text == first


def test_of_tags_that_are_all_one_that_is_typed_is_removed() -> None:
    (found,) = complete_tags("gpu, rust, -g", 13, None, suggest)
    assert found.text == "gpu, rust, -gpu, "
