from __future__ import annotations

import re

import pytest

from tui.filters.patterns import compiled, finds


@pytest.mark.parametrize(
    ("source", "text", "claim"),
    [
        ("kv.?cache", "The KV cache", True),
        (r"\bgo\b", "golang", False),
        ("^$", "", True),
        ("É", "é", True),
        ("é", "e", False),
        (r"\d{4}", "in 2025", True),
    ],
)
def test_a_pattern_is_found_anywhere_without_case(source: str, text: str, claim: bool) -> None:
    assert finds(source, text) is claim


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("(", "no regular expression: missing ) at position 1"),
        ("[a", "no regular expression: unterminated character set at position 2"),
        ("x" * 1001, "a regular expression has at most 1000 characters"),
        ("(?:" * 333, "a regular expression that cannot be compiled"),
        ("((a{1000}){1000}){1000}", "a regular expression that repeats too often"),
        ("a{10000000}", "a regular expression that repeats too often"),
    ],
)
def test_what_does_not_compile_is_refused(source: str, reason: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(reason)}$"):
        compiled(source)


def test_an_ambiguous_pattern_warns_nobody() -> None:
    assert finds("[[a]", "[")


def test_a_search_that_takes_too_long_is_given_up() -> None:
    with pytest.raises(TimeoutError):
        finds("(?:a(?R)?b|a)+$", "a" * 200_000)
