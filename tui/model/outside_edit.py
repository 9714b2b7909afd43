"""Notes that were written into files, changed there by a person, and come back."""

from __future__ import annotations

import json
from collections.abc import Mapping, Set
from dataclasses import dataclass, replace
from typing import Any
from zlib import crc32

from tui.model.fields import FLAG_FIELDS, VERSIONED_FIELDS, Kind, names_of
from tui.model.instant import Instant
from tui.model.merging import Merged, removal_of
from tui.model.note import Draft
from tui.model.tag import with_tags

_UNMARKED = names_of(Kind.FOLDERS, Kind.HIGHLIGHTS)
"""The fields of which nobody remembers that a person wrote them."""

_TAGS = names_of(Kind.TAGS)


@dataclass(frozen=True, slots=True, kw_only=True)
class OutsideEdit(Draft):
    """A note as it is in a file that this program wrote."""

    changed: frozenset[str] = frozenset()
    """The fields that are other than they were written; all else is as it was then, and may be
    older than what a library has."""
    written_tags: str = ""
    """The sum over its tags as they were written."""


def sum_of(value: Any) -> str:
    """Returns a short sum over a text, or a list, as it stands in a file; empty for nothing."""
    if isinstance(value, str):
        value = value.strip()
    text = json.dumps(value, default=str)
    return f"{crc32(text.encode()):08x}" if value else ""


def with_outside_edit(merged: Merged, edit: OutsideEdit, now: int) -> Merged:
    """Returns a note with what a person changed of it in a file, as if it were changed here.

    Args:
        merged: The note, and what is known of it.
        edit: The file.
        now: In microseconds.
    """
    present, past = merged
    wanted = replace(edit, tags=_tags(present, edit))
    values = {
        name: getattr(wanted, name)
        for name in sorted(edit.changed)
        if getattr(wanted, name) != getattr(present, name)
    }
    if not values:
        return merged
    former = {(name, getattr(present, name)) for name in VERSIONED_FIELDS if name in values}
    standing = {(name, value) for name, value in values.items() if name in VERSIONED_FIELDS}
    later = past._replace(
        edited=_edited(present, values, past.edited),
        versions=(past.versions | {each for each in former if each[1]}) - standing,
    )
    if not values.keys() <= set(FLAG_FIELDS):
        values["updated"] = Instant(now)
    return Merged(replace(present, **values), later)


def _tags(present: Draft, edit: OutsideEdit) -> tuple[str, ...]:
    """Returns the tags of a file, with all that the note has where it was tagged here since."""
    is_as_written = sum_of(list(present.tags)) == edit.written_tags
    return edit.tags if is_as_written else with_tags(edit.tags, present.tags)


def _edited(present: Draft, values: Mapping[str, Any], edited: Set[str]) -> Set[str]:
    marked = edited | (values.keys() - set(_UNMARKED))
    for name in _TAGS:
        if name in values:
            here = set(map(removal_of, values[name]))
            marked = (marked | set(map(removal_of, present.tags))) - here
    return marked
