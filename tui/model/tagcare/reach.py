"""What a vocabulary serves: how many notes it reaches, and how few rows a tag leaves of them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import cache
from itertools import combinations
from typing import NamedTuple

from tui.model.tagcare.tag_use import TagUse

MOST_LOOKED_AT = 1_000
"""Of more notes, every second, third, … is looked at, to tell how many rows a filter leaves."""


class Rows(NamedTuple):
    """How many rows a filter leaves of which a note is one."""

    median: int = 0
    most: int = 0
    """Nine of ten notes are among no more."""


class Reach(NamedTuple):
    """What some tags do for the notes of a library."""

    tags: int
    notes: int
    """How many notes have one of them."""
    tagged: int
    """How many notes have any tag."""
    best_tag: Rows
    """By the one of its tags that fewest notes have."""
    best_pair: Rows
    """By the two of its tags that fewest notes have both of; by the one of a note with no more."""

    @property
    def share(self) -> float:
        """The share of the tagged notes that have one of them, from 0 to 1."""
        return self.notes / self.tagged if self.tagged else 1.0


def reach(use: TagUse, kept: Collection[int] | None = None) -> Reach:
    """Returns what tags do for the notes.

    Args:
        use: All tags.
        kept: Some of them; all unless given.
    """
    wanted = set(range(len(use.names)) if kept is None else kept)
    notes = [tags for tags in ([tag for tag in own if tag in wanted] for own in use.notes) if tags]
    sample = notes[:: 1 + len(notes) // MOST_LOOKED_AT]
    best_tag = [min(map(use.counts.__getitem__, tags)) for tags in sample]
    both = cache(use.both)
    best_pair = [
        min((both(*pair) for pair in combinations(sorted(tags), 2)), default=one)
        for tags, one in zip(sample, best_tag, strict=True)
    ]
    return Reach(len(wanted), len(notes), len(use.notes), _rows(best_tag), _rows(best_pair))


def _rows(found: Sequence[int]) -> Rows:
    ordered = sorted(found)
    if not ordered:
        return Rows()
    return Rows(ordered[len(ordered) // 2], ordered[len(ordered) * 9 // 10])
