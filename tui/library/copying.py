"""What can be copied of a note, as text for the clipboard."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping

from tui.model.note import Note

_ENDS_ORG_LINK = re.compile(r"[\[\]\s]")
"""What Org takes for the end of an address, or of the link."""

_ORG_TITLE = str.maketrans("[]", "{}")
"""Org has no way to write brackets in the title of a link."""


def _title(note: Note) -> str:
    return note.title or note.url


def _markdown_link(note: Note) -> str:
    title = _title(note).replace("[", "\\[").replace("]", "\\]")
    return f"[{title}](<{note.url}>)"


def _org_link(note: Note) -> str:
    url = _ENDS_ORG_LINK.sub(lambda found: f"%{ord(found[0]):02X}", note.url)
    return f"[[{url}][{_title(note).translate(_ORG_TITLE)}]]"


def _json(note: Note) -> str:
    from tui.formats.native.records import to_record

    return json.dumps(to_record(note), ensure_ascii=False)


COPIES: Mapping[str, Callable[[Note], str]] = {
    "url": lambda note: note.url,
    "title": _title,
    "markdown": _markdown_link,
    "org": _org_link,
    "summary": lambda note: note.summary,
    "comment": lambda note: note.comment,
    "tags": lambda note: ", ".join(note.tags),
    "json": _json,
}
"""Gives each of them, by name; empty where a note has none."""

_LISTED = ("markdown", "org")
"""Of several notes, these are the items of a list."""

_PARAGRAPHS = ("summary", "comment")


def joined_copies(what: str, notes: Iterable[Note]) -> str:
    """Returns one of `COPIES` of several notes, in their order.

    Each has a line; links are a list; between texts is an empty line.
    """
    texts = [text for note in notes if (text := COPIES[what](note))]
    item = "- " if what in _LISTED and len(texts) > 1 else ""
    return ("\n\n" if what in _PARAGRAPHS else "\n").join(f"{item}{text}" for text in texts)
