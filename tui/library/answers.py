"""What a library answers: pages, results with their counts, and what notes share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from tui.library.result_listing import Listing
from tui.model.note import Note
from tui.model.row import NoteRow
from tui.model.tag_counts import TagCounts
from tui.store.connection import IsWanted, always
from tui.store.search import Result

if TYPE_CHECKING:
    from tui.store.facets import Facets

Marked = frozenset[int]
"""The ids of marked notes."""


class Page(NamedTuple):
    """The notes of a filter that a screen shows before all of them are known."""

    rows: Sequence[NoteRow]
    cursor: int
    """Which of them the cursor is on; 0 where there are none."""


class Around(NamedTuple):
    """The note that a page is to show."""

    note_id: int
    above: int
    """How many rows the page may have before it."""


class WantedPage(NamedTuple):
    """Which rows of a filter are shown first."""

    number: int
    """How many, beside those before the note."""
    around: Around | None = None
    """The note for the cursor; its neighbour is taken where the filter leaves it out."""


class Overview(NamedTuple):
    """All that a filter finds, with the counts of its tags."""

    result: Result
    tags: TagCounts
    """The most frequent tags within the result, or all."""
    facets: Facets
    """What the tags were counted in."""
    hidden: Marked = frozenset()
    """The marked notes that the filter does not find."""
    gone: Marked = frozenset()
    """The marked notes that are in the library no more."""
    positions: Mapping[int, int] = {}
    """Where the notes stand, by id, that were asked for with it."""

    @property
    def listing(self) -> Listing:
        """The result as a list shows it."""
        return Listing.of(self.result, self.facets.states["read"])

    def all_tags(self, is_wanted: IsWanted = always) -> TagCounts:
        """Counts all tags within the result, which may take longer.

        Raises:
            QueryInterruptedError: They are no longer wanted.
        """
        if self.tags.is_whole:
            return self.tags
        return self.facets.counts(self.result.positions, is_wanted)


class SharedValues(NamedTuple):
    """What some notes have in common."""

    first: Note
    """One of them, the same each time."""
    differing: frozenset[str]
    """The names of the fields in which others have another value."""


__all__ = ["Around", "Facets", "Marked", "Overview", "Page", "SharedValues", "WantedPage"]
