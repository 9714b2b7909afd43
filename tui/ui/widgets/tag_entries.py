"""Which tags the tag pane shows, and in which order.

The tags of the filter come first, then the others in the order of their counts. One-offs are folded
away where all would not fit the pane, unless a person unfolds them or narrows the tags by name.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, takewhile

from tui.model.row import TagCount
from tui.model.sequences import Without
from tui.model.tag_counts import TagCounts
from tui.ui.drawing.tag_row import TagUse
from tui.ui.widgets.narrowing import distance, rank


@dataclass(frozen=True, slots=True)
class TagEntries:
    """The tags that are shown."""

    filter_tags: tuple[TagCount, ...]
    """The tags of the filter, which come first."""
    uses: tuple[TagUse, ...]
    """How the filter uses each of these."""
    others: Sequence[TagCount] = ()
    one_offs: Sequence[TagCount] = ()
    """The tags below the fold line, which comes after the others; shown if it is unfolded."""
    is_unfolded: bool = False

    @property
    def most(self) -> int:
        """The largest count of all that are shown, but for one-offs; 0 where none is."""
        return max((tag.count for tag in chain(self.filter_tags, self.others)), default=0)

    def __len__(self) -> int:
        unfolded = len(self.one_offs) if self.is_unfolded else 0
        return len(self.filter_tags) + len(self.others) + bool(self.one_offs) + unfolded

    @property
    def fold_row(self) -> int | None:
        """The row of the fold line of the one-offs; ``None`` without any."""
        return len(self.filter_tags) + len(self.others) if self.one_offs else None

    def tag(self, row: int) -> TagCount | None:
        """Returns the tag on a row; ``None`` beyond the last and on the fold line."""
        if not 0 <= row < len(self) or row == self.fold_row:
            return None
        if row < len(self.filter_tags):
            return self.filter_tags[row]
        index = row - len(self.filter_tags)
        if index < len(self.others):
            return self.others[index]
        return self.one_offs[index - len(self.others) - 1]

    def use(self, row: int) -> TagUse:
        """Returns how the filter uses the tag on a row."""
        return self.uses[row] if row < len(self.uses) else TagUse.NONE

    def row_of(self, name: str) -> int | None:
        """Returns the row of a tag; ``None`` if it is not shown."""
        shown = enumerate(chain(self.filter_tags, self.others))
        row = next((row for row, tag in shown if tag.name == name), None)
        if row is not None or not self.is_unfolded:
            return row
        one_offs = enumerate(self.one_offs, len(self.filter_tags) + len(self.others) + 1)
        return next((row for row, tag in one_offs if tag.name == name), None)


@dataclass(frozen=True, slots=True)
class TagPaneState:
    """The counts of tags, the tags of the filter, and how the person narrows and unfolds them."""

    counts: TagCounts = TagCounts()  # noqa: RUF009 (never changed)
    included: frozenset[str] = frozenset()
    excluded: frozenset[str] = frozenset()
    narrowing: str = ""
    """Words, or letters in their order, that the names of the tags to show contain."""
    former_names: Mapping[str, str] = field(default_factory=dict)
    """Other names that begin with the narrowing, by the names of their tags."""
    is_unfolded: bool = False
    room: int = 0
    """How many rows the pane has; where all tags fit, there is no fold line."""

    def entries(self) -> TagEntries:
        """Returns the tags to show."""
        included = [self._count_of(name) for name in sorted(self.included)]
        missing = [TagCount(name, 0, 0) for name in sorted(self.excluded - self.included)]
        tags = (*(tag for _, tag in included), *missing)
        uses = (*(TagUse.INCLUDED for _ in included), *(TagUse.EXCLUDED for _ in missing))
        indexes = [index for index, _ in included if index is not None]
        shared = len(self.counts.shared)
        if self.narrowing:
            others = Without(self.counts, indexes)
            return TagEntries(tags, uses, self._narrowed(others))
        common = Without(self.counts.shared, [index for index in indexes if index < shared])
        one_offs = Without(
            self.counts.one_offs, [index - shared for index in indexes if index >= shared]
        )
        if len(tags) + len(common) + len(one_offs) <= self.room:
            return TagEntries(tags, uses, (*common, *one_offs))
        return TagEntries(tags, uses, common, one_offs, self.is_unfolded)

    def best_row(self) -> int:
        """Returns the row of the tag that fits the narrowing best; the first without a narrowing.

        Other tags are preferred to those of the filter that fit equally well, which are shown
        whether they fit or not.
        """
        entries = self.entries()
        names = [tag.name for tag in chain(entries.filter_tags, entries.others)]
        if not self.narrowing or not names:
            return 0
        return min(
            range(len(names)),
            key=lambda row: (self._distance(names[row]), row < len(entries.uses)),
        )

    def has_match(self) -> bool:
        """Returns whether a name of any tag fits the narrowing."""
        entries = self.entries()
        tags = chain(entries.filter_tags, entries.others)
        return any(self._fits(tag) for tag in tags)

    def _fits(self, tag: TagCount) -> bool:
        return bool(rank(self.narrowing, tag.name)) or tag.name in self.former_names

    def _narrowed(self, tags: Sequence[TagCount]) -> list[TagCount]:
        """Returns the tags that fit, the best first, in their order among equally good ones."""
        return sorted(filter(self._fits, tags), key=lambda tag: self._distance(tag.name))

    def _distance(self, name: str) -> tuple[bool, int]:
        """Returns how far a tag is from the narrowing: by its name, or by a former one."""
        names = (name, self.former_names.get(name, name))
        return min(distance(self.narrowing, each) for each in names)

    def _count_of(self, name: str) -> tuple[int | None, TagCount]:
        """Returns the index of a tag of the filter among the counts, and its count.

        It is on every note of the result, so that only tags with the highest count are searched.
        """
        most = self.counts[0].count if self.counts else 0
        first = takewhile(lambda each: each[1].count == most, enumerate(self.counts))
        found = ((index, tag) for index, tag in first if tag.name == name)
        return next(found, (None, TagCount(name, 0, 0)))
