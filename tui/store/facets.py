"""Tag counts within any result, from bitmaps: which notes carry a tag, which tags a note carries.

Both directions are kept by position, loaded once and brought forward from ``changes``. A small
result is counted note by note; of one that leaves few notes out, those are counted and taken from
the whole; any other is intersected with each tag.
"""

from __future__ import annotations

import sqlite3
from array import array
from collections import Counter
from collections.abc import Mapping
from itertools import chain

from pyroaring import BitMap

from tui.model.row import TagCount
from tui.store import snapshot
from tui.store.tags import families

SMALL_SHARE = 0.1
"""Up to this share of the library, counting note by note is the faster way."""

MOST_REPLAYED = 5_000
"""Beyond so many changes, reading everything anew is the faster way."""


class Facets:
    """The tags of every note of a library; only what is in the trash is not counted."""

    def __init__(self) -> None:
        self.all = BitMap()
        """The positions of all notes."""
        self._trashed = BitMap()
        self._carriers: dict[int, BitMap] = {}
        self._read = snapshot.EMPTY
        self._tags: dict[int, array[int]] = {}
        """Of the notes that changed since everything was read."""
        self._names: dict[int, str] = {}
        """In alphabetical order."""
        self._families: dict[int, BitMap] = {}
        """Of each tag that has children: the notes that carry it or one of them."""
        self._totals: dict[int, int] = {}
        self._seen = -1

    def refresh(self, connection: sqlite3.Connection) -> None:
        """Bring everything forward to what the library holds now."""
        newest = connection.execute("SELECT coalesce(max(seq), 0) FROM changes").fetchone()[0]
        if newest == self._seen:
            return
        if self._seen < 0:
            self._take(snapshot.load(connection))
        changed = self._changed_positions(connection)
        if changed is None:
            self._take(snapshot.read(connection, newest))
            snapshot.keep(connection, self._read)
        else:
            for position in changed:
                self._reload(connection, position)
        names = connection.execute("SELECT id, name FROM tags")
        self._names = dict(sorted(names, key=lambda tag: tag[1].casefold()))
        self._families = {
            parent: BitMap.union(*map(self.carriers, tags))
            for parent, tags in families(connection).items()
        }
        trashed = self._count(self._trashed)
        carriers = self._carriers | self._families
        self._totals = {tag: len(notes) - trashed.get(tag, 0) for tag, notes in carriers.items()}
        self._seen = newest

    def carriers(self, tag_id: int) -> BitMap:
        """The positions of the notes that carry a tag."""
        return self._carriers.get(tag_id, BitMap())

    def counts(self, result: BitMap) -> list[TagCount]:
        """The tags of a result, most frequent first, then by name.

        A tag is counted with its children, as a filter finds it: ``rust`` with ``rust/async``.
        """
        found = self._count(result)
        tags = [tag for tag in self._names if tag in found]
        tags.sort(key=found.__getitem__, reverse=True)
        return [TagCount(self._names[tag], found[tag], self._totals[tag]) for tag in tags]

    def _count(self, result: BitMap) -> Mapping[int, int]:
        own = self._count_each(result)
        rolled_up = {
            tag: count
            for tag, notes in self._families.items()
            if (count := notes.intersection_cardinality(result))
        }
        return {**own, **rolled_up}

    def _count_each(self, result: BitMap) -> Mapping[int, int]:
        small = SMALL_SHARE * len(self.all)
        if len(result) <= small:
            return self._counted(result)
        left_out = self.all - result
        if len(left_out) <= small:
            missing = self._counted(left_out)
            counts = ((tag, len(notes) - missing[tag]) for tag, notes in self._carriers.items())
        else:
            counts = (
                (tag, notes.intersection_cardinality(result))
                for tag, notes in self._carriers.items()
            )
        return {tag: count for tag, count in counts if count}

    def _counted(self, result: BitMap) -> Counter[int]:
        return Counter(chain.from_iterable(map(self._tags_at, result)))

    def _tags_at(self, position: int) -> array[int]:
        changed = self._tags.get(position)
        return self._read.tags_at(position) if changed is None else changed

    def _changed_positions(self, connection: sqlite3.Connection) -> set[int] | None:
        """The positions that something happened at; None where it may be anywhere."""
        rows = connection.execute(
            "SELECT note_id, position FROM changes WHERE seq > ? LIMIT ?",
            (self._read.seq if self._seen < 0 else self._seen, MOST_REPLAYED + 1),
        ).fetchall()
        is_anywhere = any(note_id is None for note_id, _ in rows) or len(rows) > MOST_REPLAYED
        if self._read is snapshot.EMPTY or is_anywhere:
            return None
        return {position for _, position in rows if position > 0}

    def _take(self, everything: snapshot.Snapshot) -> None:
        self._read = everything
        self._carriers = everything.carriers
        self.all = everything.positions.copy()
        self._trashed = everything.trashed
        self._tags = {}

    def _reload(self, connection: sqlite3.Connection, position: int) -> None:
        for tag in self._tags_at(position):
            self._carriers[tag].discard(position)
        self._tags[position] = array("I")
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
