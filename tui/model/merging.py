"""Merging two records of the same link into one, without losing anything that either holds."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Set
from dataclasses import replace
from typing import Any, NamedTuple, TypeVar

from tui.model.fields import FIELDS, VERSIONED_FIELDS, Kind, Merging
from tui.model.instant import Instant
from tui.model.note import Draft
from tui.model.tag import tag_key, with_tags

AnyDraft = TypeVar("AnyDraft", bound=Draft)


class Merged(NamedTuple):
    """A merged record, and the texts that are not in it."""

    draft: Draft
    former: Mapping[str, str]
    """Versions by field: the text of before, or the arriving one where that is older."""


def merge(
    present: AnyDraft,
    arriving: Draft,
    edited: Set[str] = frozenset(),
    known: Set[tuple[str, str]] = frozenset(),
) -> Merged:
    """Adds to the present record what an arriving one has beyond it.

    Args:
        present: The record of the library; it wins where only one value can be kept.
        arriving: The record to add; its title and summary win unless they are known to be older.
        edited: The fields of ``present`` that a person wrote, which stay; ``-tag KEY`` for a tag
            that a person took away, which does not come back.
        known: Earlier versions, as field and content, which never return.
    """
    texts, former = _merge_texts(present, arriving, edited, known)
    others = {
        name: merged(getattr(present, name), getattr(arriving, name)) for name, merged in _OTHERS
    }
    spelling = () if arriving.url == present.url else (arriving.url,)
    draft = replace(
        present,
        **texts,
        **others,
        tags=_unite_tags(present.tags, arriving.tags, edited),
        urls=_unite(present.urls, (*spelling, *arriving.urls)),
    )
    return Merged(draft, former)


def _merge_texts(
    present: Draft, arriving: Draft, edited: Set[str], known: Set[tuple[str, str]]
) -> tuple[dict[str, Any], dict[str, str]]:
    texts: dict[str, Any] = {}
    former: dict[str, str] = {}
    for name in VERSIONED_FIELDS:
        old, new = getattr(present, name), getattr(arriving, name)
        texts[name] = old or new
        if not old or not new or old == new or (name, new) in known:
            continue
        # A date that a person's change has set says nothing about the age of the source's text.
        is_older = "updated" not in edited and _is_older(arriving, present)
        if name in edited or is_older:
            former[name] = new
        else:
            texts[name], former[name] = new, old
    return texts, former


def _is_older(arriving: Draft, present: Draft) -> bool:
    return bool(arriving.updated and present.updated and arriving.updated < present.updated)


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
