"""Rare tags: those without which nearly every note can still be found are retired.

Tags are kept one by one, always the one that adds most: to a note, its first kept tag is worth 1,
the second a half, the third a quarter. Tags on more than a quarter of the notes tell less.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterator, Sequence, Set
from heapq import heapify, heappop, heappush
from itertools import chain
from operator import mul
from typing import NamedTuple

from pyroaring import BitMap

from tui.model.fold import fold, occurs
from tui.model.tag import tag_key
from tui.model.tagcare.proposal import Proposal
from tui.model.tagcare.tag_use import TagUse
from tui.model.text import counted

NAME = "rare"

FEWEST_KEPT = 150
"""So many tags are kept at least: fewer are read at a glance, and these reach more."""

WANTED_REACH = 0.95
"""The share of the tagged notes that have a kept tag, by which the number to keep is chosen."""

MOST_KEPT = 0.5
"""Where more than this share of the tags had to be kept, retiring the rest would help nobody."""

_WORTHS = (4, 2, 1)
"""What its first kept tag is worth to a note, its second and third; a fourth is worth nothing."""

MANY = 100
"""Of a tag on so many notes, sets of them are counted, and not the notes one by one."""

_MOST_NAMED = 3

_MOST_LOOKED_AT = 20
"""In so many notes of a tag it is looked what they keep."""


class Keeping(NamedTuple):
    """The tags in the order in which they are kept."""

    order: Sequence[int]
    reached: Sequence[int]
    """How many notes have one of the tags up to each, at least."""
    notes: int
    """How many notes have any tag."""

    @property
    def number(self) -> int | None:
        """How many tags to keep, unless a person says otherwise; None where it helps nobody."""
        enough = bisect_left(self.reached, WANTED_REACH * self.notes) + 1
        number = max(FEWEST_KEPT, enough)
        is_helpful = enough <= max(FEWEST_KEPT, MOST_KEPT * len(self.order))
        return min(number, len(self.order)) if is_helpful else None


def keeping(use: TagUse, number: int | None = None, always: Collection[int] = ()) -> Keeping:
    """Returns in which order tags are to be kept.

    Args:
        use: The tags.
        number: How many are chosen with care, and those behind them by their notes alone; as many
            as are needed unless given.
        always: Those that a person keeps, which come first.
    """
    return _Greedy(use).run(number, always)


def rare(use: TagUse, number: int | None = None, always: Collection[int] = ()) -> list[Proposal]:
    """Returns the tags to retire.

    Args:
        use: The tags.
        number: How many to keep; as many as are needed, unless given, and all where that is most.
        always: Those that a person keeps.
    """
    order = keeping(use, number, always)
    wanted = order.number if number is None else max(number, len(always))
    if wanted is None:
        return []
    kept = set(order.order[:wanted])
    retired = [tag for tag in range(len(use.names)) if tag not in kept]
    retired.sort(key=lambda tag: (-use.counts[tag], tag))
    return [
        Proposal(NAME, use.names[tag], evidence=_evidence(use, tag, kept), notes=use.counts[tag])
        for tag in retired
    ]


def with_texts(use: TagUse, proposals: Sequence[Proposal]) -> list[Proposal]:
    """Returns rare tags with a word on those that their only note does not name itself.

    Bare words find that note no more by its text; this reads the texts of these notes.
    """
    note_of = {
        each.tag: use.notes_of[tag][0]
        for each in proposals
        if each.kind == NAME
        and each.notes == 1
        and (tag := use.numbers.get(tag_key(each.tag))) is not None
    }
    texts = use.texts(set(note_of.values()))
    return [
        each._replace(evidence=f"{each.evidence} · not in its text")
        if each.tag in note_of and not occurs(fold(each.tag), texts.get(note_of[each.tag], ""))
        else each
        for each in proposals
    ]


class _Greedy:
    """Finds the next tag again and again; what a tag adds never grows, so few are looked at."""

    def __init__(self, use: TagUse) -> None:
        self._use = use
        self._worth = bytearray([_WORTHS[0]]) * len(use.notes)
        """What the next kept tag is worth to each note."""
        self._notes = [BitMap(range(len(use.notes))), *(BitMap() for _ in _WORTHS[1:])]
        """The notes to which it is worth the same, for each of `_WORTHS`."""
        self._weights = [min(1.0, len(use.notes) / (4 * count)) for count in use.counts]
        self._order: list[int] = []
        self._reached: list[int] = []
        self._total = 0

    def run(self, number: int | None, always: Collection[int]) -> Keeping:
        for tag in always:
            self._keep(tag)
        kept = set(always)
        heap = [(-self._gain(tag), tag) for tag in range(len(self._use.names)) if tag not in kept]
        heapify(heap)
        while heap and heap[0][0] and not self._is_enough(number):
            former, tag = heappop(heap)
            gain = -self._gain(tag)
            if gain > former and heap and (gain, tag) > heap[0]:
                heappush(heap, (gain, tag))
            else:
                self._keep(tag)
        rest = sorted((tag for _, tag in heap), key=lambda tag: (-self._use.counts[tag], tag))
        self._order += rest
        self._reached += [self._total] * len(rest)
        return Keeping(self._order, self._reached, len(self._use.notes))

    def _is_enough(self, number: int | None) -> bool:
        if len(self._order) < (number or FEWEST_KEPT):
            return False
        return number is not None or self._total >= WANTED_REACH * len(self._use.notes)

    def _gain(self, tag: int) -> float:
        notes, worth = self._use.notes_of[tag], self._worth
        if len(notes) == 1 and worth[notes[0]] < _WORTHS[0]:
            return 0.0
        if len(notes) < MANY:
            return self._weights[tag] * sum(map(worth.__getitem__, notes))
        count = self._use.bitmap(tag).intersection_cardinality
        worths: Iterator[int] = map(mul, _WORTHS, map(count, self._notes))
        return self._weights[tag] * sum(worths)

    def _keep(self, tag: int) -> None:
        wanted = self._use.bitmap(tag)
        self._total += wanted.intersection_cardinality(self._notes[0])
        moved = BitMap()
        for index, notes in enumerate(self._notes):
            leaving = notes & wanted
            self._notes[index] = (notes - leaving) | moved
            moved = leaving
        for note in self._use.notes_of[tag]:
            self._worth[note] >>= 1
        self._order.append(tag)
        self._reached.append(self._total)


def _evidence(use: TagUse, tag: int, kept: Set[int]) -> str:
    """Returns what a note loses with a tag: ``1 note, keeps llm gpu``."""
    notes = use.notes_of[tag]
    beside = Counter(chain.from_iterable(use.notes[note] for note in notes[:_MOST_LOOKED_AT]))
    names = [use.names[each] for each, _ in beside.most_common() if each in kept]
    parts = [counted(len(notes), "note")]
    parts.append(f"keeps {' '.join(names[:_MOST_NAMED])}" if names else "left without a tag")
    return ", ".join(parts)
