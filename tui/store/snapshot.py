"""Which notes carry a tag and which tags a note carries, whole, as a library keeps it for itself.

Reading it from the tables takes a hundred times as long as from the copy that lies in the file.
The copy is as of some change; what was written since is told by ``changes``.
"""

from __future__ import annotations

import sqlite3
from array import array
from dataclasses import dataclass
from itertools import accumulate

from pyroaring import BitMap

from tui.store.connection import transaction


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The tags of a library as of one of its changes."""

    seq: int
    """The last change it knows of."""
    positions: BitMap
    """Of all notes."""
    trashed: BitMap
    carriers: dict[int, BitMap]
    """The positions of the notes that carry a tag, by its id."""
    ends: array[int]
    """For each note in the order of positions, where its tags end among all ``tags``."""
    tags: array[int]
    """The ids of the tags of every note, one after the other."""

    def tags_at(self, position: int) -> array[int]:
        """The ids of the tags of a note; none where there is no note."""
        if position not in self.positions:
            return array("I")
        place = self.positions.rank(position) - 1
        return self.tags[self.ends[place - 1] if place else 0 : self.ends[place]]


EMPTY = Snapshot(-1, BitMap(), BitMap(), {}, array("I"), array("I"))
"""What is known of a library that was never read."""


def read(connection: sqlite3.Connection, seq: int) -> Snapshot:
    """A snapshot from the tables themselves, which may be ahead of the change it is as of."""
    positions: dict[int, int] = dict(connection.execute("SELECT id, position FROM notes"))
    trashed = connection.execute("SELECT position FROM notes WHERE trashed = 1")
    tags: dict[int, list[int]] = {position: [] for position in sorted(positions.values())}
    carriers: dict[int, list[int]] = {}
    for note, tag in connection.execute("SELECT note_id, tag_id FROM note_tags"):
        if (position := positions.get(note)) is not None:
            tags[position].append(tag)
            carriers.setdefault(tag, []).append(position)
    return Snapshot(
        seq,
        BitMap(tags),
        BitMap(position for (position,) in trashed),
        {tag: BitMap(notes) for tag, notes in carriers.items()},
        array("I", accumulate(map(len, tags.values()))),
        array("I", (tag for each in tags.values() for tag in each)),
    )


def load(connection: sqlite3.Connection) -> Snapshot:
    """The copy that the library keeps, or `EMPTY`."""
    row = connection.execute(
        "SELECT seq, positions, trashed, carrier_tags, carrier_sizes, carriers, ends, tags"
        " FROM snapshot"
    ).fetchone()
    if row is None:
        return EMPTY
    seq, positions, trashed, carrier_tags, carrier_sizes, carriers, ends, tags = row
    try:
        return Snapshot(
            seq,
            BitMap.deserialize(positions),
            BitMap.deserialize(trashed),
            _bitmaps(_numbers(carrier_tags), _numbers(carrier_sizes), carriers),
            _numbers(ends),
            _numbers(tags),
        )
    except ValueError:
        return EMPTY


def keep(connection: sqlite3.Connection, snapshot: Snapshot) -> None:
    """Store a copy in the library, or leave it for another time where that is not possible."""
    carriers = [notes.serialize() for notes in snapshot.carriers.values()]
    row = (
        snapshot.seq,
        snapshot.positions.serialize(),
        snapshot.trashed.serialize(),
        array("I", snapshot.carriers).tobytes(),
        array("I", map(len, carriers)).tobytes(),
        b"".join(carriers),
        snapshot.ends.tobytes(),
        snapshot.tags.tobytes(),
    )
    try:
        with transaction(connection):
            connection.execute("DELETE FROM snapshot")
            connection.execute("INSERT INTO snapshot VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row)
    except sqlite3.OperationalError:
        return


def _numbers(content: bytes) -> array[int]:
    numbers = array("I")
    numbers.frombytes(content)
    return numbers


def _bitmaps(tags: array[int], sizes: array[int], content: bytes) -> dict[int, BitMap]:
    ends = accumulate(sizes)
    return {
        tag: BitMap.deserialize(content[end - size : end])
        for tag, size, end in zip(tags, sizes, ends, strict=True)
    }
