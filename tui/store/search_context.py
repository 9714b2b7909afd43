"""What a filter is evaluated against: a library, its facets and the marked notes."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from pyroaring import BitMap

from tui.filters.values import Value
from tui.store import digests
from tui.store.connection import IsWanted, QueryInterruptedError, always
from tui.store.positions import is_position, positions
from tui.store.sql import AMONG, listed
from tui.store.states import STATES
from tui.store.stored_values import as_text, fetch_all

if TYPE_CHECKING:
    from tui.store.facets import Facets

SLICE = 2_000
"""How many notes' texts are read at a time."""


FEW = 1_000
"""Up to so many notes are asked for one by one, and not with all that lie between them."""


MANY = 20_000
"""Up to so many notes, their digests are asked for one by one, and not those of all notes."""


LARGE_SHARE = 0.5
"""From this share of the library on, a value is looked up in all of it: that costs little more."""


@dataclass(frozen=True, slots=True)
class SearchContext:
    """A library, with what is known of it beside the file."""

    connection: sqlite3.Connection
    facets: Facets | None = None
    """Asked instead of the tables where they are loaded."""
    marked: frozenset[int] = frozenset()
    """The ids of the notes a person has marked."""
    scores: dict[int, Mapping[int, float]] = field(default_factory=dict)
    """How much the notes are like one, by its id, once that was asked for."""
    is_wanted: IsWanted = always
    """Asked while texts are read: an interruption comes to nothing between two queries."""

    def everywhere(self) -> BitMap:
        """Returns the positions of all notes, the trash included."""
        if self.facets:
            return self.facets.all
        return positions(self.connection, "SELECT position FROM notes")

    def in_state(self, state: str, within: BitMap) -> BitMap:
        """Returns the positions in ``within`` of the notes in one of `states.STATES`."""
        if self.facets:
            return within & self.facets.states[state]
        return self.select(within, STATES[state])

    def looked_up(self, value: Value, within: BitMap, find: Callable[[BitMap], BitMap]) -> BitMap:
        """Returns the positions in ``within`` that a search finds for a value.

        A search of most notes searches all, and what it finds is remembered.
        """
        if self.facets is None:
            return find(within)
        found = self.facets.remembered.get(value)
        if found is None:
            if len(within) < LARGE_SHARE * len(self.facets.all):
                return find(within)
            found = find(self.facets.all)
            self.facets.remember(value, found)
        return within & found

    def select(self, within: BitMap, condition: str, values: Iterable[Any] = ()) -> BitMap:
        """Returns the positions in ``within`` of the notes for which an SQL condition is true."""
        if not within:
            return BitMap()
        among, bounds = _among(within)
        return within & positions(
            self.connection,
            f"SELECT position FROM notes WHERE ({condition}) AND position {among}",
            (*values, *bounds),
        )

    def digested(self, within: BitMap, condition: str, values: Iterable[Any] = ()) -> BitMap:
        """Returns the positions in ``within`` of the digests for which a condition is true."""
        query, among = f"SELECT position FROM digests WHERE ({condition})", tuple[str, ...]()
        if len(within) <= MANY:
            query, among = f"{query} AND position {AMONG}", (listed(within),)
        return within & positions(self.connection, query, (*values, *among))

    def undigested(self, within: BitMap) -> BitMap:
        """Returns the positions in ``within`` of the notes whose digest is missing.

        They are those that other programs have written since this one has.
        """
        query = f"SELECT position FROM digests WHERE {digests.IS_MISSING}"
        return within & positions(self.connection, query)

    def folders(self, within: BitMap) -> Iterator[tuple[int, Any]]:
        """Yields position and path, as it is stored, of each folder of the notes in ``within``."""
        if not within:
            return
        among, bounds = _among(within)
        # The other way around, every row of a note would be read, with its texts.
        rows = fetch_all(
            self.connection,
            "SELECT position, path FROM notes CROSS JOIN note_folders ON note_id = notes.id"
            f" WHERE position {among}",
            bounds,
        )
        for position, path in rows:
            if is_position(position) and position in within:
                yield position, path

    def texts(self, within: BitMap, columns: str) -> Iterator[tuple[Any, ...]]:
        """Yields position and columns of the notes in ``within``, the newest first.

        Args:
            within: The positions of the notes.
            columns: Their names, each a text.

        Raises:
            QueryInterruptedError: What is searched for is no longer wanted.
        """
        texts = as_text(*columns.split(", "))
        positions = within.to_array()[::-1].tolist()
        for start in range(0, len(positions), SLICE):
            if not self.is_wanted():
                raise QueryInterruptedError
            yield from fetch_all(
                self.connection,
                f"SELECT position, {texts} FROM notes"
                f" WHERE position {AMONG} ORDER BY position DESC",
                (listed(positions[start : start + SLICE]),),
            )


def _among(within: BitMap) -> tuple[str, list[Any]]:
    """Returns the SQL of a range that has some positions, and its values; of few, no others."""
    if len(within) <= FEW:
        return AMONG, [listed(within)]
    return "BETWEEN ? AND ?", [within.min(), within.max()]
