"""The start of the reader: imports, the time to the first page, and memory."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.floor import READY
from benchmarks.processes import EMPTY_PANES, FLOOR_APP, python, run, url_notes
from benchmarks.reader import first_word
from benchmarks.rows import Excess, Ratio, Row
from benchmarks.stopwatch import race
from benchmarks.terminal import Terminal

ROUNDS = 7

READING_PATH = "from tui.__main__ import load_reader; load_reader()"
"""All that is imported before the first page is painted; Markdown is imported later."""

AT_ONCE = "; import os; os._exit(0)"
"""Ends a Python that does not tidy up: nobody waits for that before the first page."""

MEMORY_BUDGETS = {10_000: 22, 100_000: 35, 1_000_000: 140}
"""Megabytes, by the notes of the library."""


def imports() -> Row:
    """Measures the imports of the reading path."""
    reading, textual = python(READING_PATH + AT_ONCE), python("import textual.app" + AT_ONCE)
    times = race(lambda: run(reading), lambda: run(textual), ROUNDS)
    return Ratio("imports of the reading path / `import textual.app`", None, *times, 1.35)


def starts(path: Path, size: int) -> Iterator[Row]:
    """Measures the time to the first page, beside the empty app."""
    word = first_word(path)
    pairs = [(_start(url_notes(path), word), _start(FLOOR_APP, READY)) for _ in range(ROUNDS)]
    reading, empty = (min(times) for times in zip(*pairs, strict=True))
    yield Ratio("start → first page / empty app", size, reading, empty, 1.4)


def memory(terminal: Terminal, size: int) -> Row:
    """Measures the current memory of the reader, beside an empty app of three panes."""
    with Terminal(EMPTY_PANES) as empty:
        empty.until(READY)
        empty.settle()
        floor = empty.memory() / 1e6
    budget = MEMORY_BUDGETS.get(size)
    return Excess(
        "memory over an empty app of three panes", size, _megabytes(terminal), floor, budget
    )


def _megabytes(terminal: Terminal) -> float:
    return terminal.memory() / 1e6


def _start(command: Sequence[str], text: str) -> float:
    with Terminal(command) as terminal:
        return terminal.until(text)
