"""Which notes carry a tag, which tags a note carries and what state it is in, as of one moment.

A library keeps a copy of it for itself: reading that takes a hundredth of the time that the tables
take. What was written since is told by ``changes``. Most tags of a library are on a single note:
those have no bitmap.
"""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate, chain

from pyroaring import BitMap

from tui.store.connection import transaction

STATES = {
    "trashed": "trashed = 1",
    "archived": "archived = 1",
    "read": "read = 1",
    "starred": "starred = 1",
    "tagged": "EXISTS (SELECT 1 FROM note_tags WHERE note_id = notes.id)",
    "summarised": "summary <> ''",
    "commented": "comment <> ''",
}
"""What is known of all notes, as SQL."""

NO_TAGS: array[int] = array("I")


@dataclass(frozen=True)
class Since:
    """What is not any more as a snapshot has it."""

    states: Mapping[str, BitMap]
    """The notes of each of `STATES` now."""
    changed: BitMap = field(default_factory=BitMap)
    """The positions that something happened at."""
    tags: Mapping[int, array[int]] = field(default_factory=dict)
    """The tags of the notes that are at those positions now."""

    @cached_property
    def carriers(self) -> Mapping[int, BitMap]:
        """The changed notes that carry a tag, for each tag that any of them carries."""
        found: dict[int, list[int]] = {}
        for position, tags in self.tags.items():
            for tag in tags:
                found.setdefault(tag, []).append(position)
        return {tag: BitMap(positions) for tag, positions in found.items()}


@dataclass(frozen=True)
class Snapshot:
    """The tags and states of a library as of one of its changes.

    It is never changed itself. Tags are ids, notes are positions.
    """

    seq: int
    """The last change it knows of."""
    notes: BitMap
    """All of them."""
    states: Mapping[str, BitMap]
    """The notes of each of `STATES`."""
    shared: Mapping[int, BitMap]
    """The notes that carry a tag, for each tag on more than one; in alphabetical order."""
    lone_tags: array[int]
    """The tags on one note only, in alphabetical order."""
    lone_notes: array[int]
    """The note of each lone tag."""
    ends: array[int]
    """For each note in the order of positions, where its tags end among all ``tags``."""
    tags: array[int]
    """The tags of every note, one after the other."""

    def tags_at(self, position: int) -> array[int]:
        """The tags of a note; none where there is no note."""
        if position not in self.notes:
            return NO_TAGS
        place = self.notes.rank(position) - 1
        return self.tags[self._start(place) : self.ends[place]]

    def carriers(self, tag: int) -> BitMap:
        """The notes that carry a tag."""
        if (notes := self.shared.get(tag)) is not None:
            return notes
        return BitMap([self.lone[tag]] if tag in self.lone else ())

    def number_of_lone(self, notes: BitMap) -> int:
        """How many lone tags some notes carry."""
        return sum(level.intersection_cardinality(notes) for level in self._lone_levels)

    def lone_within(self, notes: BitMap) -> Iterator[int]:
        """The lone tags that some notes carry, in alphabetical order."""
        return (tag for tag, note in self.lone.items() if note in notes)

    @cached_property
    def lone(self) -> Mapping[int, int]:
        """The note of each lone tag, by the tag."""
        return dict(zip(self.lone_tags, self.lone_notes, strict=True))

    @cached_property
    def sizes(self) -> Mapping[int, int]:
        """How many notes carry each shared tag."""
        return {tag: len(notes) for tag, notes in self.shared.items()}

    @cached_property
    def _lone_levels(self) -> list[BitMap]:
        """The notes with one lone tag at least, with two at least, and so on."""
        levels: list[list[int]] = []
        reached: dict[int, int] = {}
        for position in self.lone_notes:
            level = reached[position] = reached.get(position, -1) + 1
            if level == len(levels):
                levels.append([])
            levels[level].append(position)
        return list(map(BitMap, levels))

    def after(
        self,
        seq: int,
        since: Since,
        alphabet: Iterable[int],
    ) -> Snapshot:
        """The snapshot of a later moment.

        Args:
            seq: The last change that it knows of.
            since: What changed up to that.
            alphabet: All tags in alphabetical order.
        """
        touched = set(chain.from_iterable(map(self.tags_at, since.changed)))
        carriers = {
            **self.shared,
            **{tag: BitMap([note]) for tag, note in self.lone.items()},
            **{tag: self.carriers(tag) - since.changed for tag in touched},
        }
        for tag, notes in since.carriers.items():
            carriers[tag] = carriers.get(tag, BitMap()) | notes
        ends, tags = self._forward_after(since)
        present = (self.notes - since.changed) | BitMap(since.tags)
        return _made(seq, present, since.states, carriers, ends, tags, alphabet)

    def _start(self, place: int) -> int:
        return self.ends[place - 1] if place else 0

    def _forward_after(self, since: Since) -> tuple[array[int], array[int]]:
        """``ends`` and ``tags`` with the tags of the changed notes replaced."""
        ends, tags, copied = array("I"), array("I"), 0

        def copy_up_to(place: int) -> None:
            shift = len(tags) - self._start(copied)
            tags.extend(self.tags[self._start(copied) : self._start(place)])
            ends.extend(end + shift for end in self.ends[copied:place])

        for position in since.changed:
            is_known = position in self.notes
            place = self.notes.rank(position) - is_known
            copy_up_to(place)
            copied = place + is_known
            if (own := since.tags.get(position)) is not None:
                tags.extend(own)
                ends.append(len(tags))
        copy_up_to(len(self.ends))
        return ends, tags


