"""A tagging as a person types it: ``kv cache, gpu, -llm`` adds two tags and removes one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tui.model.cleaning import clean_tags


@dataclass(frozen=True, slots=True)
class Tagging:
    """Tags to add and tags to remove, clean."""

    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()

    @classmethod
    def read(cls, text: str) -> Tagging:
        """Reads a tagging: commas separate tags, and a dash in front removes one.

        A ``#`` in front of a tag is no part of it.
        """
        names = [part.strip() for part in text.split(",")]
        added = [name.removeprefix("#").strip() for name in names if not name.startswith("-")]
        removed = [name[1:].strip().removeprefix("#") for name in names if name.startswith("-")]
        return cls.of(added, removed)

    @classmethod
    def of(cls, added: Iterable[str], removed: Iterable[str]) -> Tagging:
        """Returns the tagging with these names, cleaned, each once."""
        return cls(clean_tags(added), clean_tags(removed))
