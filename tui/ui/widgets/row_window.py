"""The rows of an index around those on screen, fetched in one piece."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Generic, TypeVar

Row = TypeVar("Row")

RowsFrom = Callable[[int, int], Sequence[Row] | None]
"""Gives the rows from a start up to a stop of an index; None where the index does not hold now."""

_MARGIN = 64
"""The rows that are fetched before and behind the one asked for, so that few steps fetch anew."""


class RowWindow(Generic[Row]):
    """A view of an index of any length that holds few of its rows.

    Args:
        total: The rows of the index.
        rows_from: Gives some of them.
    """

    def __init__(self, total: int, rows_from: RowsFrom[Row]) -> None:
        self.total = total
        self._rows_from = rows_from
        self._fetched = range(0)
        self._rows: Sequence[Row] = ()
        self._is_stale = False

    def row(self, index: int) -> Row | None:
        """One row; ``None`` beyond the index, and for one that can no longer be fetched."""
        if not 0 <= index < self.total:
            return None
        if index not in self._fetched and not self._is_stale:
            self._fetch(range(max(index - _MARGIN, 0), min(index + _MARGIN, self.total)))
        return self._rows[index - self._fetched.start] if index in self._fetched else None

    def loaded(self) -> Iterator[tuple[int, Row]]:
        """The rows that were fetched last, each with its index."""
        return zip(self._fetched, self._rows, strict=True)

    def _fetch(self, wanted: range) -> None:
        """Fetches some rows in place of those that are here; these stay where that fails."""
        rows = self._rows_from(wanted.start, wanted.stop)
        if rows is None or len(rows) != len(wanted):
            self._is_stale = True
        else:
            self._fetched, self._rows = wanted, rows
