"""The tags of a result with their counts, of which a person mostly sees the first few."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from tui.model.row import TagCount
from tui.model.sequences import MadeSequence


@dataclass(frozen=True, slots=True)
class TagCounts(MadeSequence[TagCount]):
    """Tags that several notes of the library carry, then those that are on no more than one.

    In both, the most frequent of the result come first, and by name those that are as frequent.
    """

    shared: Sequence[TagCount] = ()
    one_offs: Sequence[TagCount] = ()
    is_whole: bool = True
    """Whether these are all tags of the result, and not the most frequent alone."""

    @classmethod
    def of(cls, tags: Iterable[TagCount]) -> TagCounts:
        """Counts that are in order but for the one-offs among them."""
        listed = tuple(tags)
        return cls(
            tuple(tag for tag in listed if tag.total > 1),
            tuple(tag for tag in listed if tag.total <= 1),
        )

    def __len__(self) -> int:
        return len(self.shared) + len(self.one_offs)

    def __iter__(self) -> Iterator[TagCount]:
        return chain(self.shared, self.one_offs)

    def item(self, place: int) -> TagCount:
        """The tag at a place."""
        shared = len(self.shared)
        return self.shared[place] if place < shared else self.one_offs[place - shared]
