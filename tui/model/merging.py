"""Merging two records of the same link into one, without losing anything that either holds."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Set
from dataclasses import replace
from typing import Any, NamedTuple, TypeVar

from tui.model.fields import FIELDS, VERSIONED_FIELDS, Kind, Merging
from tui.model.instant import Instant
from tui.model.note import Draft, Note
from tui.model.tag import tag_key, with_tags

AnyDraft = TypeVar("AnyDraft", bound=Draft)

UNDATED = -1
"""The stamp of a record that has no date at all: any other of its source is newer."""


class Origin(NamedTuple):
    """The source that wrote a text, and when."""

    source: str
    """The format in which something publishes one's own library, such as ``url-notes-site``."""
    stamp: int | None
    """When the record was updated, in microseconds, if the source says so; or `UNDATED`."""


class Past(NamedTuple):
    """What is known of a record that another one is merged into."""

    edited: Set[str] = frozenset()
    """The fields that a person wrote; ``-tag KEY`` for a tag that a person took away."""
    versions: Set[tuple[str, str]] = frozenset()
    """The texts that were kept aside, as field and content."""
    origins: Mapping[str, Origin] = {}
    """By field: the source that wrote the text, if one did that may replace it."""


class StoredNote(NamedTuple):
    """A note of a library, with what is to be known of it before another is merged into it."""

    note: Note
    past: Past


class Merged(NamedTuple):
    """A merged record, and what is to be known of it from now on."""

    draft: Draft
    past: Past


def first_past(draft: Draft, source: str) -> Past:
    """Returns what is known of a record that is new in the library.

    Args:
        draft: The record.
        source: As `merge` has it.
    """
    origin = _origin(draft, source)
    written = (name for name in VERSIONED_FIELDS if source and getattr(draft, name))
    return Past(origins=dict.fromkeys(written, origin))


def merge(present: AnyDraft, arriving: Draft, past: Past, source: str = "") -> Merged:
    """Adds to the present record what an arriving one has beyond it.

    A text that is there is replaced only by the source that wrote it, and never where a person
    wrote it. What is replaced, and what is not taken, is kept as a version.

    Args:
        present: The record of the library; it wins where only one value can be kept.
        arriving: The record to add.
        past: What is known of the present record.
        source: The format in which something publishes one's own library; empty for any other,
            which fills what is empty and replaces nothing.
    """
    texts, later = _merge_texts(present, arriving, past, source)
    others = {
        name: merged(getattr(present, name), getattr(arriving, name)) for name, merged in _OTHERS
    }
    spelling = () if arriving.url == present.url else (arriving.url,)
    draft = replace(
        present,
        **texts,
        **others,
        tags=_unite_tags(present.tags, arriving.tags, past.edited),
        urls=_unite(present.urls, (*spelling, *arriving.urls)),
    )
    return Merged(draft, later)


def _merge_texts(
    present: Draft, arriving: Draft, past: Past, source: str
) -> tuple[dict[str, Any], Past]:
    texts: dict[str, Any] = {}
    origins, versions = dict(past.origins), set(past.versions)
    origin = _origin(arriving, source)
    for name in VERSIONED_FIELDS:
        old, new = getattr(present, name), getattr(arriving, name)
        taken = _takes(name, old, new, past, origin)
        texts[name] = new if taken else old
        aside = old if taken else new
        if aside and old != new:
            versions.add((name, aside))
        if source and taken:
            origins[name] = origin
        elif source and new and old == new:
            origins[name] = _latest(origins.get(name, origin), origin)
    return texts, past._replace(origins=origins, versions=versions)


def _takes(name: str, old: str, new: str, past: Past, origin: Origin) -> bool:
    """Returns whether a text gives way to an arriving one."""
    if not new or old == new or name in past.edited:
        return False
    if not old:
        return True
    wrote = past.origins.get(name)
    if wrote is None or wrote.source != origin.source or not _is_newer(origin.stamp, wrote.stamp):
        return False
    # What was kept aside returns only where the source says that it is the newer one.
    return (name, new) not in past.versions or _is_dated_later(origin.stamp, wrote.stamp)


def _origin(draft: Draft, source: str) -> Origin:
    if draft.updated:
        return Origin(source, draft.updated.micros)
    return Origin(source, None if draft.added else UNDATED)


def _latest(wrote: Origin, origin: Origin) -> Origin:
    """Returns the origin of a text that is in a record again."""
    is_its_own = wrote.source == origin.source
    return origin if is_its_own and _is_newer(origin.stamp, wrote.stamp) else wrote


def _is_newer(stamp: int | None, other: int | None) -> bool:
    """Returns whether a record of a source is newer than one that arrived before it."""
    if UNDATED in (stamp, other):
        return other == UNDATED
    return stamp is None or other is None or stamp >= other


def _is_dated_later(stamp: int | None, other: int | None) -> bool:
    return stamp is not None and other is not None and stamp > other


def _unite_tags(
    present: tuple[str, ...], arriving: tuple[str, ...], edited: Set[str]
) -> tuple[str, ...]:
    return with_tags(present, (tag for tag in arriving if removal_of(tag) not in edited))


def removal_of(tag: str) -> str:
    """Returns the entry of ``edited`` that says that a person took this tag away."""
    return f"-tag {tag_key(tag)}"


def _known(present: Any, arriving: Any) -> Any:
    return arriving if present is None or present == "" else present


def _unite(present: tuple[Any, ...], arriving: tuple[Any, ...]) -> tuple[Any, ...]:
    return present + tuple(
        item
        for index, item in enumerate(arriving)
        if item not in present and item not in arriving[:index]
    )


def _first(one: Instant | None, other: Instant | None) -> Instant | None:
    return min(one, other) if one and other else one or other


def _last(one: Instant | None, other: Instant | None) -> Instant | None:
    return max(one, other) if one and other else one or other


def _fill(present: Mapping[str, Any], arriving: Mapping[str, Any]) -> Mapping[str, Any]:
    """Adds to the present object every key that only the arriving one has, at any depth."""
    filled = dict(present)
    for key, value in arriving.items():
        mine = filled.setdefault(key, value)
        if isinstance(mine, Mapping) and isinstance(value, Mapping):
            filled[key] = _fill(mine, value)
    return filled


_MERGED: Mapping[Merging, Callable[[Any, Any], Any]] = {
    Merging.KNOWN: _known,
    Merging.FIRST: _first,
    Merging.LAST: _last,
    Merging.UNITED: _unite,
    Merging.FILLED: _fill,
}

_OTHERS = tuple(
    (field.name, _MERGED[field.merging])
    for field in FIELDS
    if field.merging in _MERGED and field.kind not in (Kind.TAGS, Kind.URLS)
)
"""The fields whose merged value depends on their two values alone, each with its function."""
