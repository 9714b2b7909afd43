"""The copy of a snapshot that a library keeps for whoever opens it next.

Reading it takes a hundredth of the time that the tables take.
"""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Iterator

from pyroaring import BitMap

from tui.store.connection import transaction, without_waiting
from tui.store.packed_lists import PackedLists
from tui.store.snapshot import EMPTY, STATES, Snapshot


def load(connection: sqlite3.Connection) -> Snapshot:
    """Returns the copy that the library keeps, or `EMPTY`."""
    parts: dict[str, bytes] = dict(connection.execute("SELECT name, content FROM snapshot"))
    try:
        return Snapshot(
            int(parts["seq"]),
            BitMap.deserialize(parts["notes"]),
            {state: BitMap.deserialize(parts[state]) for state in STATES},
            PackedLists(_numbers(parts["tag_ends"]), _numbers(parts.pop("tags_of_notes"))),
            _numbers(parts["tags"]),
            PackedLists(_numbers(parts["note_ends"]), _numbers(parts.pop("notes_of_tags"))),
        )
    except (KeyError, ValueError):
        return EMPTY


def keep(connection: sqlite3.Connection, snapshot: Snapshot) -> bool:
    """Stores a copy in the library, unless it has a newer one; returns whether it has one now.

    Nothing is stored while another program is writing, or where nothing can be written: without a
    copy, the next program to open the library reads the tables.
    """
    try:
        with without_waiting(connection), transaction(connection):
            if _kept_seq(connection) <= snapshot.seq:
                connection.execute("DELETE FROM snapshot")
                connection.executemany("INSERT INTO snapshot VALUES (?, ?)", _parts(snapshot))
    except sqlite3.OperationalError:
        return False
    return True


def _kept_seq(connection: sqlite3.Connection) -> int:
    row = connection.execute("SELECT content FROM snapshot WHERE name = 'seq'").fetchone()
    try:
        return int(row[0]) if row else EMPTY.seq
    except ValueError:
        return EMPTY.seq


def _parts(snapshot: Snapshot) -> Iterator[tuple[str, bytes | memoryview]]:
    yield "seq", str(snapshot.seq).encode()
    yield "notes", snapshot.notes.serialize()
    for state, notes in snapshot.states.items():
        yield state, notes.serialize()
    yield "tag_ends", memoryview(snapshot.tags_of_notes.ends)
    yield "tags_of_notes", memoryview(snapshot.tags_of_notes.numbers)
    yield "tags", memoryview(snapshot.tags)
    yield "note_ends", memoryview(snapshot.notes_of_tags.ends)
    yield "notes_of_tags", memoryview(snapshot.notes_of_tags.numbers)


def _numbers(content: bytes) -> array[int]:
    numbers = array("I")
    numbers.frombytes(content)
    return numbers
