"""The rows of a listing around those on screen, fetched together."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Generic, TypeVar

Row = TypeVar("Row")

FetchRows = Callable[[int, int], Sequence[Row] | None]
"""Returns the rows of a listing from a start up to a stop; ``None`` if it is outdated."""

_MARGIN = 64
"""The rows fetched before and after the one needed, so that few moves fetch again."""


class RowWindow(Generic[Row]):
    """A window of a listing of any length that holds few of its rows.

    Args:
        total: The number of rows in the listing.
        fetch_rows: Fetches some of them.
    """

    def __init__(self, total: int, fetch_rows: FetchRows[Row]) -> None:
        self.total = total
        self._fetch_rows = fetch_rows
        self._fetched = range(0)
        self._rows: Sequence[Row] = ()
        self._is_stale = False

    def row(self, ordinal: int) -> Row | None:
        """Returns a row; ``None`` beyond the listing or if it can no longer be fetched."""
        if not 0 <= ordinal < self.total:
            return None
        if ordinal not in self._fetched and not self._is_stale:
            self._fetch(range(max(ordinal - _MARGIN, 0), min(ordinal + _MARGIN, self.total)))
        return self._rows[ordinal - self._fetched.start] if ordinal in self._fetched else None

    def loaded(self) -> Iterator[tuple[int, Row]]:
        """Returns the rows that were fetched last, each with its ordinal."""
        return zip(self._fetched, self._rows, strict=True)

    def _fetch(self, wanted: range) -> None:
        """Replaces the rows by others, unless these cannot be fetched."""
        rows = self._fetch_rows(wanted.start, wanted.stop)
        if rows is None or len(rows) != len(wanted):
            self._is_stale = True
        else:
            self._fetched, self._rows = wanted, rows
