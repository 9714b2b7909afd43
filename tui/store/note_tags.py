"""Finds tags for a note among the notes most like it."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from heapq import nlargest

from tui.model.tagcare.note_tags import (
    MOST_NEIGHBOURS,
    Neighbour,
    likeness,
    most_notes,
    possible_names,
    tags_for,
    telling_words,
)
from tui.store import notes
from tui.store.sql import AMONG, HIDDEN, listed
from tui.store.stored_values import as_text, fetch_all
from tui.store.tags import tags_of


def tags_for_note(connection: sqlite3.Connection, note_id: int) -> list[str]:
    """Returns live tags that a note lacks, the best first; none for a note that is gone."""
    note = notes.get(connection, note_id)
    if note is None:
        return []
    title, text = note.title, note.summary
    near = _neighbours(connection, note_id, title, text)
    return tags_for(title, text, near, _named(connection, title, text), note.tags)


def _neighbours(
    connection: sqlite3.Connection, note_id: int, title: str, text: str
) -> list[Neighbour]:
    (total,) = connection.execute("SELECT count(*) FROM notes").fetchone()
    at = {
        word: _positions_of(connection, word, most_notes(total) + 1)
        for word in telling_words(title, text)
    }
    found = likeness(title, text, at, total)
    best = nlargest(2 * MOST_NEIGHBOURS, found, key=lambda position: (found[position], position))
    ids = _ids_at(connection, best)
    near = [position for position in best if ids.get(position, note_id) != note_id]
    tags = tags_of(connection, list(ids.values()))
    return [
        Neighbour(found[position], tags.get(ids[position], ()))
        for position in near[:MOST_NEIGHBOURS]
    ]


def _positions_of(connection: sqlite3.Connection, word: str, most: int) -> list[int]:
    """Returns where the notes with a word are, or some of them where there are too many."""
    query = "SELECT rowid FROM note_text WHERE note_text MATCH ? LIMIT ?"
    return [position for (position,) in connection.execute(query, (f'"{word}"', most))]


def _ids_at(connection: sqlite3.Connection, positions: Sequence[int]) -> dict[int, int]:
    """Returns the ids of the notes outside the trash, by their positions."""
    query = f"SELECT position, id FROM notes WHERE position {AMONG} AND trashed IS NOT 1"
    return dict(connection.execute(query, (listed(positions),)).fetchall())


def _named(connection: sqlite3.Connection, title: str, text: str) -> list[str]:
    """Returns the live tags that a text may name."""
    query = f"SELECT {as_text('name')} FROM tags WHERE folded {AMONG} AND NOT {HIDDEN}"
    names = fetch_all(connection, query, (listed(possible_names(title, text)),))
    return [name for (name,) in names]
