"""Sequences that make their items when these are looked at: a screen shows few of a long list."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from typing import Generic, TypeVar, overload

Key = TypeVar("Key")
Item = TypeVar("Item")


class Mapped(Sequence[Item], Generic[Key, Item]):
    """A function of each key, called whenever an item is read."""

    def __init__(self, keys: Sequence[Key], make: Callable[[Key], Item]) -> None:
        self._keys = keys
        self._make = make

    def __len__(self) -> int:
        return len(self._keys)

    @overload
    def __getitem__(self, index: int) -> Item: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Item]: ...
    def __getitem__(self, index: int | slice) -> Item | Sequence[Item]:
        if isinstance(index, slice):
            return Mapped(self._keys[index], self._make)
        return self._make(self._keys[index])


class Without(Sequence[Item]):
    """All items but those at some places."""

    def __init__(self, items: Sequence[Item], places: Iterable[int]) -> None:
        self._items = items
        self._left_out = sorted(set(places))

    def __len__(self) -> int:
        return len(self._items) - len(self._left_out)

    @overload
    def __getitem__(self, index: int) -> Item: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Item]: ...
    def __getitem__(self, index: int | slice) -> Item | Sequence[Item]:
        if isinstance(index, slice):
            return [self[place] for place in range(*index.indices(len(self)))]
        if not -len(self) <= index < len(self):
            raise IndexError("there is no such place in the sequence")
        place = index % len(self)
        for left_out in self._left_out:
            place += left_out <= place
        return self._items[place]


class Deferred(Sequence[Item]):
    """Items of a known number that are found when the first of them is read."""

    def __init__(self, length: int, find: Callable[[], Sequence[Item]]) -> None:
        self._length = length
        self._find = find

    def __len__(self) -> int:
        return self._length

    @overload
    def __getitem__(self, index: int) -> Item: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Item]: ...
    def __getitem__(self, index: int | slice) -> Item | Sequence[Item]:
        return self._items[index]

    @cached_property
    def _items(self) -> Sequence[Item]:
        return self._find()
