"""The copy of a snapshot that a library keeps for whoever opens it next.

Reading it takes a hundredth of the time that the tables take. A copy that is not as it was written
is none: the tables are read, and it is made anew.
"""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Iterable, Iterator, Mapping
from zlib import crc32

from pyroaring import BitMap

from tui.store.connection import transaction, without_waiting
from tui.store.packed_lists import PackedLists
from tui.store.snapshot import EMPTY, Snapshot
from tui.store.staleness import newest_change
from tui.store.states import STATES

CHECKSUM = "checksum"
"""The name of the part that tells whether all others are as they were written."""

NAMES = ("seq", "notes", *STATES, "tag_ends", "tags_of_notes", "tags", "note_ends", "notes_of_tags")
"""The other parts, in the order in which they are added up."""

MOST_BYTES = 1 << 30
"""What the parts have together at most: several times those of a million notes."""


def load(connection: sqlite3.Connection) -> Snapshot:
    """Returns the copy that the library keeps, or `EMPTY` where there is none to be relied on."""
    try:
        parts = _read(connection)
        return _snapshot(connection, parts) if parts else EMPTY
    except sqlite3.OperationalError:
        raise
    except (sqlite3.DatabaseError, KeyError, ValueError):
        import logging

        logging.getLogger(__name__).info("the copy of the counts is damaged, and is made anew")
        return EMPTY


def keep(connection: sqlite3.Connection, snapshot: Snapshot) -> bool:
    """Stores a copy in the library, unless it has a newer one; returns whether it is done with.

    One that leaves out tags that are not there is not stored: they may come back unnoticed.
    Nothing is stored while another program is writing, or where nothing can be written: without a
    copy, the next program to open the library reads the tables.
    """
    if snapshot.has_orphans:
        return True
    try:
        with without_waiting(connection), transaction(connection):
            if load(connection).seq <= snapshot.seq:
                connection.execute("DELETE FROM snapshot")
                parts = dict(zip(NAMES, _contents(snapshot), strict=True))
                connection.executemany("INSERT INTO snapshot VALUES (?, ?)", parts.items())
                connection.execute("INSERT INTO snapshot VALUES (?, ?)", (CHECKSUM, _sum_of(parts)))
    except sqlite3.DatabaseError:
        return False
    return True


def _read(connection: sqlite3.Connection) -> dict[str, bytes]:
    """Returns the parts of the copy by name; none where there is no copy.

    Raises:
        ValueError: They are more than any library needs.
    """
    (size,) = connection.execute("SELECT sum(length(content)) FROM snapshot").fetchone()
    if size is None:
        return {}
    if size > MOST_BYTES:
        raise ValueError("the copy is too large")
    names = ", ".join(f"'{name}'" for name in (*NAMES, CHECKSUM))
    return dict(
        connection.execute(
            f"SELECT name, CAST(content AS BLOB) FROM snapshot WHERE name IN ({names})"
        )
    )


def _snapshot(connection: sqlite3.Connection, parts: dict[str, bytes]) -> Snapshot:
    """Returns the snapshot of these parts, which are used up.

    Raises:
        KeyError: One is missing.
        ValueError: One is not as it was written, or they are of another library.
    """
    if parts.pop(CHECKSUM) != _sum_of(parts):
        raise ValueError("the copy is not as it was written")
    seq = int(parts["seq"])
    if seq > newest_change(connection):
        raise ValueError("the copy is as of a change that never was")
    return Snapshot(
        seq,
        BitMap.deserialize(parts["notes"]),
        {state: BitMap.deserialize(parts[state]) for state in STATES},
        PackedLists(_numbers(parts["tag_ends"]), _numbers(parts.pop("tags_of_notes"))),
        _numbers(parts["tags"]),
        PackedLists(_numbers(parts["note_ends"]), _numbers(parts.pop("notes_of_tags"))),
    )


def _contents(snapshot: Snapshot) -> Iterator[bytes | memoryview]:
    """Yields the content of each part, in the order of `NAMES`."""
    yield str(snapshot.seq).encode()
    yield snapshot.notes.serialize()
    yield from (snapshot.states[state].serialize() for state in STATES)
    for numbers in _all_numbers(snapshot):
        yield memoryview(numbers)


def _all_numbers(snapshot: Snapshot) -> Iterable[array[int]]:
    by_note, by_tag = snapshot.tags_of_notes, snapshot.notes_of_tags
    return by_note.ends, by_note.numbers, snapshot.tags, by_tag.ends, by_tag.numbers


def _sum_of(parts: Mapping[str, bytes | memoryview]) -> bytes:
    """Returns the checksum of all parts with their sizes.

    Raises:
        KeyError: One is missing.
    """
    total = 0
    for name in NAMES:
        content = memoryview(parts[name])
        total = crc32(content, crc32(b"%s %d;" % (name.encode(), content.nbytes), total))
    return b"%08x" % total


def _numbers(content: bytes) -> array[int]:
    numbers = array("I")
    numbers.frombytes(content)
    return numbers
