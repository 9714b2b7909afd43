"""Sequences that make their items when these are looked at: a screen shows few of a long list."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from typing import Generic, TypeVar, overload

Key = TypeVar("Key")
Item = TypeVar("Item")


class LazySequence(Sequence[Item]):
    """A sequence of which a subclass gives the length and one item at a time."""

    @abstractmethod
    def item(self, index: int) -> Item:
        """Returns the item at an index from 0 up to the length."""

    @overload
    def __getitem__(self, index: int) -> Item: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Item]: ...
    def __getitem__(self, index: int | slice) -> Item | Sequence[Item]:
        length = len(self)
        if isinstance(index, slice):
            return [self.item(each) for each in range(*index.indices(length))]
        if not -length <= index < length:
            raise IndexError("there is no such place in the sequence")
        return self.item(index % length)


class LazyMap(LazySequence[Item], Generic[Key, Item]):
    """A function of each key, called whenever an item is read."""

    def __init__(self, keys: Sequence[Key], make: Callable[[Key], Item]) -> None:
        self._keys = keys
        self._make = make

    def __len__(self) -> int:
        return len(self._keys)

    def item(self, index: int) -> Item:
        """Returns the function of the key at an index."""
        return self._make(self._keys[index])


class Without(LazySequence[Item]):
    """All items but those at some indexes."""

    def __init__(self, items: Sequence[Item], indexes: Iterable[int]) -> None:
        self._items = items
        self._left_out = sorted(set(indexes))

    def __len__(self) -> int:
        return len(self._items) - len(self._left_out)

    def item(self, index: int) -> Item:
        """Returns the item at an index, those that are left out not counted."""
        for left_out in self._left_out:
            index += left_out <= index
        return self._items[index]


class Deferred(LazySequence[Item]):
    """Items of a known number that are found when the first of them is read."""

    def __init__(self, length: int, find: Callable[[], Sequence[Item]]) -> None:
        self._length = length
        self._find = find

    def __len__(self) -> int:
        return self._length

    def item(self, index: int) -> Item:
        """Returns the item at an index."""
        return self._items[index]

    @cached_property
    def _items(self) -> Sequence[Item]:
        return self._find()
