"""Measures url-notes against its budgets, each a ratio to a floor of the same run.

A ratio outlives the machine it was measured on. What is typed goes through a pseudo-terminal and
counts until its bytes are painted.
"""

from __future__ import annotations

import argparse
import platform
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from importlib.metadata import version
from os import cpu_count
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from benchmarks.floor import READY
from benchmarks.generate import NEWEST, build, drafts
from benchmarks.terminal import Terminal
from tui.filters.parser import parse
from tui.library.library import Library
from tui.model.note import Draft
from tui.store.database import open_database
from tui.store.importing import import_drafts

FLOOR_APP = (sys.executable, "-m", "benchmarks.floor")
READER = (sys.executable, "-m", "tui", "--db")
LETTERS = "netw"
COUNTS_JUDGED = 100_000
"""From this size on, counting has a budget: in small libraries its floor is next to nothing."""
FEWEST_IMPORTED, MOST_IMPORTED = 1_000, 10_000
"""How many notes the import is measured with."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table."""

    what: str
    size: int | None
    """Notes in the library, where that matters."""
    seconds: float
    floor: float
    budget: float | None
    """None where no budget was set: the floor of counts is meant for large libraries."""

    def __str__(self) -> str:
        ratio = self.seconds / self.floor
        budget = "" if self.budget is None else f"≤ {self.budget:g}"
        verdict = "missed" if self.budget is not None and ratio > self.budget else ""
        size = "" if self.size is None else f"{self.size:,}"
        times = f"{self.seconds * 1000:,.1f} | {self.floor * 1000:,.1f}"
        return f"| {self.what} | {size} | {times} | {ratio:.2f} | {budget} | {verdict} |"


def best(deed: Callable[[], object], rounds: int = 5) -> float:
    """The seconds that a deed takes when nothing else is in its way."""
    return min(_seconds(deed) for _ in range(rounds))


def _seconds(deed: Callable[[], object]) -> float:
    started = time.perf_counter()
    deed()
    return time.perf_counter() - started


def run(*command: str) -> float:
    """The seconds of a whole process."""
    return best(lambda: subprocess.run(command, check=True, capture_output=True))


def python(code: str) -> float:
    """The seconds of a Python process that runs some code."""
    return run(sys.executable, "-c", code)


@dataclass(frozen=True, slots=True)
class Floor:
    """What Textual itself costs in this run."""

    start: float
    key: float
    memory: int


def floor() -> Floor:
    """An empty app: its start, one line changed by a key, its memory."""
    starts, keys, memory = [], [], 0
    for _ in range(3):
        with Terminal(FLOOR_APP) as terminal:
            starts.append(terminal.until(READY))
            terminal.settle()
            keys += [terminal.press(key) for key in "abcdefgh"]
            memory = terminal.memory()
    return Floor(min(starts), median(keys), memory)


def imports() -> Iterator[Row]:
    """What the reading path imports."""
    textual = python("import textual.app")
    yield Row("imports of the reading path", None, python("import tui.ui.app"), textual, 1.25)


def keys(path: Path, size: int, base: Floor) -> Iterator[Row]:
    """The reader in a terminal: its start, its cursor, its letters, its memory."""
    newest = first_title(path)
    reader = (*READER, str(path))
    starts = []
    for _ in range(3):
        with Terminal(reader) as terminal:
            starts.append(terminal.until(newest))
    yield Row("start to first page", size, min(starts), base.start, 1.4)
    with Terminal(reader) as terminal:
        terminal.until(newest)
        terminal.settle()
        moves = [terminal.press("j") for _ in range(12)]
        yield Row("cursor move with a preview", size, median(moves), base.key, 4)
        terminal.press_and_settle("/")
        letters = [_settled_press(terminal, letter) for letter in LETTERS]
        yield Row("letter typed → page painted", size, max(letters), base.key, 6)
        terminal.press_and_settle("\x15")
        counted = [terminal.press_and_settle(letter) for letter in LETTERS]
        yield Row(
            "letter typed → counts painted",
            size,
            median(counted),
            in_order(path),
            _counts_budget(size),
        )
        yield Row("memory in MB beside that of an empty app", size, *_memory(terminal, base))


def _counts_budget(size: int) -> float | None:
    return 2 if size >= COUNTS_JUDGED else None


def _settled_press(terminal: Terminal, letter: str) -> float:
    terminal.settle()
    return terminal.press(letter)


def _memory(terminal: Terminal, base: Floor) -> tuple[float, float, float]:
    return terminal.memory() / 1e9, base.memory / 1e9, 2.5


def first_title(path: Path) -> str:
    """A word that the first page shows and nothing else does."""
    with Library(path) as library:
        page = library.page(parse(""), 1)
        assert page
        return page[0].title.split()[0]


def in_order(path: Path) -> float:
    """The seconds to read the positions of all notes in order."""
    with closing(sqlite3.connect(path)) as connection:
        query = "SELECT position FROM notes ORDER BY position DESC"
        return best(lambda: connection.execute(query).fetchall())


def engine(path: Path, size: int) -> Iterator[Row]:
    """Pages, counts and writes without a screen."""
    with Library(path) as library:
        page = best(lambda: library.page(parse(""), 60))
        ordered = in_order(path)
        library.overview(parse(""))
        for text in ("", "n", "netw", "#ai", "#ai #python", "#ai network", "-#ai", "is:unread"):
            query = parse(text, typing=True)
            found = best(lambda query=query: library.page(query, 60))  # type: ignore[misc]
            yield Row(f"page of `{text}`, without a screen", size, found, page, 6)
            counted = best(lambda query=query: library.overview(query), 3)  # type: ignore[misc]
            yield Row(
                f"counts of `{text}`, without a screen",
                size,
                counted,
                ordered,
                _counts_budget(size),
            )
        first = library.page(parse(""), 1)
        assert first
        saved = best(lambda: _save(library, first[0].id))
        yield Row("saving a note with 16 tags", size, saved, page, 10)


