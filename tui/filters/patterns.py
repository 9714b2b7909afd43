"""Regular expressions of a filter: compiled with care, and searched with a time limit.

The ``regex`` package is used since it takes a timeout and lets other threads run; it is imported
only when a filter has a regular expression.
"""

from __future__ import annotations

import re
import warnings
from functools import lru_cache
from math import prod
from time import thread_time
from typing import TYPE_CHECKING

from tui.filters.tokens import Span

if TYPE_CHECKING:
    import regex

TIMEOUT = 0.1
"""Seconds that a search of one text may take."""

LONGEST = 1_000
"""Characters that a regular expression may have."""

MOST_REPEATS = 10_000
"""How large the product of all ``{n}`` may be: the compiler writes each repetition out."""

BUDGET_SECONDS = 0.03
"""Seconds that all unusually slow searches together may compute while a reader waits."""

_USUAL = 0.0005
_USUAL_OF_CHARACTER = 0.000_000_5
"""Seconds that a search of one text may take, and more of them for each character."""

_REPEAT = re.compile(r"\{([0-9]+)")


@lru_cache(maxsize=64)
def compiled(source: str) -> regex.Pattern[str]:
    """Compiles a regular expression that ignores case.

    Raises:
        ValueError: The source is no regular expression, or too long for one.
    """
    import regex

    if len(source) > LONGEST:
        raise ValueError(f"a regular expression has at most {LONGEST} characters")
    if prod(int(count) or 1 for count in _REPEAT.findall(source)) > MOST_REPEATS:
        raise ValueError("a regular expression that repeats too often")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return regex.compile(source, regex.IGNORECASE)
    except regex.error as error:
        raise ValueError(f"no regular expression: {error}") from error
    except (ArithmeticError, LookupError, RecursionError, TypeError) as error:
        raise ValueError("a regular expression that cannot be compiled") from error


def finds(source: str, text: str) -> bool:
    """Returns whether the regular expression is found in a text as it stands.

    Raises:
        TimeoutError: The search took longer than `TIMEOUT`.
    """
    return compiled(source).search(text, timeout=TIMEOUT, concurrent=True) is not None


def finds_characters(source: str, text: str) -> bool:
    """Returns whether the regular expression is found in a text, with at least one character.

    One that takes longer than `TIMEOUT` is not.
    """
    found = compiled(source).finditer(text, timeout=TIMEOUT, concurrent=True)
    try:
        return any(each.start() < each.end() for each in found)
    except TimeoutError:
        return False


class TimeBudget:
    """The time that searches for one regular expression may still take from a reader.

    A cheap expression may be searched for again and again; an expensive one uses the budget up,
    and is found nowhere from then on.
    """

    def __init__(self) -> None:
        self._left = BUDGET_SECONDS

    def spans(self, source: str, text: str) -> list[Span]:
        """Finds a regular expression in a text as it stands, in order.

        What is found without a character is left out. Other threads wait meanwhile: to let them
        run would make the reader wait for them.
        """
        if self._left <= 0:
            return []
        pattern = compiled(source)
        started = thread_time()
        try:
            found = pattern.finditer(text, timeout=self._left, concurrent=False)
            spans = [each.span() for each in found if each.start() < each.end()]
        except TimeoutError:
            self._left = 0
            return []
        spent = thread_time() - started
        if spent > _USUAL + _USUAL_OF_CHARACTER * len(text):
            self._left -= spent
        return spans
