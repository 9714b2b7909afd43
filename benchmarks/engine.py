"""Pages, counts and writes without a screen."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from functools import partial
from itertools import cycle
from pathlib import Path

from pyroaring import BitMap

from benchmarks.rows import LARGE, Ratio, Row, Time, in_large
from benchmarks.stopwatch import best, race
from tui.filters.parser import parse
from tui.filters.syntax import Filter
from tui.library.edits import Rewrite
from tui.library.library import Library
from tui.library.reading import LEADING_TAGS

QUERIES = (
    *("", "n", "netw", "#ai", "#rust/async", "#ai #python", "#ai network", "-#ai"),
    "is:unread",
)

FIELDS = (
    *("title:network", "title:netw", '"data network"', "words:>300", "words:>900"),
    *("links:>0", "like:1"),
)
"""Filters that no tag and no single word answers."""

ORDERS = ("sort:title", "sort:title network")
"""Filters whose page has an order of its own."""

PAGE = 60
"""Rows of a page."""

TAGS = 16
"""How many tags a note is saved with."""


def engine(path: Path, size: int) -> Iterator[Row]:
    """Measures the library, called in this process."""
    with Library(path) as library:
        library.overview(parse(""))
        yield from _pages(library, size)
        yield from _counts(library, path, size)
        if size <= LARGE:
            yield from _worst_counts(library, path, size)
        yield from _fields(library, size)
        yield _saving(library, size)


def in_order(path: Path) -> float:
    """Returns the seconds to read the positions of all notes in order."""
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
        counted = best(lambda q=query: _overview(library, q), 3)  # type: ignore[misc]
        what = f"counts of {_named(text)}, no screen / all ids in order"
        yield Ratio(what, size, counted, in_order(path), in_large(size, 2))


def _overview(library: Library, query: Filter) -> None:
    """Computes all that a screen shows of a result, without the words found before."""
    if library.facets:
        library.facets.remembered = {}
    library.overview(query)


def _worst_counts(library: Library, path: Path, size: int) -> Iterator[Row]:
    """Measures the tags of the slowest result, beside intersecting each tag with it."""
    facets = library.overview(parse("")).facets
    carriers = _carriers(path)
    found = {text: library.find(query).positions for text, query in _queries()}
    ways = {
        "leading tags": lambda result: facets.leading(result, LEADING_TAGS),
        "all tags": facets.counts,
    }
    for name, count in ways.items():
        seconds = {text: best(partial(count, found[text]), 3) for text in found}
        worst = max(seconds, key=seconds.__getitem__)
        times = race(partial(count, found[worst]), partial(_intersect, carriers, found[worst]))
        what = f"{name} of the worst result, {_named(worst)} / every tag intersected in turn"
        yield Ratio(what, size, *times, in_large(size, 0.25) if name == "leading tags" else None)


def _intersect(carriers: Sequence[BitMap], result: BitMap) -> None:
    for notes in carriers:
        notes.intersection_cardinality(result)


def _carriers(path: Path) -> list[BitMap]:
    """Returns the positions of the notes with a tag, for every tag."""
    positions: dict[int, list[int]] = {}
    with closing(sqlite3.connect(path)) as connection:
        query = "SELECT tag_id, position FROM note_tags JOIN notes ON notes.id = note_id"
        for tag, position in connection.execute(query):
            positions.setdefault(tag, []).append(position)
    return list(map(BitMap, positions.values()))


def _fields(library: Library, size: int) -> Iterator[Row]:
    """Measures what asks the titles, the stored numbers and the words, each to its last note."""
    for text in FIELDS:
        query = parse(text)
        budget = 0.5 if len(library.find(query).order) > size / 3 else 0.1
        taken = best(lambda q=query: library.find(q), 3)  # type: ignore[misc]
        yield Time(f"all of `{text}`, no screen", size, taken, 0, budget)
    for text in ORDERS:
        query = parse(text)
        taken = best(lambda q=query: library.page(q, PAGE), 3)  # type: ignore[misc]
        yield Time(f"page of `{text}`, no screen", size, taken, 0, 0.1)


def _saving(library: Library, size: int) -> Row:
    """Measures saving a note with other tags each time; restores its own in the end."""
    newest = library.find(parse(""), 1)
    (note,) = library.notes(newest, newest.order)
    names = [tag.name for tag in library.overview(parse("")).tags[: 2 * TAGS]]
    choices = cycle((tuple(names[:TAGS]), tuple(names[TAGS:])))

    def save(tags: tuple[str, ...]) -> None:
        library.apply(Rewrite(note.id, {"tags": tags}))

    times = race(lambda: save(next(choices)), lambda: library.page(parse(""), PAGE), 10)
    save(note.tags)
    return Ratio(f"saving a note with {TAGS} tags / a page", size, *times, 2)


def _named(text: str) -> str:
    return f"`{text}`" if text else "everything"


def _queries() -> Iterator[tuple[str, Filter]]:
    return ((text, parse(text, typing=True)) for text in QUERIES)
