from __future__ import annotations

import re

import pytest

from tui.filters import patterns
from tui.filters.patterns import BUDGET_SECONDS, TimeBudget, compiled, finds


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
        ("a{10001}", "a regular expression that repeats too often"),
        ("(?:a{20000}){0}", "a regular expression that repeats too often"),
        ("a{0}b{20000}", "a regular expression that repeats too often"),
        ("(?:a{200,}){200,300}", "a regular expression that repeats too often"),
    ],
)
def test_what_does_not_compile_is_refused(source: str, reason: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(reason)}$"):
        compiled(source)


@pytest.mark.parametrize("source", ["(?:a{100}){100}", "a{0}b{10000}", "x" * 1_000])
def test_a_pattern_may_be_as_large_as_the_limits(source: str) -> None:
    assert compiled(source).pattern == source


def test_an_ambiguous_pattern_warns_nobody() -> None:
    assert finds("[[a]", "[")


def test_a_search_that_takes_too_long_is_given_up() -> None:
    with pytest.raises(TimeoutError):
        finds("(?:a(?R)?b|a)+$", "a" * 200_000)


def test_cheap_searches_do_not_use_the_budget_up(monkeypatch: pytest.MonkeyPatch) -> None:
    seconds = iter(range(1_000))
    monkeypatch.setattr(patterns, "thread_time", lambda: next(seconds) * BUDGET_SECONDS / 3)
    costly = TimeBudget()
    assert [costly.spans("a", "ba") for _ in range(4)] == [[(1, 2)]] * 3 + [[]]
    monkeypatch.setattr(patterns, "thread_time", lambda: next(seconds) * BUDGET_SECONDS / 100)
    cheap = TimeBudget()
    assert [cheap.spans("a", "ba") for _ in range(400)] == [[(1, 2)]] * 400


def test_compiling_and_the_turns_of_other_threads_do_not_use_the_budget_up(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    seconds = [0.0]
    monkeypatch.setattr(patterns, "thread_time", lambda: seconds[0])

    def slowly(source: str) -> object:
        seconds[0] += 2 * BUDGET_SECONDS
        return compiled(source)

    monkeypatch.setattr(patterns, "compiled", slowly)
    budget = TimeBudget()
    assert [budget.spans("a", "ba") for _ in range(2)] == [[(1, 2)]] * 2


def test_the_spans_of_a_pattern_have_characters() -> None:
    assert TimeBudget().spans("b*", "abba B") == [(1, 3), (5, 6)]
