"""Pages, counts and writes without a screen."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from itertools import cycle
from pathlib import Path

from pyroaring import BitMap

from benchmarks.rows import LARGE, Ratio, Row, in_large
from benchmarks.stopwatch import best, race
from tui.filters.parser import parse
from tui.filters.syntax import Filter
from tui.library.library import Library
from tui.store.database import open_database
from tui.store.facets import Facets

QUERIES = (
    *("", "n", "netw", "#ai", "#rust/async", "#ai #python", "#ai network", "-#ai"),
    "is:unread",
)

PAGE = 60
"""Rows of a page."""

TAGS = 16
"""How many tags a note is saved with."""


def engine(path: Path, size: int) -> Iterator[Row]:
    """What the library does, called from here."""
    with Library(path) as library:
        library.overview(parse(""))
        yield from _pages(library, size)
        yield from _counts(library, path, size)
        if size <= LARGE:
            yield _worst_counts(library, path, size)
        yield _saving(library, size)


def in_order(path: Path) -> float:
    """The seconds to read the positions of all notes in order."""
    with closing(sqlite3.connect(path)) as connection:
        query = "SELECT position FROM notes ORDER BY position DESC"
        return best(lambda: connection.execute(query).fetchall())


def _pages(library: Library, size: int) -> Iterator[Row]:
    newest = parse("")
    for text, query in _queries():
        times = race(lambda q=query: library.page(q, PAGE), lambda: library.page(newest, PAGE))  # type: ignore[misc]
        yield Ratio(f"page of {_named(text)}, no screen / page of all", size, *times)


def _counts(library: Library, path: Path, size: int) -> Iterator[Row]:
    for text, query in _queries():
        counted = best(lambda q=query: library.overview(q), 3)  # type: ignore[misc]
        what = f"counts of {_named(text)}, no screen / all ids in order"
        yield Ratio(what, size, counted, in_order(path), in_large(size, 2))


def _worst_counts(library: Library, path: Path, size: int) -> Row:
    """The tags of the result that takes longest, beside each tag intersected with it."""
    count, carriers = tag_counter(path), _carriers(path)
    found = {text: library.find_all(query).positions for text, query in _queries()}
    worst = max(found, key=lambda text: best(lambda: count(found[text]), 3))

    def intersect() -> None:
        for notes in carriers:
            notes.intersection_cardinality(found[worst])

    times = race(lambda: count(found[worst]), intersect)
    what = f"tag counts of the worst result, {_named(worst)} / every tag intersected in turn"
    return Ratio(what, size, *times, in_large(size, 0.25))


def tag_counter(path: Path) -> Callable[[BitMap], object]:
    """What counts the tags of a result: all that is measured of ``Facets``."""
    connection = open_database(path)
    facets = Facets()
    facets.refresh(connection)
    return facets.counts


def _carriers(path: Path) -> list[BitMap]:
    """The positions of the notes that carry a tag, for every tag."""
    positions: dict[int, list[int]] = {}
    with closing(sqlite3.connect(path)) as connection:
        query = "SELECT tag_id, position FROM note_tags JOIN notes ON notes.id = note_id"
        for tag, position in connection.execute(query):
            positions.setdefault(tag, []).append(position)
    return list(map(BitMap, positions.values()))


def _saving(library: Library, size: int) -> Row:
    """A note saved with other tags each time, and at last with its own."""
    (note,) = library.notes_at(library.positions(parse(""), 1))
    names = [tag.name for tag in library.overview(parse("")).tags[: 2 * TAGS]]
    choices = cycle((tuple(names[:TAGS]), tuple(names[TAGS:])))

    def save(tags: tuple[str, ...]) -> None:
        library.change([note.id], lambda each: replace(each, tags=tags), "tagged")

    times = race(lambda: save(next(choices)), lambda: library.page(parse(""), PAGE), 10)
    save(note.tags)
    return Ratio(f"saving a note with {TAGS} tags / a page", size, *times, 10)


def _named(text: str) -> str:
    return f"`{text}`" if text else "everything"


def _queries() -> Iterator[tuple[str, Filter]]:
    return ((text, parse(text, typing=True)) for text in QUERIES)
