"""Reads notes with all that another library can take over of them."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from tui.model.former_note import FormerNote, former_note
from tui.model.instant import Instant
from tui.store import notes
from tui.store.sql import AMONG, listed
from tui.store.stored_values import micros_of
from tui.store.versions import versions_of


def former_notes(connection: sqlite3.Connection, note_ids: Sequence[int]) -> list[FormerNote]:
    """Returns the notes with these ids, in this order; unknown ids are left out."""
    imported: dict[int, object] = dict(
        connection.execute(f"SELECT id, imported FROM notes WHERE id {AMONG}", (listed(note_ids),))
    )
    stored = notes.stored(connection, note_ids)
    return [
        former_note(
            stored[note_id],
            versions_of(connection, note_id) if stored[note_id].past.versions else (),
            None if (micros := micros_of(imported[note_id])) is None else Instant(micros),
        )
        for note_id in note_ids
        if note_id in stored
    ]
