"""What the reader shows, as one frozen value that pure functions take forward."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from tui.filters.syntax import Filter
from tui.model.tag_counts import TagCounts

MOST_PAST_FILTERS = 200
"""How many steps back through filters are kept."""


@dataclass(frozen=True, slots=True)
class ReaderState:
    """One moment of the reader."""

    query: Filter
    """The last filter that could be understood."""
    generation: int = 0
    """Grows with every question to the library; answers to older ones are dropped."""
    answered_query: Filter | None = None
    """The last filter of which everything was found."""
    past: tuple[str, ...] = ()
    """The texts of earlier filters, the latest last."""
    order: Sequence[int] = field(default=(), compare=False)
    """The positions of all notes that the filter finds, in its order; none until it is counted."""
    is_counted: bool = False
    """Whether ``order`` is the whole answer, and not the first page alone."""
    tags: TagCounts = field(default=TagCounts(), compare=False)
    archived: int = 0
    """How many archived notes match beside those shown."""
    marked: frozenset[int] = frozenset()
    range_start: int | None = None
    """The row at which a range of marks began."""

    def filtered(self, query: Filter) -> ReaderState:
        """Another filter, not answered yet."""
        return replace(
            self,
            query=query,
            generation=self.generation + 1,
            order=(),
            is_counted=False,
            range_start=None,
        )

    def remembering(self, text: str) -> ReaderState:
        """The filter text before, to come back to."""
        if text == self.query.text or self.past[-1:] == (text,):
            return self
        return replace(self, past=(*self.past, text)[-MOST_PAST_FILTERS:])

    def stepped_back(self) -> ReaderState:
        """Without the latest past filter."""
        return replace(self, past=self.past[:-1])

    def asked_again(self) -> ReaderState:
        """The same filter, for a library that has changed."""
        return replace(self, generation=self.generation + 1)

    def answered(self, order: Sequence[int], tags: TagCounts, archived: int) -> ReaderState:
        """With the whole answer."""
        return replace(
            self,
            answered_query=self.query,
            order=order,
            tags=tags,
            archived=archived,
            is_counted=True,
        )

    def counting(self, tags: TagCounts) -> ReaderState:
        """With all tags of the answer."""
        return replace(self, tags=tags)

    def marking(self, marked: frozenset[int]) -> ReaderState:
        """With these notes marked."""
        return replace(self, marked=marked)