EMPTY = Snapshot(-1, BitMap(), {}, {}, NO_TAGS, NO_TAGS, NO_TAGS, NO_TAGS)
"""What is known of a library that was never read."""


def read(connection: sqlite3.Connection, seq: int, alphabet: Iterable[int]) -> Snapshot:
    """A snapshot from the tables themselves, which may be ahead of the change it is as of."""
    positions: dict[int, int] = dict(connection.execute("SELECT id, position FROM notes"))
    tags: dict[int, array[int]] = {position: array("I") for position in sorted(positions.values())}
    carriers: dict[int, array[int]] = {}
    for note, tag in connection.execute("SELECT note_id, tag_id FROM note_tags"):
        if (position := positions.get(note)) is not None:
            tags[position].append(tag)
            carriers.setdefault(tag, array("I")).append(position)
    states = {
        state: BitMap(
            position
            for (position,) in connection.execute(f"SELECT position FROM notes WHERE {condition}")
        )
        for state, condition in STATES.items()
    }
    return _made(
        seq,
        BitMap(tags),
        states,
        {tag: BitMap(notes) for tag, notes in carriers.items()},
        array("I", accumulate(map(len, tags.values()))),
        array("I", chain.from_iterable(tags.values())),
        alphabet,
    )


def _made(
    seq: int,
    notes: BitMap,
    states: Mapping[str, BitMap],
    carriers: Mapping[int, BitMap],
    ends: array[int],
    tags: array[int],
    alphabet: Iterable[int],
) -> Snapshot:
    ordered = [(tag, carriers[tag]) for tag in alphabet if tag in carriers]
    lone = [(tag, notes[0]) for tag, notes in ordered if len(notes) == 1]
    return Snapshot(
        seq,
        notes,
        states,
        {tag: notes for tag, notes in ordered if len(notes) > 1},
        array("I", [tag for tag, _ in lone]),
        array("I", [note for _, note in lone]),
        ends,
        tags,
    )


def load(connection: sqlite3.Connection) -> Snapshot:
    """The copy that the library keeps, or `EMPTY`."""
    parts: dict[str, bytes] = dict(connection.execute("SELECT name, content FROM snapshot"))
    try:
        return Snapshot(
            int(parts["seq"]),
            BitMap.deserialize(parts["notes"]),
            {state: BitMap.deserialize(parts[state]) for state in STATES},
            _bitmaps(
                _numbers(parts["shared_tags"]), _numbers(parts["shared_sizes"]), parts["shared"]
            ),
            _numbers(parts["lone_tags"]),
            _numbers(parts["lone_notes"]),
            _numbers(parts["ends"]),
            _numbers(parts["tags"]),
        )
    except (KeyError, ValueError):
        return EMPTY


def keep(connection: sqlite3.Connection, snapshot: Snapshot) -> None:
    """Store a copy in the library, or leave it for another time where that is not possible."""
    shared = [notes.serialize() for notes in snapshot.shared.values()]
    parts = {
        "seq": str(snapshot.seq).encode(),
        "notes": snapshot.notes.serialize(),
        **{state: notes.serialize() for state, notes in snapshot.states.items()},
        "shared_tags": array("I", snapshot.shared).tobytes(),
        "shared_sizes": array("I", map(len, shared)).tobytes(),
        "shared": b"".join(shared),
        "lone_tags": snapshot.lone_tags.tobytes(),
        "lone_notes": snapshot.lone_notes.tobytes(),
        "ends": snapshot.ends.tobytes(),
        "tags": snapshot.tags.tobytes(),
    }
    try:
        with transaction(connection):
            connection.execute("DELETE FROM snapshot")
            connection.executemany("INSERT INTO snapshot VALUES (?, ?)", parts.items())
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
