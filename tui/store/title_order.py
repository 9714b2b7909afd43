"""Notes in the order of their titles, which an index of their digests has."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from itertools import islice

from pyroaring import BitMap

from tui.store.positions import IS_POSITION, numbers_of
from tui.store.search_context import SearchContext
from tui.store.sql import AMONG, listed
from tui.store.stored_values import fetch_all

FEW = 2_000
"""Up to so many notes are sorted by themselves, and not looked for among all that are in order."""


def by_title(
    context: SearchContext, matching: BitMap, *, is_descending: bool, count: int | None = None
) -> Sequence[int]:
    """Sorts positions by title; equals come newest first, and last what has nothing to show.

    Args:
        context: The library, in which all of them have a digest.
        matching: The positions.
        is_descending: Whether Z comes before A.
        count: How many are wanted; all unless given.
    """
    order = f"title {'DESC' if is_descending else 'ASC'}, position DESC"
    if len(matching) <= FEW:
        few = f"SELECT position FROM digests WHERE position {AMONG} ORDER BY title = '', {order}"
        return [row[0] for row in fetch_all(context.connection, few, (listed(matching),))]
    # One after the other, each follows the index.
    queries = [
        f"SELECT position FROM digests WHERE title {which} '' AND {IS_POSITION} ORDER BY {order}"
        for which in (">", "=")
    ]
    if count is None:
        return _all(context, queries, matching)
    return list(islice(_each(context, queries, matching), count))


def _each(context: SearchContext, queries: Sequence[str], matching: BitMap) -> Iterator[int]:
    for query in queries:
        for (position,) in context.connection.execute(query):
            if position in matching:
                yield position


def _all(context: SearchContext, queries: Sequence[str], matching: BitMap) -> array[int]:
    found = array("I")
    for query in queries:
        ((text,),) = fetch_all(context.connection, f"SELECT group_concat(position) FROM ({query})")
        found.extend(filter(matching.__contains__, numbers_of(text)))
    return found
