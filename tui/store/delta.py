"""What changed in a library after a snapshot of it was made, tag by tag.

A change of very many notes is one set of positions for each tag that they got or lost.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain
from typing import NamedTuple

from pyroaring import BitMap

from tui.store.packed_lists import PackedLists
from tui.store.snapshot import Snapshot

NotesByTag = Mapping[int, BitMap]
"""The positions of some notes for each of some tags."""

NOWHERE = BitMap()


class Changed(NamedTuple):
    """Where tags may have come or gone since a moment, and where they are now."""

    anew: BitMap
    """The positions where a note came, went or moved."""
    by_tag: NotesByTag
    """Where else a note got or lost a tag, for each such tag."""
    having: NotesByTag
    """Of all these positions, those of the notes that have a tag now, for each tag."""
    has_orphans: bool = False
    """Whether any of these notes has tags that are not there, which are left out."""


@dataclass(frozen=True)
class Delta:
    """What a library has now and a snapshot of it has not, and the other way round."""

    base: Snapshot
    notes: BitMap
    """All of them now."""
    states: Mapping[str, BitMap]
    """All notes of each of `tui.store.states.STATES` now."""
    gained: NotesByTag = field(default_factory=dict)
    """The notes that have a tag and had it not, for each tag with any."""
    lost: NotesByTag = field(default_factory=dict)
    """The notes that had a tag and have it not, for each tag with any."""
    has_orphans: bool = False
    """Whether any note that changed has tags that are not there, which are left out."""

    @classmethod
    def none(cls, base: Snapshot) -> Delta:
        """Returns that of a library in which nothing has changed since."""
        return cls(base, base.notes, base.states)

    @cached_property
    def tags(self) -> Set[int]:
        """The tags that other notes have now."""
        return self.gained.keys() | self.lost.keys()

    def notes_with(self, tag: int) -> BitMap:
        """Returns the notes that have a tag now."""
        notes = self.base.notes_with(tag)
        if tag in self.tags:
            notes = (notes - self.lost.get(tag, NOWHERE)) | self.gained.get(tag, NOWHERE)
        return notes

    def difference(self, tag: int, result: BitMap) -> int:
        """Returns how many more notes of a result have a tag than had it; negative for fewer."""
        if tag not in self.tags:
            return 0
        more = self.gained.get(tag, NOWHERE).intersection_cardinality(result)
        return more - self.lost.get(tag, NOWHERE).intersection_cardinality(result)

    def after(self, notes: BitMap, states: Mapping[str, BitMap], changed: Changed) -> Delta:
        """Returns the delta of a later moment to the same snapshot.

        Args:
            notes: All of them then.
            states: All notes of each state then.
            changed: What changed of tags in between.
        """
        gained, lost = dict(self.gained), dict(self.lost)
        for tag in {*changed.by_tag, *changed.having, *self._tags_at(changed.anew)}:
            where = changed.by_tag.get(tag, NOWHERE) | changed.anew
            had = self.base.notes_with(tag) & where
            has = changed.having.get(tag, NOWHERE)
            _put(gained, tag, (self.gained.get(tag, NOWHERE) - where) | (has - had))
            _put(lost, tag, (self.lost.get(tag, NOWHERE) - where) | (had - has))
        has_orphans = self.has_orphans or changed.has_orphans
        return Delta(self.base, notes, states, gained, lost, has_orphans)

    def merged(self, seq: int, alphabet: Iterable[int]) -> Snapshot:
        """Returns the snapshot of this moment.

        Args:
            seq: The last change that it knows of.
            alphabet: All tags in alphabetical order.
        """
        tags, notes_of_tags = self._notes_by_tag(alphabet)
        has_orphans = self.base.has_orphans or self.has_orphans
        by_note = self._tags_by_note()
        return Snapshot(seq, self.notes, self.states, by_note, tags, notes_of_tags, has_orphans)

    def _notes_by_tag(self, alphabet: Iterable[int]) -> tuple[array[int], PackedLists]:
        """Returns the tags that any note has now, in alphabetical order, and the notes of each."""
        tags, lists = array("I"), PackedLists()
        for tag in alphabet:
            index = self.base.index(tag)
            if tag in self.tags:
                if notes := self.notes_with(tag):
                    tags.append(tag)
                    lists.append(notes)
            elif index is not None:
                tags.append(tag)
                lists.append_from(self.base.notes_of_tags, index, index + 1)
        return tags, lists

    def _tags_by_note(self) -> PackedLists:
        """Returns the tags of each note now, in the order of positions."""
        other_tags: dict[int, set[int]] = {}
        for tag, notes in chain(self.gained.items(), self.lost.items()):
            for position in notes:
                other_tags.setdefault(position, set()).add(tag)
        base, lists, copied = self.base, PackedLists(), 0
        for position in BitMap(other_tags) | (base.notes ^ self.notes):
            was_known = position in base.notes
            index = base.notes.rank(position) - was_known
            lists.append_from(base.tags_of_notes, copied, index)
            copied = index + was_known
            if position in self.notes:
                others = other_tags.get(position, set())
                lists.append(sorted(others.symmetric_difference(base.tags_at(position))))
        lists.append_from(base.tags_of_notes, copied, len(base.tags_of_notes))
        return lists

    def _tags_at(self, positions: BitMap) -> Iterable[int]:
        """Returns the tags that the notes at some positions had, and those that they have."""
        gained = (tag for tag, notes in self.gained.items() if notes.intersect(positions))
        return chain(gained, *map(self.base.tags_at, positions))


def _put(notes_by_tag: dict[int, BitMap], tag: int, notes: BitMap) -> None:
    if notes:
        notes_by_tag[tag] = notes
    else:
        notes_by_tag.pop(tag, None)
