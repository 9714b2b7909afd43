"""The tags of a result with their counts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from tui.model.row import TagCount
from tui.model.sequences import LazySequence


@dataclass(frozen=True, slots=True)
class TagCounts(LazySequence[TagCount]):
    """Tags that several notes of the library have, followed by those that only one has.

    Both are sorted by their count in the result, the highest first, then by name.
    """

    shared: Sequence[TagCount] = ()
    one_offs: Sequence[TagCount] = ()
    is_whole: bool = True
    """Whether these are all tags of the result, not only the most frequent."""

    @classmethod
    def of(cls, tags: Iterable[TagCount]) -> TagCounts:
        """Splits sorted tags into shared ones and one-offs."""
        listed = tuple(tags)
        return cls(
            tuple(tag for tag in listed if tag.total > 1),
            tuple(tag for tag in listed if tag.total <= 1),
        )

    def __len__(self) -> int:
        return len(self.shared) + len(self.one_offs)

    def __iter__(self) -> Iterator[TagCount]:
        return chain(self.shared, self.one_offs)

    def item(self, index: int) -> TagCount:
        """Returns the tag at an index."""
        shared = len(self.shared)
        return self.shared[index] if index < shared else self.one_offs[index - shared]
