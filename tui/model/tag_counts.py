"""The tags of a result with their counts, of which a person mostly sees the first few."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import overload

from tui.model.row import TagCount


@dataclass(frozen=True, slots=True)
class TagCounts(Sequence[TagCount]):
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

    @overload
    def __getitem__(self, index: int) -> TagCount: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[TagCount]: ...
    def __getitem__(self, index: int | slice) -> TagCount | Sequence[TagCount]:
        if isinstance(index, slice):
            return [self[place] for place in range(*index.indices(len(self)))]
        if index < 0:
            index += len(self)
        if index < len(self.shared):
            return self.shared[index]
        return self.one_offs[index - len(self.shared)]
