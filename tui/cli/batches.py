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
    """The positions of a result, a batch at a time, in their order."""
    for start in range(0, len(positions), BATCH):
        yield positions[start : start + BATCH]


def notes_of(library: LibraryReader, result: Result) -> Iterator[Note]:
    """The notes of a result, in its order.

    It is read within ``library.one_moment``: whatever is written meanwhile, no note comes twice,
    and none is passed over.
    """
    for batch in batches(result.order):
        yield from library.notes(result, batch)
