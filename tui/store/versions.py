"""Other texts of notes: what an import replaced, and what it brought and was not taken."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable

from tui.model.fields import VERSIONED_FIELDS
from tui.model.instant import Instant
from tui.model.note import Note
from tui.model.version import Version
from tui.store.stored_values import as_text, fetch_all, micros_of


def text_hash(text: str) -> str:
    """Returns what names a text among the versions of a note."""
    return hashlib.blake2b(text.encode("utf-8", "replace"), digest_size=16).hexdigest()


def keep_version(
    connection: sqlite3.Connection, note_id: int, field: str, content: str, replaced: int
) -> None:
    """Keeps a text that is not that of its note, or is no longer; the same text is kept once.

    Args:
        connection: Within a transaction.
        note_id: The note.
        field: The field that it is for.
        content: The text.
        replaced: When it was put aside, in microseconds.
    """
    connection.execute(
        "INSERT OR IGNORE INTO versions (note_id, field, hash, content, replaced)"
        " VALUES (?, ?, ?, ?, ?)",
        (note_id, field, text_hash(content), content, replaced),
    )


def keep_texts(
    connection: sqlite3.Connection, note: Note, fields: Iterable[str], replaced: int
) -> None:
    """Keeps the texts of a note that are in some of its fields, before they are replaced."""
    for field in VERSIONED_FIELDS:
        if field in fields and (content := getattr(note, field)):
            keep_version(connection, note.id, field, content, replaced)


def versions_of(connection: sqlite3.Connection, note_id: int) -> list[Version]:
    """Returns the kept texts of a note that are not those which stand; the latest kept first."""
    rows = fetch_all(
        connection,
        f"SELECT {as_text('field', 'content')}, replaced FROM versions WHERE note_id = ?"
        " ORDER BY id DESC",
        (note_id,),
    )
    columns = as_text(*VERSIONED_FIELDS)
    present = {
        each
        for texts in fetch_all(connection, f"SELECT {columns} FROM notes WHERE id = ?", (note_id,))
        for each in zip(VERSIONED_FIELDS, texts, strict=True)
    }
    versions = [
        Version(field, content, Instant(micros_of(replaced) or 0))
        for field, content, replaced in rows
        if field in VERSIONED_FIELDS and (field, content) not in present
    ]
    return sorted(versions, key=lambda each: each.kept.micros, reverse=True)
