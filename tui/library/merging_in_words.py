"""Says in plain words what becomes of notes that are merged; every text in it is clean."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from tui.model.change_in_words import ChangeInWords
from tui.model.fields import FIELDS, FLAG_FIELDS, INSTANT_FIELDS, VERSIONED_FIELDS
from tui.model.folder import shown_path
from tui.model.instant import Instant
from tui.model.merging import StoredNote
from tui.model.note import Note
from tui.model.note_merging import MergedNotes
from tui.model.text import clean_line, clean_url, counted, shortened_line

MOST_OF_TEXT = 160
"""How much is said of a text, in characters."""

_FLAGS = (*FLAG_FIELDS, "trashed")

_DATES = tuple(name for name in INSTANT_FIELDS if name != "updated")


def in_words(
    merged: MergedNotes, stands: StoredNote, others: Sequence[StoredNote]
) -> list[ChangeInWords]:
    """Says what a merged note will be, field by field, and what is kept of the others or is not.

    Args:
        merged: What becomes of them.
        stands: The note that stands, as it is.
        others: Those that are merged into it.
    """
    note = merged.note
    fields = (
        ("Title", [_short(note.title)]),
        ("Address", [clean_url(note.url), *(f"also {clean_url(url)}" for url in note.urls)]),
        ("Tags", [", ".join(map(clean_line, note.tags))]),
        ("Summary", [_short(note.summary)]),
        ("Comment", _comment(note, [each.note for each in (stands, *others)])),
        ("Full text", [_short(note.article)]),
        ("Dates", [", ".join(_dates(note))]),
        ("State", [", ".join(_states(note))]),
        ("Folders", [clean_line(shown_path(path)) for path in note.folders]),
        ("Highlights", [counted(len(note.highlights), "highlight")] * bool(note.highlights)),
        ("Kept as versions", list(_versions(merged, stands))),
        ("Not kept", [f"{name}: {_said(value)}" for name, value in merged.let_go]),
    )
    said = ((subject, tuple(filter(None, lines))) for subject, lines in fields)
    return [ChangeInWords(subject, lines) for subject, lines in said if lines]


def expected_values(merged: MergedNotes, stands: StoredNote) -> dict[str, Any]:
    """Returns the values that the note that stands gets, by the names of their fields."""
    values = {field.name: getattr(merged.note, field.name) for field in FIELDS}
    return {name: each for name, each in values.items() if each != getattr(stands.note, name)}


def _comment(note: Note, notes: Sequence[Note]) -> list[str]:
    written = [each.comment for each in notes if each.comment]
    if note.comment in written or not note.comment:
        return [_short(note.comment)]
    # An equal one, and one that is part of another, is in it once.
    paragraphs = filter(None, map(str.strip, note.comment.split("\n\n")))
    return [*map(_short, paragraphs), "(all kept, one below the other)"]


def _dates(note: Note) -> Iterator[str]:
    for name in _DATES:
        if instant := getattr(note, name):
            yield f"{name} {_day(instant)}"


def _states(note: Note) -> Iterator[str]:
    return ("in the trash" if name == "trashed" else name for name in _FLAGS if getattr(note, name))


def _versions(merged: MergedNotes, stands: StoredNote) -> Iterator[str]:
    """Yields the texts that become versions of the note that stands."""
    added = merged.past.versions - stands.past.versions
    for name in VERSIONED_FIELDS:
        for field, content in sorted(added):
            if field == name:
                yield f"{name}: {_short(content)}"


def _said(value: Any) -> str:
    return _day(value) if isinstance(value, Instant) else _short(str(value))


def _day(instant: Instant) -> str:
    return instant.iso()[:10]


def _short(text: str) -> str:
    return shortened_line(text, MOST_OF_TEXT)
