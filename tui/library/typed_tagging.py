"""A tagging as a person types it: ``kv cache, gpu, -llm`` adds two tags and removes one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from tui.model.cleaning import clean_tags
from tui.model.tag import tag_key

Suggest = Callable[[str, Sequence[str]], list[str]]
"""From how a tag begins and the tags beside it to names, best first."""


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


def complete_tags(
    text: str, present: Sequence[str], suggest: Suggest
) -> tuple[list[str], str | None]:
    """Completes the last tag of a tagging.

    Args:
        text: The tagging, as far as it is typed.
        present: The tags that the note has.
        suggest: Suggests tags to add.

    Returns:
        The names that the last tag may become, and the whole text with the first of them; None
        where nothing is begun that may become another.
    """
    before, comma, last = text.rpartition(",")
    last = last.strip()
    typed = [name for part in before.split(",") if (name := part.strip()) and name[0] != "-"]
    if last.startswith("-"):
        start = tag_key(last[1:].strip())
        names = [tag for tag in present if tag_key(tag).startswith(start)]
    else:
        names = suggest(last, [*present, *typed])
    begun = last.removeprefix("-").strip()
    if not begun or not names:
        return names, None
    if tag_key(names[0]) == tag_key(begun):
        return suggest("", [*present, *typed, begun]), None
    dash = "-" if last.startswith("-") else ""
    return names, f"{before}{comma}{' ' if comma else ''}{dash}{names[0]}, "
