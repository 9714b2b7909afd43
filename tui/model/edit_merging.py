"""Merging what a person wrote with what another program wrote into the same note meanwhile."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from tui.model.fields import Kind, names_of
from tui.model.note import Note
from tui.model.tag import tag_key, with_tags, without_tags

_TAG_FIELDS = names_of(Kind.TAGS)


class MergedEdit(NamedTuple):
    """What is to be written."""

    values: Mapping[str, Any]
    """By the names of fields; none for those that a person left as they were."""
    conflicts: tuple[str, ...] = ()
    """The fields that both changed, each to something else: the person's value stands."""


def merge_edit(present: Note, seen: Mapping[str, Any], wanted: Mapping[str, Any]) -> MergedEdit:
    """Returns what a person's edit writes into a note as it is now.

    Where another program changed another field, both stand; so do tags that either added or took
    away.

    Args:
        present: The note.
        seen: The values of fields as the person saw them, by name; what is not among them is as it
            is now.
        wanted: The values that the person gave.
    """
    values: dict[str, Any] = {}
    conflicts = []
    for name, mine in wanted.items():
        theirs = getattr(present, name)
        before = seen.get(name, theirs)
        if mine == before:
            continue
        if theirs in (before, mine):
            values[name] = mine
        elif name in _TAG_FIELDS:
            values[name] = _merged_tags(before, theirs, mine)
        else:
            values[name] = mine
            conflicts.append(name)
    return MergedEdit(values, tuple(conflicts))


def _merged_tags(
    before: tuple[str, ...], theirs: tuple[str, ...], mine: tuple[str, ...]
) -> tuple[str, ...]:
    """Returns the person's tags, with those that the other program added or took away."""
    here = set(map(tag_key, theirs))
    gone = [tag for tag in before if tag_key(tag) not in here]
    return with_tags(without_tags(mine, gone), without_tags(theirs, before))
