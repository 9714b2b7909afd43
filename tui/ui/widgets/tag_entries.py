"""Which tags the tag pane shows, and in which order.

The tags of the filter come first, then the others by their counts as given. Tags on a single note
of the library are folded away unless a person unfolds them or looks for a name.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, takewhile

from tui.model.fold import fold
from tui.model.row import TagCount
from tui.model.sequences import Without
from tui.model.tag_counts import TagCounts
from tui.ui.drawing.tag_row import TagUse


@dataclass(frozen=True, slots=True)
class TagEntries:
    """The tags of the pane."""

    chosen: tuple[TagCount, ...]
    """Those of the filter, which come first."""
    uses: tuple[TagUse, ...]
    """What the filter does with each of these; it does nothing with the others."""
    others: Sequence[TagCount] = ()
    one_offs: Sequence[TagCount] = ()
    """The tags that a line stands for behind the others; they follow it once it is unfolded."""
    is_unfolded: bool = False

    def __len__(self) -> int:
        unfolded = len(self.one_offs) if self.is_unfolded else 0
        return len(self.chosen) + len(self.others) + bool(self.one_offs) + unfolded

    @property
    def fold_row(self) -> int | None:
        """The row of the line that stands for the one-offs; ``None`` without any."""
        return len(self.chosen) + len(self.others) if self.one_offs else None

    def tag(self, row: int) -> TagCount | None:
        """The tag on a row; ``None`` beyond the last and on the line of the one-offs."""
        if not 0 <= row < len(self) or row == self.fold_row:
            return None
        if row < len(self.chosen):
            return self.chosen[row]
        place = row - len(self.chosen)
        if place < len(self.others):
            return self.others[place]
        return self.one_offs[place - len(self.others) - 1]

    def use(self, row: int) -> TagUse:
        """What the filter does with the tag on a row."""
        return self.uses[row] if row < len(self.uses) else TagUse.NONE

    def row_of(self, name: str) -> int | None:
        """The row of a tag, ``None`` where it is not shown."""
        shown = enumerate(chain(self.chosen, self.others))
        row = next((row for row, tag in shown if tag.name == name), None)
        if row is not None or not self.is_unfolded:
            return row
        behind = enumerate(self.one_offs, len(self.chosen) + len(self.others) + 1)
        return next((row for row, tag in behind if tag.name == name), None)


@dataclass(frozen=True, slots=True)
class TagChoice:
    """What there is to show, and how."""

    counts: TagCounts = TagCounts()  # noqa: RUF009 (never changed)
    included: frozenset[str] = frozenset()
    excluded: frozenset[str] = frozenset()
    narrowing: str = ""
    """Words, or letters in their order, that stand in the names of the tags to show."""
    is_unfolded: bool = False

    def entries(self) -> TagEntries:
        """The tags to show."""
        chosen = [self._counted(name) for name in sorted(self.included)]
        missing = [TagCount(name, 0, 0) for name in sorted(self.excluded - self.included)]
        tags = (*(tag for _, tag in chosen), *missing)
        use = TagUse.ONLY if len(chosen) == 1 else TagUse.ALSO
        uses = (*(use for _ in chosen), *(TagUse.EXCLUDED for _ in missing))
        places = [place for place, _ in chosen if place is not None]
        shared = len(self.counts.shared)
        if self.narrowing:
            others = Without(self.counts, places)
            return TagEntries(tags, uses, _narrowed(others, self.narrowing))
        return TagEntries(
            tags,
            uses,
            Without(self.counts.shared, [place for place in places if place < shared]),
            Without(self.counts.one_offs, [place - shared for place in places if place >= shared]),
            self.is_unfolded,
        )

    def best_row(self) -> int:
        """The row of the tag that a narrowing means most likely, the first without one.

        The tags of the filter stand first whether they fit or not, and among those that fit
        alike the others are meant.
        """
        entries, wanted = self.entries(), _folded(self.narrowing)
        names = [_folded(tag.name) for tag in chain(entries.chosen, entries.others)]
        if not wanted or not names:
            return 0
        return min(
            range(len(names)),
            key=lambda row: (
                names[row] != wanted,
                _distance(wanted, names[row]) or _NO_FIT,
                row < len(entries.uses),
            ),
        )

    def _counted(self, name: str) -> tuple[int | None, TagCount]:
        """Where a tag of the filter stands among the counts, and its own.

        It is on every note of the result, so that no tag stands before it that is on fewer.
        """
        most = self.counts[0].count if self.counts else 0
        first = takewhile(lambda each: each[1].count == most, enumerate(self.counts))
        found = ((place, tag) for place, tag in first if tag.name == name)
        return next(found, (None, TagCount(name, 0, 0)))


def _narrowed(tags: Sequence[TagCount], narrowing: str) -> list[TagCount]:
    """The tags that fit, the closest first, and among those that fit alike in their order."""
    wanted = _folded(narrowing)
    ranked = [(rank, tag) for tag in tags if (rank := _distance(wanted, _folded(tag.name)))]
    ranked.sort(key=lambda each: each[0])
    return [tag for _, tag in ranked]


def _distance(wanted: str, name: str) -> int:
    """How far a name is from what is wanted: 1 where it begins so, 0 where it does not fit."""
    if name.startswith(wanted):
        return 1
    if all(word in name for word in wanted.split()):
        return 2
    letters = iter(name)
    return 3 if all(letter in letters for letter in wanted.replace(" ", "")) else 0


_NO_FIT = 4
"""Farther than everything that fits."""


@lru_cache(65_536)
def _folded(text: str) -> str:
    return fold(text)
