"""The times of other programs for the same notes, if they are installed."""

from __future__ import annotations

import shlex
import shutil
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from benchmarks.commands import listed
from benchmarks.keys import Letter
from benchmarks.processes import run
from benchmarks.rows import LARGE, Ratio, Row, in_large
from benchmarks.stopwatch import best, race
from tui.filters.parser import parse
from tui.library.library import Library
from tui.model.note import Note

WORD, TAG, LETTER = "network", "ai", "n"

_BUKU_TABLE = (
    "CREATE TABLE bookmarks (id integer PRIMARY KEY, URL text NOT NULL UNIQUE,"
    " metadata text default '', tags text default ',', desc text default '',"
    " flags integer default 0)"
)


@dataclass(frozen=True, slots=True)
class Peers:
    """The paths of other programs; ``None`` for one that is not installed."""

    rg: str | None
    fzf: str | None
    buku: str | None

    @classmethod
    def found(cls, buku: str | None = None) -> Peers:
        """Finds the programs on the path, and buku at a path that may be given."""
        return cls(shutil.which("rg"), shutil.which("fzf"), shutil.which(buku or "buku"))

    def missing(self) -> list[str]:
        """Returns the names of those that are not installed."""
        found = {"rg": self.rg, "fzf": self.fzf, "buku": self.buku}
        return [name for name, path in found.items() if path is None]

    def rows(self, path: Path, letters: Sequence[Letter], folder: Path) -> Iterator[Row]:
        """Measures this program beside each of them."""
        letter = next(letter for letter in letters if letter.query == LETTER)
        if letter.size > LARGE:  # the others would take minutes
            return
        if self.rg:
            yield _ripgrep(self.rg, path, letter, folder)
        if self.fzf:
            yield _fzf(self.fzf, path, letter, folder)
        if self.buku:
            yield from _buku(self.buku, path, letter.size, folder)


def _ripgrep(program: str, path: Path, letter: Letter, folder: Path) -> Row:
    texts = folder / f"files-{letter.size}"
    if not texts.exists():
        texts.mkdir()
        for note in _notes(path):
            (texts / f"{note.id}.md").write_text(f"{note.title}\n{note.summary}")
    searched = best(lambda: run((program, "-l", LETTER, str(texts))))
    what = f"`{LETTER}` typed → page painted / `rg -l {LETTER}`"
    return Ratio(what, letter.size, letter.page, searched, in_large(letter.size, 0.02))


def _fzf(program: str, path: Path, letter: Letter, folder: Path) -> Row:
    lines = folder / f"lines-{letter.size}.txt"
    if not lines.exists():
        with lines.open("w") as file:
            file.writelines(f"{note.title} {' '.join(note.tags)}\n" for note in _notes(path))
    command = ("sh", "-c", f"{shlex.quote(program)} --filter={LETTER} < {shlex.quote(str(lines))}")
    filtered = best(lambda: run(command))
    what = f"`{LETTER}` typed → page painted / `fzf --filter={LETTER}`"
    return Ratio(what, letter.size, letter.page, filtered)


def _buku(program: str, path: Path, size: int, folder: Path) -> Iterator[Row]:
    bookmarks = folder / f"buku-{size}.db"
    if not bookmarks.exists():
        with closing(sqlite3.connect(bookmarks)) as connection:
            fill_buku(connection, _notes(path))
    buku = (program, "--nostdin", "--np", "--nc", "--db", str(bookmarks))
    for query, options in ((WORD, ("--sall", WORD)), (f"#{TAG}", ("--stag", TAG))):
        times = race(
            lambda q=query: run(listed(path, q)),  # type: ignore[misc]
            lambda o=options: run((*buku, *o), HOME=str(folder)),  # type: ignore[misc]
            rounds=3,
        )
        what = f"`list '{query}' --limit 20` / `buku {' '.join(options)}`"
        yield Ratio(what, size, *times, in_large(size, 0.05))


def fill_buku(connection: sqlite3.Connection, notes: Iterator[Note]) -> None:
    """Inserts notes into a database of buku."""
    connection.execute(_BUKU_TABLE)
    connection.executemany(
        "INSERT INTO bookmarks (URL, metadata, tags, desc) VALUES (?, ?, ?, ?)",
        ((note.url, note.title, f",{','.join(note.tags)},", note.summary) for note in notes),
    )
    connection.commit()


def _notes(path: Path) -> Iterator[Note]:
    """Yields all notes of a library, read a batch at a time."""
    with Library(path) as library:
        result = library.find(parse("in:all"))
        for start in range(0, len(result.order), 500):
            yield from library.notes(result, result.order[start : start + 500])
