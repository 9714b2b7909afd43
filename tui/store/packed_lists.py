"""Many lists of numbers in one array: four bytes a number, and no object for each list."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field


def _none() -> array[int]:
    return array("I")


@dataclass(frozen=True, slots=True)
class PackedLists:
    """Lists of numbers from 0 to 2³² − 1, one after the other."""

    ends: array[int] = field(default_factory=_none)
    """Where each list ends among the numbers."""
    numbers: array[int] = field(default_factory=_none)

    def __len__(self) -> int:
        return len(self.ends)

    def __getitem__(self, index: int) -> array[int]:
        return self.numbers[self._start(index) : self.ends[index]]

    def size(self, index: int) -> int:
        """Returns how many numbers a list has."""
        return self.ends[index] - self._start(index)

    def joined(self, indexes: Iterable[int]) -> array[int]:
        """Returns the numbers of some lists, one after the other."""
        numbers, ends, joined = self.numbers, self.ends, array("I")
        for index in indexes:
            joined += numbers[ends[index - 1] if index else 0 : ends[index]]
        return joined

    def append(self, numbers: Iterable[int]) -> None:
        """Adds a list at the end."""
        self.numbers.extend(numbers)
        self.ends.append(len(self.numbers))

    def append_from(self, other: PackedLists, start: int, stop: int) -> None:
        """Adds the lists of another from index ``start`` up to ``stop``."""
        first = other._start(start)
        shift = len(self.numbers) - first
        self.numbers.extend(other.numbers[first : other._start(stop)])
        self.ends.extend(end + shift for end in other.ends[start:stop])

    def sizes(self) -> Iterator[int]:
        """Returns how many numbers each list has."""
        start = 0
        for end in self.ends:
            yield end - start
            start = end

    def _start(self, index: int) -> int:
        return self.ends[index - 1] if index else 0
