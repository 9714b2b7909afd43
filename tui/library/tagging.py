"""A tagging as a person types it: ``kv cache, gpu, -llm`` adds two tags and takes one away."""

from __future__ import annotations

from dataclasses import dataclass, replace

from tui.model.note import Note
from tui.model.tag import with_tags, without_tags


@dataclass(frozen=True, slots=True)
class Tagging:
    """Tags to add and tags to take away."""

    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()

    @classmethod
    def read(cls, text: str) -> Tagging:
        """The tagging that a text says: commas separate, a dash in front takes away.

        A ``#`` in front of a tag is no part of it.
        """
        names = [part.strip() for part in text.split(",")]
        added = [name.removeprefix("#").strip() for name in names if not name.startswith("-")]
        removed = [name[1:].strip().removeprefix("#") for name in names if name.startswith("-")]
        return cls(tuple(filter(None, added)), tuple(filter(None, removed)))

    def apply(self, note: Note) -> Note:
        """The note with the tags added behind its own, and without those taken away."""
        return replace(note, tags=with_tags(without_tags(note.tags, self.removed), self.added))
