"""Vocabularies for tests, written as the tags of each note."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from tui.model.fold import fold
from tui.model.tag import tag_key
from tui.model.tagcare.tag_use import TagUse


def use(
    *notes: str,
    times: Mapping[str, int] | None = None,
    texts: Mapping[int, str] | None = None,
    size: int = 0,
) -> TagUse:
    """The tags of some notes.

    Args:
        notes: The tags of each, with commas between.
        times: Tags on so many further notes each, on which nothing else is.
        texts: What notes say, by their numbers.
        size: How many notes the library has.
    """
    split = [[name.strip() for name in note.split(",")] for note in notes]
    split += [[name] for name, count in (times or {}).items() for _ in range(count)]
    names = {tag_key(name): name for note in split for name in note}
    numbers = {key: number for number, key in enumerate(sorted(names))}
    return TagUse(
        [names[key] for key in numbers],
        [tuple(numbers[tag_key(name)] for name in note) for note in split],
        texts=lambda wanted: {
            note: fold(text) for note, text in (texts or {}).items() if note in wanted
        },
        size=size,
    )


def numbers(tags: TagUse, names: Iterable[str]) -> list[int]:
    """The numbers of some tags."""
    return [tags.numbers[tag_key(name)] for name in names]
