"""Which tags the tag pane shows, and in which order.

The tags of the filter come first, then the others by their counts as given. Tags on a single note
of the library are folded away unless a person unfolds them or looks for a name.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from tui.model.fold import fold
from tui.model.row import TagCount
from tui.ui.drawing.tag_row import TagUse


@dataclass(frozen=True, slots=True)
class TagEntries:
    """The tags of the pane."""

    tags: tuple[TagCount, ...]
    """Those that are shown, in order."""
    uses: tuple[TagUse, ...]
    """What the filter does with the first of these; it does nothing with the others."""
    one_offs: int = 0
    """The tags that a line stands for at the end, or before them once it is unfolded."""
    fold_row: int | None = None
    """The row of that line."""

    def __len__(self) -> int:
        return len(self.tags) + (self.fold_row is not None)

    def tag(self, row: int) -> TagCount | None:
        """The tag on a row; ``None`` beyond the last and on the line of the one-offs."""
        place = self._place(row)
        return self.tags[place] if place is not None and place < len(self.tags) else None

    def use(self, row: int) -> TagUse:
        """What the filter does with the tag on a row."""
        return self.uses[row] if row < len(self.uses) else TagUse.NONE

    def row_of(self, name: str) -> int | None:
        """The row of a tag, ``None`` where it is not shown."""
        place = next((at for at, tag in enumerate(self.tags) if tag.name == name), None)
        if place is None or self.fold_row is None or place < self.fold_row:
            return place
        return place + 1

    def _place(self, row: int) -> int | None:
        if self.fold_row is None or row < self.fold_row:
            return row
        return None if row == self.fold_row else row - 1


@dataclass(frozen=True, slots=True)
class TagChoice:
    """What there is to show, and how."""

    counts: tuple[TagCount, ...] = ()
    """The most frequent first, as a rule."""
    included: frozenset[str] = frozenset()
    excluded: frozenset[str] = frozenset()
    narrowing: str = ""
    """Words, or letters in their order, that stand in the names of the tags to show."""
    is_unfolded: bool = False

    def entries(self) -> TagEntries:
        """The tags to show."""
        chosen = self._chosen()
        uses = tuple(self._use(tag.name) for tag in chosen)
        names = {tag.name for tag in chosen}
        others = [tag for tag in self.counts if tag.name not in names]
        if self.narrowing:
            return TagEntries((*chosen, *_narrowed(others, self.narrowing)), uses)
        frequent = [tag for tag in others if tag.total != 1]
        one_offs = [tag for tag in others if tag.total == 1]
        fold_row = len(chosen) + len(frequent) if one_offs else None
        shown = (*chosen, *frequent, *(one_offs if self.is_unfolded else ()))
        return TagEntries(shown, uses, len(one_offs), fold_row)

    def best_row(self) -> int:
        """The row of the tag that a narrowing means most likely, the first without one.

        The tags of the filter stand first whether they fit or not, and among those that fit
        alike the others are meant.
        """
        entries, wanted = self.entries(), _folded(self.narrowing)
        if not wanted or not entries.tags:
            return 0
        names = [_folded(tag.name) for tag in entries.tags]
        return min(
            range(len(names)),
            key=lambda row: (
                names[row] != wanted,
                _distance(wanted, names[row]) or _NO_FIT,
                row < len(entries.uses),
            ),
        )

    def _chosen(self) -> list[TagCount]:
        """The tags of the filter, also those that no note carries now."""
        names = [*sorted(self.included), *sorted(self.excluded - self.included)]
        wanted = set(names)
        counted = {tag.name: tag for tag in self.counts if tag.name in wanted}
        return [counted.get(name) or TagCount(name, 0, 0) for name in names]

    def _use(self, name: str) -> TagUse:
        if name in self.included:
            return TagUse.ONLY if len(self.included) == 1 else TagUse.ALSO
        return TagUse.EXCLUDED if name in self.excluded else TagUse.NONE


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
