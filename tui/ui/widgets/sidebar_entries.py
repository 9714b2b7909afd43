"""What stands in the tag pane: the views, a rule, and the tags."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import NamedTuple

from tui.model.row import TagCount
from tui.ui.drawing.tag_row import TagUse
from tui.ui.drawing.view_row import ViewLine
from tui.ui.widgets.narrowing import distance, rank
from tui.ui.widgets.tag_entries import TagEntries, TagPaneState


class Kind(Enum):
    """What a row is."""

    VIEW = auto()
    RULE = auto()
    TAG = auto()
    FOLD = auto()
    """The line that folds the one-offs."""


class Entry(NamedTuple):
    """What is on a row, wherever that is."""

    kind: Kind
    name: str = ""
    """That of a view or tag."""


@dataclass(frozen=True, slots=True)
class SidebarEntries:
    """The rows of the pane."""

    views: tuple[ViewLine, ...]
    tags: TagEntries

    @classmethod
    def of(cls, views: Sequence[ViewLine], tags: TagPaneState) -> SidebarEntries:
        """Returns what is shown of views and tags as a person narrows both."""
        narrowing = tags.narrowing
        return cls(tuple(view for view in views if rank(narrowing, view.label)), tags.entries())

    def __len__(self) -> int:
        return self._first_tag + len(self.tags)

    def entry(self, row: int) -> Entry | None:
        """Returns what is on a row; None beyond the last."""
        if view := self.view(row):
            return Entry(Kind.VIEW, view.name)
        if not 0 <= row < len(self):
            return None
        if row < self._first_tag:
            return Entry(Kind.RULE)
        tag = self.tag(row)
        return Entry(Kind.TAG, tag.name) if tag else Entry(Kind.FOLD)

    def row_of(self, entry: Entry | None) -> int | None:
        """Returns the row of a view, a tag or the fold line; None where it is not shown."""
        if entry is None:
            return None
        if entry.kind is Kind.VIEW:
            rows = (row for row, view in enumerate(self.views) if view.name == entry.name)
            return next(rows, None)
        row = self.tags.fold_row if entry.kind is Kind.FOLD else self.tags.row_of(entry.name)
        return None if row is None else row + self._first_tag

    def view(self, row: int) -> ViewLine | None:
        """Returns the view on a row."""
        return self.views[row] if 0 <= row < len(self.views) else None

    def tag(self, row: int) -> TagCount | None:
        """Returns the tag on a row."""
        return self.tags.tag(row - self._first_tag)

    def use(self, row: int) -> TagUse:
        """Returns how the filter uses the tag on a row."""
        return self.tags.use(row - self._first_tag)

    def best_row(self, tags: TagPaneState, *, of_tags: bool, of_views: bool) -> int:
        """Returns the row that fits the narrowing best; where both fit as well, a tag's.

        Args:
            tags: What `of` was given.
            of_tags: Whether a tag may be the one.
            of_views: Whether a view may be.
        """
        narrowing = tags.narrowing
        tag_row = self._first_tag + tags.best_row()
        if not (of_views and self.views and narrowing):
            return tag_row if of_tags else 0
        distances = [distance(narrowing, view.label) for view in self.views]
        nearest = min(distances)
        tag = self.tag(tag_row) if of_tags else None
        if tag and distance(narrowing, tag.name) <= nearest:
            return tag_row
        return distances.index(nearest)

    @property
    def _first_tag(self) -> int:
        """The row of the first tag: below the views and the rule, where there are both."""
        return len(self.views) + bool(self.views and len(self.tags))
