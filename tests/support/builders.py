"""Drafts and libraries for tests, made in a line."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tui.library.library import Library
from tui.model.instant import Instant
from tui.model.note import Draft, Note
from tui.store.connection import transaction
from tui.store.draft_import import Tally, import_drafts

NOW = Instant.from_iso("2026-01-02T03:04:05Z").micros
"""What the clock of a test's library says, in microseconds."""


def draft(url: str = "https://example.com/", **fields: Any) -> Draft:
    """A draft; dates may be given as ISO 8601 texts."""
    for name in ("added", "published", "updated", "opened"):
        if isinstance(fields.get(name), str):
            fields[name] = Instant.from_iso(fields[name])
    return Draft(url=url, **fields)


def library(
    folder: Path, *drafts: Draft, name: str = "library.db", has_views: bool = False
) -> Library:
    """A library in a folder that holds some drafts, the newest first; the caller closes it.

    A new one has the views that it begins with only where a test wants them.
    """
    is_new = not (folder / name).exists()
    opened = Library(folder / name, clock=lambda: NOW)
    if is_new and not has_views:
        with transaction(opened._connection), opened._journal.unrecorded():
            opened._connection.execute("DELETE FROM views")
            opened._connection.execute("DELETE FROM sqlite_sequence WHERE name = 'views'")
    if drafts:
        store(opened, *drafts)
    return opened


def store(opened: Library, *drafts: Draft, source: str = "") -> Tally:
    """Import drafts as if one source had held them, later than what is there.

    The source is the format of something that publishes one's own library, or any other.
    """
    (count,) = opened._connection.execute("SELECT count(*) FROM notes").fetchone()
    with transaction(opened._connection), opened._journal.unrecorded():
        return import_drafts(opened._connection, drafts, NOW + count, source)


def titles(opened: Library, filter_text: str = "") -> list[str]:
    """The titles of the notes that match, in order."""
    from tui.filters.parser import parse

    result = opened.find(parse(filter_text))
    return [row.title for row in opened.rows(result, result.order)]


def the_note(opened: Library, url: str = "https://example.com/") -> Note:
    """The note with this link."""
    return opened.named(url)
