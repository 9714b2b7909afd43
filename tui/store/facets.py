"""Tag counts within any result, exact: from a snapshot of the library and a delta to it.

A small result is counted note by note; of one that leaves few notes out, those are counted and
taken from the whole; any other is intersected with each tag that several notes have. Tags on one
note only are numbered at once, and found when somebody looks at them.

The most frequent tags, which a screen shows, are found long before all are: the others need not be
looked at once none of them can be as frequent.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from heapq import heappush, heappushpop
from itertools import chain
from typing import TypeVar

from pyroaring import BitMap

from tui.filters.values import Value
from tui.model.chunks import chunks
from tui.model.row import TagCount
from tui.model.sequences import Deferred, LazyMap
from tui.model.tag import tag_key
from tui.model.tag_counts import TagCounts
from tui.store.connection import IsWanted, QueryInterruptedError, always
from tui.store.delta import Delta
from tui.store.vocabulary import Vocabulary

TAGS_FOR_A_NOTE = 0.6
"""Counting the tags of a note takes as long as intersecting so many tags."""

CHUNK = 250
"""How many tags or notes are counted before it is asked whether the counts are still wanted."""

NOTES_FOR_A_TAG = 0.45
"""Intersecting the notes of a frequent tag takes as long as counting so many notes."""

SOON = 500
"""So many notes are counted one by one before anybody notices."""

MOST_REMEMBERED = 16
"""For how many words and beginnings of tags the notes that have them are kept."""

Item = TypeVar("Item")


class Facets:
    """The tags and states of all notes of a library, as of one of its changes.

    Nothing of that is ever changed, so that any thread may ask it.
    """

    def __init__(
        self, seq: int, delta: Delta, vocabulary: Vocabulary, *, is_kept: bool = True
    ) -> None:
        self.seq = seq
        """The change that this is as of."""
        self.delta = delta
        self.base = delta.base
        self.is_kept = is_kept
        """Whether the library has a copy of the base."""
        self.all = delta.notes
        """The positions of all notes."""
        self.states = delta.states
        """The notes of each of `tui.store.states.STATES`."""
        self.vocabulary = vocabulary
        self.remembered: Mapping[Value, BitMap] = {}
        """The notes with the words and the beginnings of tags that were looked for in all notes."""
        self._families = {
            parent: BitMap.union(*map(delta.notes_with, members))
            for parent, members in vocabulary.families.items()
        }
        """The notes of each tag with children, theirs included."""
        named = delta.tags | self._families.keys()
        one_offs = ((tag, self.base.note_of_one_off(tag)) for tag in named)
        self._named_one_offs = {tag: note for tag, note in one_offs if note is not None}
        """The one-offs of the snapshot that may be on other notes by now, with the note."""
        self._kept = self.all - self.states["trashed"]
        self._totals, _ = self._counted(self._kept)
        self._shared = [tag for tag in vocabulary.names if self._totals.get(tag, 0) > 1]
        """The tags that are no one-offs, in alphabetical order."""
        self._by_total = sorted(self._shared, key=self._totals.__getitem__, reverse=True)

    def notes_with(self, tag: int) -> BitMap:
        """Returns the positions of the notes that have a tag itself, and not one below it."""
        return self.delta.notes_with(tag)

    def total(self, tag: int) -> int:
        """Returns how many notes have a tag or one below it, without the trash."""
        if tag in self._totals:
            return self._totals[tag]
        note = None if tag in self._named_one_offs else self.base.note_of_one_off(tag)
        return int(note is not None and note in self._kept)

    def shared_totals(self, tags: Iterable[int]) -> dict[int, int]:
        """Returns the `total` of those of some tags that are known to be on several notes."""
        totals = self._totals
        return {tag: totals[tag] for tag in tags if totals.get(tag, 0) > 1}

    def notes_with_any(self, tags: Collection[int], within: BitMap) -> BitMap:
        """Returns the positions in ``within`` of the notes that have one of some tags."""
        others = self.delta.tags & set(tags)
        unchanged, known = frozenset(tags) - others, self.base.tags_at
        if len(within) > len(tags):
            found = within & self.base.notes_with_any(unchanged)
        else:
            found = BitMap(note for note in within if not unchanged.isdisjoint(known(note)))
        return found.union(*(self.notes_with(tag) & within for tag in others))

    def remember(self, value: Value, found: BitMap) -> None:
        """Keeps what was found for a value, and forgets the oldest that was kept."""
        latest = list(self.remembered.items())[1 - MOST_REMEMBERED :]
        # Another thread may be reading what there was, or do the same at the same time.
        self.remembered = dict([*latest, (value, found)])

    def counts(self, result: BitMap, is_wanted: IsWanted = always) -> TagCounts:
        """Counts the tags of a result.

        A tag is counted with its children, as a filter finds it: ``rust`` with ``rust/async``.

        Raises:
            QueryInterruptedError: The counts are no longer wanted.
        """
        counts, unnamed = self._counted(result, is_wanted)
        shared = self._tag_list(counts)
        one_offs = [tag for tag in counts if self._totals.get(tag, 0) <= 1]
        return TagCounts(
            shared,
            Deferred(
                len(one_offs) + unnamed,
                lambda: self._one_offs({tag: counts[tag] for tag in one_offs}, result, unnamed),
            ),
        )

    def leading(self, result: BitMap, number: int) -> TagCounts:
        """Counts the most frequent tags of a result: so many, and those that are as frequent.

        All of them where that takes no longer.
        """
        if self._is_soon_counted(result, number) or not result <= self._kept:
            return self.counts(result)
        counts: dict[int, int] = {}
        best: list[int] = []
        for tag in self._by_total:
            if len(best) == number and self._totals[tag] < best[0]:
                break
            if count := self._count(tag, result):
                counts[tag] = count
                (heappush if len(best) < number else heappushpop)(best, count)
        return TagCounts(self._tag_list(counts), is_whole=False)

    def _count(self, tag: int, result: BitMap) -> int:
        """Returns how many notes of a result have a tag or one below it."""
        if (family := self._families.get(tag)) is not None:
            return family.intersection_cardinality(result)
        before = self.base.notes_with(tag).intersection_cardinality(result)
        return before + self.delta.difference(tag, result)

    def _counted(self, result: BitMap, is_wanted: IsWanted = always) -> tuple[dict[int, int], int]:
        """Counts the tags of a result, and how many one-offs it has beside the counted ones."""
        known = result & self.base.notes
        left_out = self.base.notes - known
        unnamed = 0
        if self._are_few(known):
            counts = dict(self._counted_by_note(known, is_wanted))
        else:
            if self._are_few(left_out):
                counts = self._counted_by_difference(left_out, is_wanted)
            else:
                notes_by_tag = ((tag, self.base.notes_with(tag)) for tag in self.base.shared)
                counts = _counted_by_tag(notes_by_tag, known, is_wanted)
            named = {tag: int(note in known) for tag, note in self._named_one_offs.items()}
            unnamed = self.base.number_of_one_offs(known) - sum(named.values())
            counts |= named
        for tag in self.delta.tags:
            counts[tag] = counts.get(tag, 0) + self.delta.difference(tag, result)
        counts |= _counted_by_tag(self._families.items(), result, is_wanted)
        return {tag: count for tag, count in counts.items() if count}, unnamed

    def _are_few(self, notes: BitMap) -> bool:
        return len(notes) * TAGS_FOR_A_NOTE <= len(self.base.shared)

    def _is_soon_counted(self, result: BitMap, number: int) -> bool:
        """Returns whether all tags of a result are counted as fast as the most frequent.

        Of a small part of the library, many tags are looked at until none can be as frequent.
        """
        looked_at = number * len(self.all)
        return len(result) ** 2 <= max(SOON**2, NOTES_FOR_A_TAG * looked_at)

    def _counted_by_note(self, notes: BitMap, is_wanted: IsWanted) -> Counter[int]:
        counts = Counter[int]()
        for chunk in _wanted_chunks(self.base.tags_within(notes), is_wanted):
            counts.update(chain.from_iterable(chunk))
        return counts

    def _counted_by_difference(self, left_out: BitMap, is_wanted: IsWanted) -> dict[int, int]:
        missing = self._counted_by_note(left_out, is_wanted)
        counts = ((tag, size - missing[tag]) for tag, size in self.base.shared.items())
        return {tag: count for tag, count in counts if count}

    def _tag_list(self, counts: Mapping[int, int]) -> Sequence[TagCount]:
        shared = [tag for tag in self._shared if tag in counts]
        shared.sort(key=counts.__getitem__, reverse=True)
        return LazyMap(shared, lambda tag: self._tag_count(tag, counts[tag]))

    def _one_offs(self, named: Mapping[int, int], result: BitMap, unnamed: int) -> list[TagCount]:
        one_offs = self.base.one_offs_within(result) if unnamed else ()
        tags = [
            *(self._tag_count(tag, count) for tag, count in named.items()),
            *(self._tag_count(tag, 1) for tag in one_offs if tag not in self._named_one_offs),
        ]
        return sorted(tags, key=lambda tag: (-tag.count, tag_key(tag.name)))

    def _tag_count(self, tag: int, count: int) -> TagCount:
        return TagCount(self.vocabulary.names[tag], count, self.total(tag))


def _counted_by_tag(
    notes_by_tag: Iterable[tuple[int, BitMap]], unchanged: BitMap, is_wanted: IsWanted
) -> dict[int, int]:
    """Counts how many notes of a result have each tag."""
    counts: dict[int, int] = {}
    for chunk in _wanted_chunks(notes_by_tag, is_wanted):
        found = ((tag, notes.intersection_cardinality(unchanged)) for tag, notes in chunk)
        counts.update((tag, count) for tag, count in found if count)
    return counts


def _wanted_chunks(items: Iterable[Item], is_wanted: IsWanted) -> Iterator[list[Item]]:
    for chunk in chunks(items, CHUNK):
        if not is_wanted():
            raise QueryInterruptedError
        yield chunk
