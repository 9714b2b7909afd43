"""The name of a site, short enough for a column: ``blog.hyperknot.com`` is ``hyperknot``."""

from __future__ import annotations

import re
from functools import lru_cache

WIDEST = 18
"""The most cells that a name has."""

_CACHED = 1_024

_HOST = re.compile(
    r"""
    (?:(?:www|feeds|blog)\.)?           # says nothing of whose site it is
    (?P<name>[^\s./:A-Z]+ (?:\.[^\s./:A-Z]+)*?)
    (?:\.(?:co|com|ac|org|net|gov|edu)\.[a-z]{2} | \.[a-z][a-z0-9-]+)
    """,
    re.VERBOSE,
)
_LEAST = 2
"""The fewest characters that a name has: less says nothing."""


@lru_cache(_CACHED)
def name_span(site: str) -> tuple[int, int]:
    """Returns which characters of a site are its own name: all of one that is no host."""
    found = _HOST.fullmatch(site)
    if found is None or len(found["name"]) < _LEAST:
        return 0, len(site)
    return found.span("name")
