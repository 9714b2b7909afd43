"""Pieces of SQL that several modules ask with."""

from __future__ import annotations

import json
from collections.abc import Iterable

AMONG = "IN (SELECT value FROM json_each(?))"
"""Is true of what is among the values of one parameter, which `listed` makes."""

HIDDEN = "state IN ('retired', 'gone')"
"""Is true of a tag that is no live one; with any other state, whoever wrote it, it is one."""


def listed(values: Iterable[int] | Iterable[str]) -> str:
    """Returns numbers or texts as the one parameter that they are to SQLite."""
    return json.dumps(list(values))


def prefix_bounds(prefix: str) -> tuple[str, str]:
    """Returns the half-open range of texts that begin with a prefix."""
    return prefix, prefix + chr(0x10FFFF)
