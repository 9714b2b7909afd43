"""Merges notes that a person says are one, and finds those that may be."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import replace

from tui.model.instant import Instant
from tui.model.merging import StoredNote, removal_of
from tui.model.note_merging import MergedNotes, merge_notes
from tui.store import notes, order
from tui.store.sql import AMONG, listed
from tui.store.tags import TagIds
from tui.store.versions import keep_version


def of_same_page(connection: sqlite3.Connection, note_id: int) -> list[int]:
    """Returns a note and those of the same page outside the trash, in the order of their ids."""
    rows = connection.execute(
        "SELECT same.id FROM notes JOIN notes AS same ON same.page_key = notes.page_key"
        " WHERE notes.id = ?1 AND (same.trashed IS NOT 1 OR same.id = ?1) ORDER BY same.id",
        (note_id,),
    )
    return [same for (same,) in rows]


def pages_of(connection: sqlite3.Connection, note_ids: Sequence[int]) -> list[list[int]]:
    """Returns those of some notes that are of the same page, page by page, in the given order."""
    pages: dict[object, list[int]] = {}
    wanted = listed(note_ids)
    page_of: dict[int, object] = dict(
        connection.execute(f"SELECT id, page_key FROM notes WHERE id {AMONG}", (wanted,))
    )
    for note_id in note_ids:
        if note_id in page_of:
            pages.setdefault(page_of[note_id], []).append(note_id)
    return [page for page in pages.values() if len(page) > 1]


def merge_into(
    connection: sqlite3.Connection, stands: StoredNote, others: Sequence[StoredNote], now: int
) -> None:
    """Writes what becomes of merged notes: one stands, the others are deleted.

    Args:
        connection: Within a transaction, while a step of the journal is recorded.
        stands: The note that stands, as it is now.
        others: Those that are merged into it.
        now: In microseconds.
    """
    gone = listed(other.note.id for other in others)
    # Their addresses are to find the note that stands, which no two notes can.
    connection.execute(f"DELETE FROM notes WHERE id {AMONG}", (gone,))
    merged = merge_notes(stands, others)
    wanted = replace(merged.note, updated=Instant(now))
    notes.update(connection, stands.note, wanted, TagIds(connection))
    if wanted.added != stands.note.added:
        order.put_in_order(connection, [stands.note.id])
    _remember(connection, stands, merged, now)


def _remember(
    connection: sqlite3.Connection, stands: StoredNote, merged: MergedNotes, now: int
) -> None:
    note_id, past = stands.note.id, merged.past
    notes.mark_edited(connection, note_id, sorted(past.edited))
    notes.unmark_edited(connection, note_id, map(removal_of, merged.note.tags))
    for field, content in sorted(past.versions - stands.past.versions):
        keep_version(connection, note_id, field, content, now)
    notes.write_origins(
        connection, ((note_id, field, origin) for field, origin in sorted(past.origins.items()))
    )