def _save(library: Library, note_id: int) -> None:
    tags = tuple(f"{number} of {time.perf_counter_ns()}" for number in range(16))
    library.change([note_id], lambda note: replace(note, tags=tags), "measured")


def commands(path: Path, size: int) -> Iterator[Row]:
    """A command of the command line, as a whole process."""
    listed = run(*READER, str(path), "list", "#ai word", "--limit", "20")
    yield Row("`list '#ai word' --limit 20`", size, listed, python("pass"), 8)


def importing(folder: Path, size: int) -> Iterator[Row]:
    """An import, beside the same rows inserted by hand without any index."""
    made = list(drafts(min(max(size, FEWEST_IMPORTED), MOST_IMPORTED)))
    with TemporaryDirectory(dir=folder) as own:
        with closing(open_database(Path(own, "imported.db"))) as connection:
            imported = _seconds(lambda: import_drafts(connection, made, NEWEST))
        with closing(sqlite3.connect(Path(own, "by-hand.db"))) as connection:
            by_hand = _seconds(lambda: insert_by_hand(connection, made))
    yield Row("import with text index and counts", len(made), imported, by_hand, 3.5)


def insert_by_hand(connection: sqlite3.Connection, made: Sequence[Draft]) -> None:
    """Store the notes and their tags, and nothing that helps to find them."""
    connection.executescript(
        "CREATE TABLE notes (id INTEGER PRIMARY KEY, url, title, summary, added);"
        "CREATE TABLE tags (id INTEGER PRIMARY KEY, name UNIQUE);"
        "CREATE TABLE note_tags (note_id, tag_id, PRIMARY KEY (note_id, tag_id)) WITHOUT ROWID;"
    )
    names = {name: number for number, name in enumerate({t: 0 for d in made for t in d.tags})}
    connection.executemany("INSERT INTO tags VALUES (?, ?)", [(i, n) for n, i in names.items()])
    connection.executemany(
        "INSERT INTO notes VALUES (?, ?, ?, ?, ?)",
        ((i, d.url, d.title, d.summary, d.added and d.added.micros) for i, d in enumerate(made)),
    )
    connection.executemany(
        "INSERT INTO note_tags VALUES (?, ?)",
        ((i, names[tag]) for i, d in enumerate(made) for tag in d.tags),
    )
    connection.commit()


def others(path: Path, size: int, folder: Path) -> Iterator[Row]:
    """A letter, beside what other installed tools take for the same notes."""
    if not (shutil.which("rg") or shutil.which("fzf")):
        return
    with Library(path) as library:
        query = parse("n", typing=True)
        letter = best(lambda: library.page(query, 60))
        notes = library.notes_at(library.positions(parse("in:all")))
    if shutil.which("rg"):
        texts = folder / f"files-{size}"
        texts.mkdir()
        for note in notes:
            (texts / f"{note.id}.md").write_text(f"{note.title}\n{note.summary}")
        yield Row("page of a letter / `rg -l`", size, letter, run("rg", "-l", "n", str(texts)), 0.1)
    if shutil.which("fzf"):
        lines = folder / f"lines-{size}.txt"
        lines.write_text("".join(f"{note.title} {' '.join(note.tags)}\n" for note in notes))
        filtered = run("sh", "-c", f"fzf --filter=n < {lines}")
        yield Row("page of a letter / `fzf --filter`", size, letter, filtered, 1)


def machine() -> str:
    """What the numbers were measured on."""
    return (
        f"{cpu_count()} cores, Python {platform.python_version()}, "
        f"SQLite {sqlite3.sqlite_version}, Textual {version('textual')}, a terminal of 120 × 40"
    )


def measure(sizes: Sequence[int], folder: Path) -> Iterator[Row]:
    """Every row of the table; libraries are made in a folder."""
    base = floor()
    yield from imports()
    yield from importing(folder, max(sizes))
    for size in sizes:
        path = folder / f"{size}.db"
        if not path.exists():
            build(path, drafts(size))
        yield from keys(path, size, base)
        yield from engine(path, size)
        yield from commands(path, size)
        yield from others(path, size, folder)


def number(text: str) -> int:
    """``10k`` as 10,000, ``1M`` as 1,000,000."""
    units = {"k": 1_000, "M": 1_000_000}
    return int(text[:-1]) * units[text[-1]] if text[-1] in units else int(text)


def main() -> None:
    """Print the table, a row as soon as it is measured."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", nargs="?", default="1k,10k,100k", help="for example 1k,10k,1M")
    parser.add_argument("--folder", type=Path, help="where libraries are kept for another run")
    wanted = parser.parse_args()
    print(f"{machine()}.\n")
    for tool in ("rg", "fzf"):
        if not shutil.which(tool):
            print(f"{tool} is not installed and is left out.")
    print("\n| what | notes | ms | floor ms | ratio | budget | |\n|---|---|---|---|---|---|---|")
    with TemporaryDirectory(prefix="url-notes-bench-") as scratch:
        if wanted.folder:
            wanted.folder.mkdir(exist_ok=True)
        sizes = sorted(map(number, wanted.sizes.split(",")))
        for row in measure(sizes, wanted.folder or Path(scratch)):
            print(row, flush=True)


if __name__ == "__main__":
    main()
