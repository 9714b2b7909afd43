"""Tags: which spellings are the same tag, and lists that have each tag once."""

from __future__ import annotations

from collections.abc import Iterable


def tag_key(name: str) -> str:
    """Returns what all spellings of a tag have in common: the name without case."""
    return name.casefold()


def is_below(tag: str, other: str) -> bool:
    """Returns whether a tag lies under another, at any depth, as python/lxml under python."""
    return tag_key(tag).startswith(f"{tag_key(other)}/")


def without_empty_parts(name: str) -> str:
    """Returns the name of a tag without parts between slashes that are empty: law for law/."""
    return "/".join(part for each in name.split("/") if (part := each.strip()))


def has_empty_part(name: str) -> bool:
    """Returns whether a part of a name between slashes is empty: no tag lies under such a one."""
    return any(not part.strip() for part in name.split("/"))


def tags_by_key(names: Iterable[str]) -> dict[str, str]:
    """Maps the key of each tag to its first spelling, in the order given."""
    by_key: dict[str, str] = {}
    for name in names:
        by_key.setdefault(tag_key(name), name)
    return by_key


def unique_tags(names: Iterable[str]) -> tuple[str, ...]:
    """Returns each tag once, in its first spelling and in the order given."""
    return tuple(tags_by_key(names).values())


def with_tags(present: Iterable[str], added: Iterable[str]) -> tuple[str, ...]:
    """Returns the present tags, followed by those of the added ones that are new."""
    return unique_tags((*present, *added))


def without_tags(present: Iterable[str], removed: Iterable[str]) -> tuple[str, ...]:
    """Returns the present tags except those removed, compared without case."""
    gone = set(map(tag_key, removed))
    return tuple(name for name in present if tag_key(name) not in gone)
