"""A result as a list shows it: without notes that were just put away, with others that stay."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from pyroaring import BitMap

from tui.store.ordering import in_order, nearest, with_changes
from tui.store.search import Result


class Listing(NamedTuple):
    """The positions of a list, in its order."""

    result: Result
    order: Sequence[int]
    members: BitMap
    """The same positions as a set."""
    read: BitMap
    """The positions of all notes of the library that are known to be read."""

    @classmethod
    def of(cls, result: Result, read: BitMap) -> Listing:
        """Returns a result as it is.

        Args:
            result: All notes that a filter matches.
            read: The positions of all notes that are known to be read.
        """
        return cls(result, result.order, result.positions, read)

    def changed(self, left_out: Iterable[int], put_in: Mapping[int, int]) -> Listing:
        """Returns the list of the same result without some positions, and with others.

        Args:
            left_out: Positions to leave out.
            put_in: Positions to put in, each with the ordinal it is to have.
        """
        order = with_changes(self.result.order, left_out, put_in)
        members = (self.result.positions | BitMap(put_in)) - BitMap(left_out)
        return self._replace(order=order, members=members)

    def ordinal(self, position: int | None) -> int | None:
        """Returns where a position stands in the list; None where it is not in it."""
        if position is None or position not in self.members:
            return None
        return self.order.index(position)

    def in_order(self, positions: Iterable[int]) -> list[int]:
        """Returns positions in the order of the list; those that are not in it come last."""
        return in_order(self.order, self.members, positions)

    def unread(self, read: Iterable[int] = (), unread: Iterable[int] = ()) -> BitMap:
        """Returns the positions of the list that are not known to be read.

        Args:
            read: Positions of notes that are read by now.
            unread: Positions of notes that are unread by now.
        """
        return (self.members - (self.read | BitMap(read))) | (self.members & BitMap(unread))

    def nearest_unread(
        self,
        ordinal: int,
        direction: int,
        *,
        read: Iterable[int] = (),
        unread: Iterable[int] = (),
    ) -> int | None:
        """Returns the ordinal of the nearest unread note after another (1) or before it (-1).

        Args:
            ordinal: Where to begin; the note there is passed over.
            direction: Where to look.
            read: Positions of notes that are read by now.
            unread: Positions of notes that are unread by now.
        """
        wanted = self.unread(read, unread)
        return nearest(self.order, ordinal, direction, wanted) if self.order else None
