"""Merging notes that a person says are one, so that nothing that anybody wrote is lost.

One of them *stands*: it keeps its id and its address, and where two texts differ its own is the
text. What is not taken of the others is kept as a version, and their addresses still find it.
Comments are a person's own words: all of them stay, one below the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import reduce
from typing import Any, NamedTuple

from tui.model.fields import FIELDS, VERSIONED_FIELDS, Kind, Merging
from tui.model.merging import Past, StoredNote, merge, removal_of
from tui.model.note import Note
from tui.model.tag import with_tags
from tui.model.text import TEXT_LIMIT

_KNOWN = tuple(
    field.name
    for field in FIELDS
    if field.merging is Merging.KNOWN and field.kind is not Kind.FLAG and field.name != "site"
)
"""The fields of which one value stays; a site is that of the address."""

_IF_ANY = ("read", "starred", "private")
"""The flags that a note has if any of those had it."""

_IF_ALL = ("archived", "trashed")
"""The flags that a note has only if all of those had it: it is not to go out of sight."""

_GAP = "\n\n"


class MergedNotes(NamedTuple):
    """What becomes of notes that are merged."""

    note: Note
    """The note that stands."""
    past: Past
    """What is to be known of it from now on."""
    let_go: tuple[tuple[str, Any], ...] = ()
    """The values of others that are kept nowhere, as field and value."""


def oldest_first(notes: Iterable[StoredNote]) -> list[StoredNote]:
    """Returns notes by when they were added, undated ones last."""

    def age(stored: StoredNote) -> tuple[bool, int, int]:
        added = stored.note.added
        return added is None, added.micros if added else 0, stored.note.id

    return sorted(notes, key=age)


def merge_notes(stands: StoredNote, others: Sequence[StoredNote]) -> MergedNotes:
    """Returns the note that stands with all that the others have beyond it."""
    merged = reduce(_merge, others, MergedNotes(stands.note, stands.past))
    texts = {(name, getattr(merged.note, name)) for name in VERSIONED_FIELDS}
    removals = set(map(removal_of, merged.note.tags))
    past = merged.past._replace(
        edited=merged.past.edited - removals,
        versions=merged.past.versions - texts,
    )
    return merged._replace(past=past)


def _merge(merged: MergedNotes, other: StoredNote) -> MergedNotes:
    one, known = merged.note, merged.past
    note, past = merge(one, other.note, known)
    assert isinstance(note, Note)
    values, let_go = _known_values(merged, other)
    values |= {name: _any(getattr(one, name), getattr(other.note, name)) for name in _IF_ANY}
    values |= {name: _all(getattr(one, name), getattr(other.note, name)) for name in _IF_ALL}
    values["comment"] = comment = _both(one.comment, other.note.comment)
    values["tags"] = with_tags(one.tags, other.note.tags)
    values["urls"] = tuple(url for url in note.urls if url != note.url)
    note = replace(note, **values)
    versions = past.versions | other.past.versions
    if _has(comment, other.note.comment):
        versions -= {("comment", other.note.comment)}
    filled = [name for name in VERSIONED_FIELDS if not getattr(one, name)]
    origins = {name: wrote for name, wrote in other.past.origins.items() if name in filled}
    edited = known.edited | other.past.edited | _decided(one, other.note)
    return MergedNotes(
        note, Past(edited, versions, {**known.origins, **origins}), merged.let_go + let_go
    )


def _decided(one: Note, other: Note) -> set[str]:
    """Returns the texts between which a person decides by merging: no import does so anew."""
    texts = ((name, getattr(one, name), getattr(other, name)) for name in VERSIONED_FIELDS)
    return {name for name, mine, its in texts if mine and its and mine != its}


def _known_values(
    merged: MergedNotes, other: StoredNote
) -> tuple[dict[str, Any], tuple[tuple[str, Any], ...]]:
    """Returns the values that stay where they differ, and those that do not.

    What a person wrote stays before what a source said.
    """
    chosen: dict[str, Any] = {}
    let_go: list[tuple[str, Any]] = []
    for name in _KNOWN:
        mine, its = getattr(merged.note, name), getattr(other.note, name)
        if mine and its and mine != its:
            takes = name in other.past.edited and name not in merged.past.edited
            chosen[name] = its if takes else mine
            let_go.append((name, mine if takes else its))
    return chosen, tuple(let_go)


def _both(one: str, other: str) -> str:
    """Returns two comments, one below the other; one where it has the other, or both are long."""
    if _has(one, other):
        return one
    if _has(other, one):
        return other
    both = f"{one.strip()}{_GAP}{other.strip()}"
    return both if len(both) <= TEXT_LIMIT else one


def _has(text: str, part: str) -> bool:
    """Returns whether some paragraphs are among those of a text; none are among any."""
    wanted = part.strip()
    return not wanted or f"{_GAP}{wanted}{_GAP}" in f"{_GAP}{text.strip()}{_GAP}"


def _any(one: bool | None, other: bool | None) -> bool | None:
    if one or other:
        return True
    return other if one is None else one


def _all(one: bool | None, other: bool | None) -> bool | None:
    return other if one else one
