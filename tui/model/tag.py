"""Tags: when two spellings are the same one, and lists that have each tag once."""

from __future__ import annotations

from collections.abc import Iterable


def tag_key(name: str) -> str:
    """What makes two spellings of a tag the same: the name without case."""
    return name.casefold()


def tags_by_key(names: Iterable[str]) -> dict[str, str]:
    """The first spelling of each tag by its key, in the order given."""
    by_key: dict[str, str] = {}
    for name in names:
        by_key.setdefault(tag_key(name), name)
    return by_key


def unique_tags(names: Iterable[str]) -> tuple[str, ...]:
    """Each tag once, in its first spelling and in the order given."""
    return tuple(tags_by_key(names).values())


def with_tags(present: Iterable[str], added: Iterable[str]) -> tuple[str, ...]:
    """The present tags, and behind them those of the added ones that are new."""
    return unique_tags((*present, *added))


def without_tags(present: Iterable[str], removed: Iterable[str]) -> tuple[str, ...]:
    """The present tags but for those removed, in whatever spelling."""
    gone = set(map(tag_key, removed))
    return tuple(name for name in present if tag_key(name) not in gone)
