"""Long results, read from the library a batch at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.library.reading import LibraryReader, Result
    from tui.model.note import Note

BATCH = 500
"""How many notes are held in memory at a time."""


def batches(positions: Sequence[int]) -> Iterator[Sequence[int]]:
    """Yields the positions of a result in their order, a batch at a time."""
    for start in range(0, len(positions), BATCH):
        yield positions[start : start + BATCH]


def notes_of(library: LibraryReader, result: Result) -> Iterator[Note]:
    """Yields the notes of a result in its order.

    Call it within ``library.one_moment``: then no note is repeated or skipped, whatever another
    program writes meanwhile.
    """
    for batch in batches(result.order):
        yield from library.notes(result, batch)
