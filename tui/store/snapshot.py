"""The tags and states of all notes as of one moment, by note and by tag.

The table ``changes`` has what was written since.
"""

from __future__ import annotations

import sqlite3
from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from pyroaring import BitMap

from tui.store.packed_lists import PackedLists
from tui.store.positions import IS_POSITION, positions_by
from tui.store.sql import HIDDEN
from tui.store.states import STATES

NO_TAGS: array[int] = array("I")

KEPT_SHARE = 0.001
"""From this share of all notes on, the bitmap of a tag is kept: the others are made when needed."""


@dataclass(frozen=True)
class Snapshot:
    """The tags and states of a library as of one of its changes.

    It is never changed itself. Tags are ids, notes are positions. A tag on exactly one note is a
    *one-off*.
    """

    seq: int = -1
    """The last change it knows of."""
    notes: BitMap = field(default_factory=BitMap)
    """All of them."""
    states: Mapping[str, BitMap] = field(default_factory=dict)
    """The notes of each of `STATES`."""
    tags_of_notes: PackedLists = field(default_factory=PackedLists)
    """The tags of each note, in the order of positions."""
    tags: array[int] = field(default_factory=lambda: array("I"))
    """All tags that any note has, in alphabetical order."""
    notes_of_tags: PackedLists = field(default_factory=PackedLists)
    """The notes that have each of these, in the order of positions."""
    has_orphans: bool = False
    """Whether any note has tags that are not there, which are left out as hidden ones are."""

    def tags_at(self, position: int) -> array[int]:
        """Returns the tags of a note; none where there is no note."""
        if position not in self.notes:
            return NO_TAGS
        return self.tags_of_notes[self.notes.rank(position) - 1]

    def tags_within(self, notes: BitMap) -> Iterator[array[int]]:
        """Yields the tags of each of some notes of the snapshot."""
        # As `tags_at`, whose calls would take longer than what they find.
        rank, ends, numbers = self.notes.rank, self.tags_of_notes.ends, self.tags_of_notes.numbers
        for position in notes:
            index = rank(position) - 1
            yield numbers[ends[index - 1] if index else 0 : ends[index]]

    def index(self, tag: int) -> int | None:
        """Returns the index of a tag among all; None where no note has it."""
        return self._indexes.get(tag)

    def notes_with(self, tag: int) -> BitMap:
        """Returns the notes that have a tag."""
        if (known := self._known.get(tag)) is not None:
            return known
        index = self.index(tag)
        notes = BitMap() if index is None else BitMap(self.notes_of_tags[index])
        if len(notes) >= self._many:
            self._known[tag] = notes
        return notes

    def notes_with_any(self, tags: Iterable[int]) -> BitMap:
        """Returns the notes that have any of some tags."""
        lists, few, many = self.notes_of_tags, list[int](), list[BitMap]()
        for tag in tags:
            if (index := self.index(tag)) is None:
                continue
            if lists.size(index) < self._many:
                few.append(index)
            else:
                many.append(self.notes_with(tag))
        return BitMap(lists.joined(few)).union(*many)

    def note_of_one_off(self, tag: int) -> int | None:
        """Returns the only note that has a tag; None where not exactly one has it."""
        index = self.index(tag)
        if index is None or self.notes_of_tags.size(index) != 1:
            return None
        return self.notes_of_tags[index][0]

    def number_of_one_offs(self, notes: BitMap) -> int:
        """Returns how many tags some notes have that no other note has."""
        return sum(level.intersection_cardinality(notes) for level in self._one_off_levels)

    def one_offs_within(self, notes: BitMap) -> Iterator[int]:
        """Returns the one-offs on some notes, in alphabetical order."""
        return (tag for tag, note in self._one_offs() if note in notes)

    @cached_property
    def shared(self) -> Mapping[int, int]:
        """How many notes have each tag that several have, in alphabetical order."""
        sizes = zip(self.tags, self.notes_of_tags.sizes(), strict=True)
        return {tag: size for tag, size in sizes if size > 1}

    def _one_offs(self) -> Iterator[tuple[int, int]]:
        """Returns each tag that is on one note only, with the note."""
        ends, notes = self.notes_of_tags.ends, self.notes_of_tags.numbers
        sizes = zip(self.tags, ends, self.notes_of_tags.sizes(), strict=True)
        return ((tag, notes[end - 1]) for tag, end, size in sizes if size == 1)

    @cached_property
    def _indexes(self) -> dict[int, int]:
        """The index of each tag by its id, which may be any number."""
        return {tag: index for index, tag in enumerate(self.tags)}

    @cached_property
    def _many(self) -> float:
        """From how many notes on the bitmap of a tag is kept."""
        return KEPT_SHARE * len(self.notes)

    @cached_property
    def _known(self) -> dict[int, BitMap]:
        """The notes of tags that have many."""
        return {}

    @cached_property
    def _one_off_levels(self) -> list[BitMap]:
        """The notes with one one-off at least, with two at least, and so on."""
        levels: list[list[int]] = []
        reached: dict[int, int] = {}
        for _, note in self._one_offs():
            level = reached[note] = reached.get(note, -1) + 1
            if level == len(levels):
                levels.append([])
            levels[level].append(note)
        return list(map(BitMap, levels))


EMPTY = Snapshot()
"""What is known of a library that was never read."""


def read(connection: sqlite3.Connection, seq: int, alphabet: Collection[int]) -> Snapshot:
    """Reads a snapshot from the tables.

    Args:
        connection: To the library.
        seq: The change that it is as of; what the tables have beyond it is replayed later.
        alphabet: All live tags in alphabetical order, which tells quickly whether a tag is one.
    """
    ids, tags_of_ids, has_orphans = _tags_of_ids(connection, alphabet)
    notes, tags_of_notes = array("I"), PackedLists()
    notes_by_tag: defaultdict[int, array[int]] = defaultdict(lambda: array("I"))
    for note, position in connection.execute(
        f"SELECT id, position FROM notes WHERE {IS_POSITION} ORDER BY position"
    ):
        index = bisect_left(ids, note)
        own = tags_of_ids[index] if index < len(ids) and ids[index] == note else NO_TAGS
        notes.append(position)
        tags_of_notes.append(own)
        for tag in own:
            notes_by_tag[tag].append(position)
    tags = array("I", (tag for tag in alphabet if tag in notes_by_tag))
    notes_of_tags = PackedLists()
    for tag in tags:
        notes_of_tags.append(notes_by_tag.pop(tag))
    states = positions_by(connection, STATES)
    return Snapshot(seq, BitMap(notes), states, tags_of_notes, tags, notes_of_tags, has_orphans)


def _tags_of_ids(
    connection: sqlite3.Connection, known: Container[int]
) -> tuple[array[int], PackedLists, bool]:
    """Reads which known tags the notes have.

    Returns:
        The ids of all notes that have any, in order; the tags of each; whether there are others.
    """
    ids, lists, has_orphans = array("q"), PackedLists(), False
    numbers, ends, latest = lists.numbers, lists.ends, None
    query = (
        f"SELECT note_id, tag_id FROM note_tags WHERE tag_id NOT IN"
        f" (SELECT id FROM tags WHERE {HIDDEN}) ORDER BY note_id, tag_id"
    )
    for note, tag in connection.execute(query):
        if tag not in known:
            has_orphans = True
            continue
        if note != latest:
            if type(note) is not int:
                continue
            latest = note
            ids.append(note)
            ends.append(len(numbers))
        numbers.append(tag)
        ends[-1] += 1
    return ids, lists, has_orphans
