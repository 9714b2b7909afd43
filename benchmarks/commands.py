"""Commands of the command line, as whole processes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from benchmarks.processes import python, run, url_notes
from benchmarks.rows import Ratio, Row
from benchmarks.stopwatch import race

QUERIES = ("#ai network", "#ai word")
"""A tag with a word that many notes have, and with one that none has."""

ROUNDS = 7


def commands(path: Path, size: int) -> Iterator[Row]:
    """Measures listing the notes of a filter, beside starting Python."""
    nothing = python("pass")
    for query in QUERIES:
        listing = listed(path, query)
        times = race(lambda c=listing: run(c), lambda: run(nothing), ROUNDS)  # type: ignore[misc]
        yield Ratio(f"`list '{query}' --limit 20` / `python -c pass`", size, *times, 8)


def listed(path: Path, query: str) -> tuple[str, ...]:
    """Returns the command that lists the notes of a filter."""
    return url_notes(path, "list", query, "--limit", "20")
