"""Tag counts within any result, from bitmaps: which notes carry a tag, which tags a note carries.

Both directions are kept by position, loaded once and brought forward from ``changes``. A small
result is counted note by note, a large one by intersecting each tag with it.
"""

from __future__ import annotations

import sqlite3
from array import array
from collections import Counter

from pyroaring import BitMap

from tui.model.row import TagCount

SMALL_SHARE = 0.03
"""Up to this share of the library, counting note by note is the faster way."""


class Facets:
    """The tags of every note of a library; only what is in the trash is not counted."""

    def __init__(self) -> None:
        self.all = BitMap()
        """The positions of all notes."""
        self._trashed = BitMap()
        self._names: dict[int, str] = {}
        self._carriers: dict[int, BitMap] = {}
        self._tags: dict[int, array[int]] = {}
        self._seen = -1

    def refresh(self, connection: sqlite3.Connection) -> None:
        """Bring everything forward to what the library holds now."""
        newest = connection.execute("SELECT coalesce(max(seq), 0) FROM changes").fetchone()[0]
        if newest == self._seen:
            return
        rows = connection.execute(
            "SELECT note_id, position FROM changes WHERE seq > ?", (self._seen,)
        ).fetchall()
        if self._seen < 0 or any(note_id is None for note_id, _ in rows):
            self._load(connection)
        else:
            for position in {position for _, position in rows}:
                self._reload(connection, position)
        self._names = dict(connection.execute("SELECT id, name FROM tags"))
        self._seen = newest

    def carriers(self, tag_id: int) -> BitMap:
        """The positions of the notes that carry a tag."""
        return self._carriers.get(tag_id, BitMap())

    def counts(self, result: BitMap) -> list[TagCount]:
        """The tags of a result, most frequent first, then by name."""
        found = self._count(result)
        counts = [
            TagCount(self._names[tag], count, self._total(tag))
            for tag, count in found.items()
            if tag in self._names
        ]
        counts.sort(key=lambda tag: (-tag.count, tag.name.casefold()))
        return counts

    def _total(self, tag: int) -> int:
        return self._carriers[tag].difference_cardinality(self._trashed)

    def _count(self, result: BitMap) -> dict[int, int]:
        if len(result) <= SMALL_SHARE * len(self.all):
            counter: Counter[int] = Counter()
            for position in result:
                counter.update(self._tags.get(position, ()))
            return counter
        return {
            tag: count
            for tag, notes in self._carriers.items()
            if (count := notes.intersection_cardinality(result))
        }

    def _load(self, connection: sqlite3.Connection) -> None:
        self.all = BitMap(row[0] for row in connection.execute("SELECT position FROM notes"))
        self._trashed = BitMap(
            row[0] for row in connection.execute("SELECT position FROM notes WHERE trashed = 1")
        )
        self._tags = {}
        positions: dict[int, list[int]] = {}
        for tag, position in connection.execute(
            "SELECT tag_id, position FROM note_tags JOIN notes ON notes.id = note_id"
        ):
            positions.setdefault(tag, []).append(position)
            self._tags.setdefault(position, array("I")).append(tag)
        self._carriers = {tag: BitMap(notes) for tag, notes in positions.items()}

    def _reload(self, connection: sqlite3.Connection, position: int) -> None:
        for tag in self._tags.pop(position, ()):
            self._carriers[tag].discard(position)
        self.all.discard(position)
        self._trashed.discard(position)
        row = connection.execute(
            "SELECT id, trashed FROM notes WHERE position = ?", (position,)
        ).fetchone()
        if row is None:
            return
        note_id, is_trashed = row
        self.all.add(position)
        if is_trashed:
            self._trashed.add(position)
        rows = connection.execute("SELECT tag_id FROM note_tags WHERE note_id = ?", (note_id,))
        self._tags[position] = array("I", [tag for (tag,) in rows])
        for tag in self._tags[position]:
            self._carriers.setdefault(tag, BitMap()).add(position)
