"""Regular expressions of a filter: compiled with care, and searched with a time limit.

The ``regex`` package is used since it takes a timeout and lets other threads run; it is imported
only when a filter has a regular expression.
"""

from __future__ import annotations

import re
import warnings
from functools import lru_cache
from math import prod
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import regex

TIMEOUT = 0.1
"""Seconds that a search of one text may take."""

LONGEST = 1_000
"""Characters that a regular expression may have."""

MOST_REPEATS = 10_000
"""How large the product of all ``{n}`` may be: the compiler writes each repetition out."""

_REPEAT = re.compile(r"\{([0-9]+)")


@lru_cache(maxsize=64)
def compiled(source: str) -> regex.Pattern[str]:
    """The regular expression, without case.

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
    """Whether the regular expression is found in a text as it stands.

    Raises:
        TimeoutError: The search took longer than `TIMEOUT`.
    """
    return compiled(source).search(text, timeout=TIMEOUT, concurrent=True) is not None
