"""The rows of an index around those on screen, fetched in one piece."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

Row = TypeVar("Row")

RowsFrom = Callable[[int, int], Sequence[Row]]
"""Gives the rows from a start up to a stop of an index; fewer where some have gone."""

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

    def row(self, index: int) -> Row | None:
        """One row; ``None`` beyond the index, or for a row that has gone since."""
        if not 0 <= index < self.total:
            return None
        if index not in self._fetched:
            self._fetched = range(max(index - _MARGIN, 0), min(index + _MARGIN, self.total))
            self._rows = self._rows_from(self._fetched.start, self._fetched.stop)
        offset = index - self._fetched.start
        return self._rows[offset] if offset < len(self._rows) else None
