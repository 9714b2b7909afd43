"""Other texts of notes: what an import replaced, and what it brought and was not taken."""

from __future__ import annotations

import hashlib
import sqlite3


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
