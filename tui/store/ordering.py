"""The positions of a result in the order that a filter asks for.

The highest position is that of the newest note. An *ordinal* is an index in the order.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from pyroaring import BitMap

from tui.filters.syntax import Node, positive_terms
from tui.filters.values import Sort, Words
from tui.model.fold import fold
from tui.model.url import site_of
from tui.store.digests import order_title
from tui.store.positions import members
from tui.store.search_context import SearchContext
from tui.store.stored_values import is_date
from tui.store.title_order import by_title

TITLE_HIT = 3
"""How much more a word counts in a title than in the summary."""


class NewestFirst(Sequence[int]):
    """A set of positions as a sequence from the highest down, without a copy."""

    def __init__(self, positions: BitMap) -> None:
        self._positions = positions

    def __len__(self) -> int:
        return len(self._positions)

    def __getitem__(self, index):  # type: ignore[no-untyped-def]
        if isinstance(index, slice):
            start, stop, step = index.indices(len(self))
            assert step == 1, "a window has no step"
            size = len(self)
            return list(_downwards(self._positions[max(size - stop, 0) : size - start]))
        rank = len(self) - 1 - index if index >= 0 else -1 - index
        if rank < 0:
            raise IndexError("there is no such index in the sequence")
        return self._positions[rank]

    def __iter__(self) -> Iterator[int]:
        return iter(_downwards(self._positions))

    def __contains__(self, value: object) -> bool:
        return isinstance(value, int) and value in self._positions

    def nearest(self, ordinal: int, direction: int, wanted: BitMap) -> int | None:
        """Returns the nearest wanted position after an ordinal (direction 1) or before it (-1)."""
        here, found = self[ordinal], self._positions & wanted
        # The rank of a number is how many of the set are not above it.
        rank = found.rank(here - 1) - 1 if direction > 0 else found.rank(here)
        return found[rank] if 0 <= rank < len(found) else None

    def changed(self, without: BitMap, added: BitMap) -> NewestFirst:
        """Returns the same order without some positions and with others."""
        return NewestFirst((self._positions - without) | added)

    def index(self, value: int, _start: int = 0, _stop: int | None = None) -> int:
        """Returns the index of a position, in the whole sequence.

        Raises:
            ValueError: It is not in the set.
        """
        if value not in self._positions:
            raise ValueError(f"{value} is not in the sequence")
        return len(self) - self._positions.rank(value)


def nearest(order: Sequence[int], ordinal: int, direction: int, wanted: BitMap) -> int | None:
    """Returns the ordinal of the nearest wanted position before or after one in an order.

    Args:
        order: The positions of a result.
        ordinal: Where to begin; that position itself is passed over.
        direction: 1 for those after it, -1 for those before it.
        wanted: What to look for, whether it is in the order or not.
    """
    if isinstance(order, NewestFirst):
        found = order.nearest(ordinal, direction, wanted)
        return None if found is None else order.index(found)
    ordinals = range(ordinal + direction, len(order) if direction > 0 else -1, direction)
    return next((each for each in ordinals if order[each] in wanted), None)


def with_changes(
    order: Sequence[int], left_out: Iterable[int], put_in: Mapping[int, int]
) -> Sequence[int]:
    """Returns an order without some positions and with others.

    Args:
        order: The positions of a result.
        left_out: Positions to leave out.
        put_in: Positions to put in, each with the ordinal it is to have, which an order by age
            ignores.
    """
    without = BitMap(left_out)
    added = {position: ordinal for position, ordinal in put_in.items() if position not in without}
    if isinstance(order, NewestFirst):
        return order.changed(without, BitMap(added))
    kept = [position for position in order if position not in without]
    present = BitMap(kept)
    for position, ordinal in sorted(added.items(), key=lambda each: each[1]):
        if position not in present:
            kept.insert(ordinal, position)
    return kept


def in_order(order: Sequence[int], members: BitMap, positions: Iterable[int]) -> list[int]:
    """Returns positions in an order; those that are not in it come last.

    Args:
        order: The positions of a result.
        members: The same positions as a set.
        positions: What to put in order.
    """
    wanted = BitMap(positions)
    inside, outside = wanted & members, wanted - members
    if isinstance(order, NewestFirst):
        found = list(_downwards(inside))
    else:
        found = [position for position in order if position in inside]
    return found + list(_downwards(outside))


def _downwards(positions: BitMap) -> array[int]:
    """Returns the positions from the highest down; a set itself is slow to walk backwards."""
    numbers: array[int] = positions.to_array()
    return numbers[::-1]


def ordered(
    context: SearchContext, matching: BitMap, sort: Sort, root: Node, count: int | None = None
) -> Sequence[int]:
    """Returns the positions of a set in an order; equals come newest first.

    Args:
        context: The library.
        matching: The set.
        sort: The order.
        root: The filter that has found the set.
        count: How many are wanted at least; all unless given.
    """
    if sort.key == "added":
        return NewestFirst(matching) if sort.is_descending else list(matching)
    if sort.key == "random":
        return _shuffled(matching)
    if sort.key == "relevance":
        return _by_relevance(context, matching, root, sort.is_descending)
    if sort.key in ("published", "updated"):
        return _by_instant(context, matching, sort)
    if sort.key == "title" and not context.undigested(matching):
        return by_title(context, matching, is_descending=sort.is_descending, count=count)
    if sort.key in ("title", "site"):
        return _by_text(context, matching, sort)
    raise ValueError(f"no order is called {sort.key}")


def _shuffled(matching: BitMap) -> list[int]:
    """Returns the positions in a random order, the same for a day."""
    from random import Random

    positions = list(matching)
    Random(date.today().toordinal()).shuffle(positions)
    return positions


def _by_instant(context: SearchContext, matching: BitMap, sort: Sort) -> list[int]:
    direction = "DESC" if sort.is_descending else "ASC"
    rows = context.connection.execute(
        f"SELECT position FROM notes ORDER BY coalesce({is_date(sort.key)}, 0) DESC,"
        f" {sort.key} {direction}, position DESC"
    )
    return members((position for (position,) in rows), matching)


def _by_text(context: SearchContext, matching: BitMap, sort: Sort) -> list[int]:
    """Sorts by the title as shown, or by site; a note where that is empty comes last."""
    keys = {
        position: order_title(title, url) if sort.key == "title" else fold(site or site_of(url))
        for position, title, url, site in context.texts(matching, "title, url, site")
    }
    # Sorting keeps the order of equals: what is sorted by last counts most.
    positions = sorted(keys, reverse=True)
    positions.sort(key=lambda position: keys[position], reverse=sort.is_descending)
    positions.sort(key=lambda position: not keys[position])
    return positions


def _by_relevance(
    context: SearchContext, matching: BitMap, root: Node, is_descending: bool
) -> list[int]:
    """Sorts by how often the words of a filter occur in title and summary; a title counts more."""
    wanted = [term.value.folded for term in positive_terms(root) if isinstance(term.value, Words)]
    scores = {
        position: sum(
            TITLE_HIT * fold(title).count(text) + fold(summary).count(text) for text in wanted
        )
        for position, title, summary in context.texts(matching, "title, summary")
    }
    return by_score(scores, is_descending)


def by_score(scores: Mapping[int, float], is_descending: bool) -> list[int]:
    """Sorts positions by their scores; equals come newest first."""
    newest_first = sorted(scores, reverse=True)
    return sorted(newest_first, key=scores.__getitem__, reverse=is_descending)
