"""What is known of how many unread notes each view has, and what is still to be counted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from tui.library.view_counting import Unread


@dataclass(frozen=True, slots=True)
class ViewCounts:
    """Counts by the texts of filters: a number stays until the new one is known."""

    known: Mapping[str, Unread] = field(default_factory=dict)
    """The latest counts, also those from before the library changed."""
    current: frozenset[str] = frozenset()
    """The filters that were counted since."""
    left: tuple[str, ...] = ()
    """The filters that are still to be counted."""
    edition: int = 0
    """How often the library has changed."""
    day: date | None = None
    """The day on which they are counted: filters may ask for the last days."""

    def outdated(self) -> ViewCounts:
        """Returns counts of a library that has changed: all are to be counted anew."""
        return replace(self, current=frozenset(), edition=self.edition + 1)

    def wanted(self, texts: Iterable[str], day: date) -> ViewCounts:
        """Returns counts of which those of some filters are wanted, and no others are kept."""
        wanted = tuple(dict.fromkeys(texts))
        current = self.current if day == self.day else frozenset()
        return replace(
            self,
            known={text: self.known[text] for text in wanted if text in self.known},
            current=current,
            left=tuple(text for text in wanted if text not in current),
            day=day,
        )

    def counted(self, edition: int, found: Mapping[str, Unread] | None) -> ViewCounts:
        """Returns counts with some more.

        Args:
            edition: That of the library when they were asked for.
            found: By filter; None where they could not be counted, and are not asked for again.
        """
        if found is None:
            return replace(self, left=())
        counts = replace(self, known={**self.known, **found})
        if edition != self.edition:
            return counts
        return replace(
            counts,
            current=self.current | found.keys(),
            left=tuple(text for text in self.left if text not in found),
        )
