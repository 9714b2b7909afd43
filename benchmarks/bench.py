"""Measures url-notes against its budgets, each beside a floor of the same run.

A ratio outlives the machine it was measured on. What is typed goes through a pseudo-terminal and
counts until its bytes are painted; subject and floor take turns, so that what slows the machine
slows both.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import platform
import sqlite3
from collections.abc import Iterator, Sequence
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import keys, starts
from benchmarks.articles import articles
from benchmarks.changing import changing
from benchmarks.commands import commands
from benchmarks.engine import engine, in_order
from benchmarks.generate import build, drafts
from benchmarks.importing import importing
from benchmarks.keys import Letter
from benchmarks.layouts import layouts
from benchmarks.peers import Peers
from benchmarks.plot import plot
from benchmarks.previews import previews
from benchmarks.reader import floor, reader
from benchmarks.rows import HEADER, Row
from benchmarks.summary import summary
from benchmarks.terminal import COLUMNS, ROWS


def measure(
    sizes: Sequence[int], folder: Path, peers: Peers, letters: list[Letter]
) -> Iterator[Row]:
    """Yields every row of the table; libraries are built in a folder, or reused there.

    The letters that were typed are put into ``letters``.
    """
    yield starts.imports()
    yield importing(folder)
    yield from changing(folder)
    yield from articles(folder)
    yield from previews()
    yield asyncio.run(layouts(library(folder, min(sizes))))
    yield keys.many_lines()
    for size in sizes:
        path = library(folder, size)
        yield from starts.starts(path, size)
        yield from _keys(path, size, letters)
        yield from engine(path, size)
        yield from commands(path, size)
        yield from peers.rows(path, letters[-len(keys.QUERIES) :], folder)
    yield from keys.growth(letters)


def _keys(path: Path, size: int, letters: list[Letter]) -> Iterator[Row]:
    """Measures what is typed into a reader, and its memory in the end."""
    with reader(path) as terminal, floor() as empty:
        yield from keys.moves(terminal, empty, size)
        typed = keys.letters(terminal, empty, size)
        letters += typed
        yield from keys.page_rows(typed, empty)
        yield from keys.count_rows(typed, in_order(path))
        yield from keys.hurry(terminal, empty, size)
        yield starts.memory(terminal, size)


def library(folder: Path, size: int) -> Path:
    """Returns the library with a number of notes; builds it if it is missing."""
    path = folder / f"{size}.db"
    if not path.exists():
        unfinished = folder / f"{size}-unfinished.db"
        unfinished.unlink(missing_ok=True)
        build(unfinished, drafts(size))
        unfinished.rename(path)
    return path


def machine() -> str:
    """Describes the machine that is measured on."""
    return (
        f"{os.cpu_count()} cores, Python {platform.python_version()},"
        f" SQLite {sqlite3.sqlite_version}, Textual {version('textual')},"
        f" a terminal of {COLUMNS} × {ROWS}"
    )


def number(text: str) -> int:
    """Parses ``10k`` as 10,000 and ``1M`` as 1,000,000."""
    units = {"k": 1_000, "M": 1_000_000}
    return int(text[:-1]) * units[text[-1]] if text[-1] in units else int(text)


def arguments() -> argparse.Namespace:
    """Parses the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", nargs="?", default="1k,10k,100k", help="for example 1k,10k,1M")
    parser.add_argument("--folder", type=Path, help="where libraries are kept for another run")
    parser.add_argument("--plot", type=Path, help="a file for the plot of the letters, as SVG")
    parser.add_argument("--buku", metavar="PATH", help="where buku is, if not on the path")
    return parser.parse_args()


def main() -> None:
    """Prints the table, each row as soon as it is measured."""
    wanted = arguments()
    sizes = sorted(map(number, wanted.sizes.split(",")))
    peers = Peers.found(wanted.buku)
    print(f"{machine()}.\n")
    for name in peers.missing():
        print(f"{name} is not installed and is left out.\n")
    print(HEADER)
    with TemporaryDirectory(prefix="url-notes-bench-") as scratch:
        folder = wanted.folder or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        rows, letters = [], list[Letter]()
        for row in measure(sizes, folder, peers, letters):
            print(row, flush=True)
            rows.append(row)
    print(f"\n{summary(rows, machine())}")
    if wanted.plot:
        wanted.plot.write_text(plot(letters), "utf-8")


if __name__ == "__main__":
    main()
