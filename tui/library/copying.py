"""What can be copied of a note, as text for the clipboard."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping

from tui.model.note import Note


def _title(note: Note) -> str:
    return note.title or note.url


def _markdown_link(note: Note) -> str:
    title = _title(note).replace("[", "\\[").replace("]", "\\]")
    return f"[{title}](<{note.url}>)"


def _json(note: Note) -> str:
    from tui.formats.native.records import to_record

    return json.dumps(to_record(note), ensure_ascii=False)


COPIES: Mapping[str, Callable[[Note], str]] = {
    "url": lambda note: note.url,
    "title": _title,
    "markdown": _markdown_link,
    "summary": lambda note: note.summary,
    "json": _json,
}
"""Gives each of them, by name; empty where a note has none."""


def joined_copies(what: str, notes: Iterable[Note]) -> str:
    """Returns one of `COPIES` of several notes, a line each; summaries with a line between."""
    texts = (COPIES[what](note) for note in notes)
    return ("\n\n" if what == "summary" else "\n").join(text for text in texts if text)
