"""The live tags of a library with the notes that have them: what all proposals are made from."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain

from pyroaring import BitMap

from tui.model.tag import tag_key
from tui.model.tagcare.twin_key import key_words

Texts = Callable[[Collection[int]], Mapping[int, str]]
"""Returns what some notes say, folded, by their numbers."""


def no_texts(notes: Collection[int]) -> Mapping[int, str]:  # noqa: ARG001 (as `Texts` has it)
    """Returns nothing: for where the texts of notes are not known."""
    return {}


@dataclass(frozen=True)
class TagUse:
    """Tags and notes by number: of a tag, its index in ``names``; of a note, that in ``notes``."""

    names: Sequence[str]
    """The live tags that any note has, in alphabetical order."""
    notes: Sequence[Sequence[int]]
    """The live tags of each note that has any tag, each once; of some notes none is live."""
    retired: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    """The retired tags: on how many notes each was when it was retired, and is now."""
    texts: Texts = no_texts
    size: int = 0
    """How many notes the library has, those without tags included."""

    @cached_property
    def notes_of(self) -> list[list[int]]:
        """The notes that have each tag, in order."""
        found: list[list[int]] = [[] for _ in self.names]
        for note, tags in enumerate(self.notes):
            for tag in tags:
                found[tag].append(note)
        return found

    @cached_property
    def counts(self) -> list[int]:
        """How many notes have each tag."""
        return list(map(len, self.notes_of))

    @cached_property
    def keys(self) -> list[str]:
        """The key of each tag."""
        return list(map(tag_key, self.names))

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The number of each tag, by its key."""
        return {key: tag for tag, key in enumerate(self.keys)}

    @cached_property
    def words(self) -> list[tuple[str, ...]]:
        """The words of each tag, as its twins have them too."""
        return list(map(key_words, self.names))

    def beside(self, tag: int) -> set[int]:
        """Returns the other tags of the notes that have a tag."""
        return set(chain.from_iterable(self.notes[note] for note in self.notes_of[tag])) - {tag}

    def both(self, one: int, other: int) -> int:
        """Returns how many notes have both of two tags."""
        return self.bitmap(one).intersection_cardinality(self.bitmap(other))

    def bitmap(self, tag: int) -> BitMap:
        """Returns the notes that have a tag as a set, which is kept."""
        if tag not in self._bitmaps:
            self._bitmaps[tag] = BitMap(self.notes_of[tag])
        return self._bitmaps[tag]

    @cached_property
    def _bitmaps(self) -> dict[int, BitMap]:
        """The notes of the tags that were compared with others."""
        return {}

    def larger(self, one: int, other: int) -> int:
        """Returns which of two tags stays: that of more notes, else with spaces, else shorter."""
        return min(one, other, key=self._rank)

    def _rank(self, tag: int) -> tuple[int, bool, int, int]:
        name = self.names[tag]
        return -self.counts[tag], " " not in name, len(name), tag
