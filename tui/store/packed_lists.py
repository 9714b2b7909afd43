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

    def __getitem__(self, place: int) -> array[int]:
        return self.numbers[self._start(place) : self.ends[place]]

    def size(self, place: int) -> int:
        """How many numbers a list has."""
        return self.ends[place] - self._start(place)

    def append(self, numbers: Iterable[int]) -> None:
        """Add a list at the end."""
        self.numbers.extend(numbers)
        self.ends.append(len(self.numbers))

    def append_from(self, other: PackedLists, start: int, stop: int) -> None:
        """Add some lists of another, from a place up to a place."""
        first = other._start(start)
        shift = len(self.numbers) - first
        self.numbers.extend(other.numbers[first : other._start(stop)])
        self.ends.extend(end + shift for end in other.ends[start:stop])

    def sizes(self) -> Iterator[int]:
        """How many numbers each list has."""
        start = 0
        for end in self.ends:
            yield end - start
            start = end

    def _start(self, place: int) -> int:
        return self.ends[place - 1] if place else 0
