"""What filters and orders ask of a note's texts, so that many notes are asked without reading them.

Triggers take the digest away from a note whose texts or position another program or this one has
changed, and whoever writes next makes it anew: as many as a moment allows, so that no change waits
for the notes of another program. Until then the texts themselves are asked.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from time import monotonic
from typing import Any

from tui.model.fold import fold, words
from tui.store.positions import IS_POSITION
from tui.store.sql import AMONG, listed
from tui.store.stored_values import as_text, fetch_all

SLICE = 2_000
"""How many notes' texts are read at a time."""

MISSING_SLICE = 10
"""How many of the missing ones are made between two looks at the clock."""

SECONDS = 0.05
"""How long a change that has made its own goes on to make those of other programs' notes."""

TABLE = """
    CREATE TABLE digests (
        position INTEGER PRIMARY KEY,
        title TEXT,
        is_titled INTEGER,
        words INTEGER,
        links INTEGER
    )
    """
"""By the positions of the notes, which every index has as well. ``title`` is null where the digest
is missing; ``is_titled`` is false where it is of the URL of a note without a title."""

INDEXED = ("title", "words", "links")

COLUMNS = ("title", "is_titled", "words", "links")
"""What `digest` returns."""

MISSING = (None,) * len(COLUMNS)

IS_MISSING = "title IS NULL"
"""The SQL of whether a note has no digest."""

_TEXTS = as_text("notes.title", "url", "summary")


def complete(connection: sqlite3.Connection) -> bool:
    """Makes digests that are missing, for `SECONDS`; returns whether there may be more of them."""
    query = (
        f"SELECT position, {_TEXTS} FROM digests CROSS JOIN notes USING (position)"
        f" WHERE digests.{IS_MISSING} LIMIT {MISSING_SLICE}"
    )
    end = monotonic() + SECONDS
    while rows := fetch_all(connection, query):
        _write(connection, rows)
        if monotonic() >= end:
            return True
    return False


def are_complete(connection: sqlite3.Connection) -> bool:
    """Returns whether none is missing."""
    query = f"SELECT 1 FROM digests WHERE {IS_MISSING} LIMIT 1"
    return connection.execute(query).fetchone() is None


def rebuild(connection: sqlite3.Connection) -> None:
    """Makes all digests anew, and their indexes in one go at the end."""
    for column in INDEXED:
        connection.execute(f"DROP INDEX IF EXISTS digests_{column}")
    connection.execute("DELETE FROM digests")
    for texts in _slices(connection):
        _write(connection, texts)
    for column in INDEXED:
        connection.execute(f"CREATE INDEX digests_{column} ON digests ({column})")


def differ(connection: sqlite3.Connection) -> bool:
    """Returns whether some digest that is there is not that of its note, or is of none."""
    count = 0
    for notes in _slices(connection):
        count += len(notes)
        kept = _kept(connection, [position for position, *_ in notes])
        if any(kept.get(position) not in (MISSING, digest(*texts)) for position, *texts in notes):
            return True
    (present,) = connection.execute(f"SELECT count(*) FROM digests WHERE {IS_POSITION}").fetchone()
    return bool(present != count)


def _kept(connection: sqlite3.Connection, positions: list[int]) -> dict[int, tuple[Any, ...]]:
    query = f"SELECT position, {', '.join(COLUMNS)} FROM digests WHERE position {AMONG}"
    rows = fetch_all(connection, query, (listed(positions),))
    return {position: tuple(columns) for position, *columns in rows}


def _slices(connection: sqlite3.Connection) -> Iterator[list[tuple[Any, ...]]]:
    """Yields position and texts of all notes, some at a time."""
    query = (
        f"SELECT position, {_TEXTS} FROM notes WHERE {IS_POSITION} AND position > ?"
        f" ORDER BY position LIMIT {SLICE}"
    )
    last = -1
    while rows := fetch_all(connection, query, (last,)):
        yield rows
        last = rows[-1][0]


def order_title(title: str, url: str) -> str:
    """Returns what a note is ordered by: its title, as it is shown."""
    return fold(title or url)


def word_count(summary: str) -> int:
    """Returns how many words a summary has."""
    return len(words(summary))


def link_count(summary: str) -> int:
    """Returns how many links and images a summary has."""
    if not ("://" in summary or "](" in summary or "]:" in summary or "<" in summary):
        # No link is written without one of them, and to parse a text takes long.
        return 0
    from tui.prose.links import links

    return len(links(summary))


def digest(title: str, url: str, summary: str) -> tuple[str, bool, int, int]:
    """Returns what it is ordered by, whether that is its title, and the counts of its summary."""
    return order_title(title, url), title != "", word_count(summary), link_count(summary)


def _write(connection: sqlite3.Connection, rows: Iterable[tuple[Any, ...]]) -> None:
    connection.executemany(
        f"INSERT OR REPLACE INTO digests (position, {', '.join(COLUMNS)}) VALUES (?, ?, ?, ?, ?)",
        ((position, *digest(*texts)) for position, *texts in rows),
    )
