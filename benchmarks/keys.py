"""Keys typed into the reader: moves of the cursor, letters of a filter, letters in a hurry."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from math import inf
from statistics import median

from benchmarks.processes import MANY_LINES
from benchmarks.reader import (
    CLEAR,
    FloorKeys,
    counts_painted,
    floor,
    has_repeated,
    has_typed,
    page_painted,
)
from benchmarks.rows import Ratio, Row, in_large
from benchmarks.screen import Lines
from benchmarks.terminal import Terminal

MOVES = 15
ROUNDS = 5
"""How often letters are typed in a hurry."""

KINDS = (
    ("n", "b", "g", "k", "s"),
    ("net", "bim", "gat", "kos", "sid"),
    ("netw", "bima", "gati", "koso", "sidi"),
    ("rust", "data", "folo", "bibu", "piga"),
    ("#ai", "#web", "#linux", "#security", "#database"),
    ("#rust/a", "#python/t", "#web/c", "#linux/k", "#ai/s"),
    ("#ai #python", "#web #python", "#linux #rust", "#rust #python", "#python #web"),
    ("#ai network", "#web model", "#linux gitelo", "#rust luzivu", "#python donasavo"),
    ("-#ai", "-#web", "-#linux", "-#security", "-#database"),
    ("is:unread", "is:starred", "is:archived", "is:read", "is:untagged"),
)
"""Filters typed until their last letter, which is measured; those of a kind ask for the same work.

Each is typed once, since what was drawn and found for a filter is kept. The words and tags are
frequent ones of the generated libraries.
"""

QUERIES = tuple(first for first, *_ in KINDS)
"""The filter that each kind is named by."""

HURRY, INTERVAL = "network", 0.03
"""A text typed faster than its counts are computed, and the seconds between its letters."""

INCOMPLETE = 3.0
"""The most seconds to wait for the answer to an incomplete filter."""


@dataclass(frozen=True, slots=True)
class Letter:
    """The last letter of a filter that was not typed before."""

    query: str
    """The one that its kind is named by."""
    size: int
    page: float
    """Seconds until list and preview no longer change."""
    counts: float
    """Seconds until number and tags no longer change."""


def moves(terminal: Terminal, floor: FloorKeys, size: int) -> Iterator[Row]:
    """Measures moves of the cursor, with the preview and without."""
    shown = _moves(terminal, floor)
    yield Ratio("cursor move with a preview / floor key", size, shown, floor.usual(), 3.1)
    terminal.press(">", 0)
    alone = _moves(terminal, floor)
    yield Ratio("cursor move, list alone / floor key", size, alone, floor.usual(), 1.8)
    terminal.press(">", 0)


def _moves(terminal: Terminal, floor: FloorKeys) -> float:
    times = []
    for _ in range(MOVES):
        times.append(terminal.press("j").seconds)
        floor.press()
    return median(times)


def many_lines() -> Row:
    """Measures what Textual itself takes to paint as many lines as change with a letter."""
    with floor(MANY_LINES) as many, floor() as one:
        for _ in range(MOVES):
            many.press()
            one.press()
        what = "78 finished lines painted by an empty app / floor key"
        return Ratio(what, None, many.usual(), one.usual())


def letters(terminal: Terminal, floor: FloorKeys, size: int) -> list[Letter]:
    """Measures the last letter of the filters of each kind."""
    terminal.press("/", 0)
    return [_letter(terminal, floor, size, queries) for queries in KINDS]


def _letter(terminal: Terminal, floor: FloorKeys, size: int, queries: Sequence[str]) -> Letter:
    pages, counts = [], []
    for query in queries:
        terminal.press(CLEAR, INCOMPLETE)
        if len(query) > 1:
            terminal.press(query[:-1], INCOMPLETE)
        answer = terminal.press(query[-1])
        pages.append(page_painted(answer))
        counts.append(counts_painted(answer))
        floor.press()
    return Letter(queries[0], size, median(pages), median(counts))


def page_rows(letters: Sequence[Letter], floor: FloorKeys) -> Iterator[Row]:
    """Yields the times from each letter to its page, beside a key of the empty app."""
    for letter in letters:
        what = f"`{letter.query}` typed → page painted / floor key"
        yield Ratio(what, letter.size, letter.page, floor.usual(), _budget(letter.query))


def _budget(query: str) -> float:
    """Returns the most floor keys from a letter to its page: more with the menu of completions."""
    return 6.5 if "#" in query or ":" in query else 5.5


def count_rows(letters: Sequence[Letter], in_order: float) -> Iterator[Row]:
    """Yields the times from each letter to its counts, beside reading all positions in order."""
    for letter in letters:
        what = f"`{letter.query}` typed → counts painted / all ids in order"
        yield Ratio(what, letter.size, letter.counts, in_order, in_large(letter.size, 2))


def growth(letters: Sequence[Letter], small: int = 10_000, large: int = 1_000_000) -> Iterator[Row]:
    """Yields the times from each letter to its page in a large library, beside a small one."""
    pages = {(letter.query, letter.size): letter.page for letter in letters}
    for query in QUERIES:
        if (query, small) in pages and (query, large) in pages:
            what = f"`{query}` typed → page painted / the same at {small:,}"
            yield Ratio(what, large, pages[query, large], pages[query, small], 1.5)


def hurry(terminal: Terminal, floor: FloorKeys, size: int) -> Iterator[Row]:
    """Measures letters typed while counts of earlier ones run, beside those in the empty app."""
    shown, empty = [], []
    for _ in range(ROUNDS):
        terminal.press(CLEAR, INCOMPLETE)
        shown += _hurried(terminal, lambda index, lines: has_typed(HURRY[: index + 1], lines))
        empty += _hurried(floor.terminal, lambda index, lines: has_repeated(HURRY[index:], lines))
    what = f"letter shown, one every {INTERVAL * 1000:.0f} ms while counts run / floor key"
    yield Ratio(what, size, median(shown), median(empty))
    yield Ratio(f"{what}: slowest", size, max(shown), max(empty))


def _hurried(terminal: Terminal, is_shown: Callable[[int, Lines], bool]) -> list[float]:
    typed, answer = terminal.type(HURRY, INTERVAL)
    return [
        next((paint.seconds for paint in answer.paints if is_shown(index, paint.lines)), inf)
        - moment
        for index, moment in enumerate(typed)
    ]
