"""Checks that positions which were read earlier still hold, by the table ``changes``.

A position says where a note stands in the order of age, the newest highest. It is no name of the
note: positions move when older notes arrive. Positions that were kept for a while are checked in
the transaction that reads the notes at them. A change without a note means that everything may
have changed.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence

from tui.errors import StaleResultError

MOST_CHANGES = 1_000_000
"""How many changes there may be before the oldest are forgotten."""

CHANGES_KEPT = 400_000
"""How many are left then: more than anybody reads forward (`tui.store.current_facets`)."""


def newest_change(connection: sqlite3.Connection) -> int:
    """Returns the number of the latest change of a library."""
    return int(connection.execute("SELECT coalesce(max(seq), 0) FROM changes").fetchone()[0])


def forget_old_changes(connection: sqlite3.Connection) -> None:
    """Forgets the oldest changes where there are very many; who knows no newer one reads all anew.

    Args:
        connection: Within a transaction.
    """
    newest = newest_change(connection)
    if newest - oldest_change(connection) >= MOST_CHANGES:
        connection.execute("DELETE FROM changes WHERE seq <= ?", (newest - CHANGES_KEPT,))


def oldest_change(connection: sqlite3.Connection) -> int:
    """Returns the number of the oldest change that is not forgotten."""
    return int(connection.execute("SELECT coalesce(min(seq), 0) FROM changes").fetchone()[0])


def _is_unchanged_since(connection: sqlite3.Connection, seq: int) -> bool:
    """Returns whether nothing was written after a change.

    Raises:
        StaleResultError: So much was that it is not known any more what.
    """
    if newest_change(connection) == seq:
        return True
    if seq < oldest_change(connection) - 1:
        raise StaleResultError
    return False


def check_positions(connection: sqlite3.Connection, seq: int, positions: Sequence[int]) -> None:
    """Raises an error where a note at one of some positions has moved or was removed meanwhile.

    A note that changed without moving is still the same, and so is one that moved away and back.

    Args:
        connection: Within a transaction, as the reading that relies on the answer.
        seq: The change that the positions are as of; a note was at each of them then.
        positions: Those that are about to be read.

    Raises:
        StaleResultError: A note that was at one of them has moved or gone since.
    """
    if _is_unchanged_since(connection, seq):
        return
    wanted = json.dumps(list(positions))
    # The triggers write a change for the position that a note left, and one for where it went.
    moved = connection.execute(
        "SELECT 1 FROM changes WHERE seq > ?1 AND (note_id IS NULL OR (position IN"
        " (SELECT value FROM json_each(?2)) AND note_id IS NOT"
        " (SELECT id FROM notes WHERE notes.position = changes.position))) LIMIT 1",
        (seq, wanted),
    ).fetchone()
    if moved:
        raise StaleResultError


def check_notes(connection: sqlite3.Connection, seq: int, note_ids: Sequence[int]) -> None:
    """Raises an error where one of some notes has moved meanwhile, also where it moved back.

    Raises:
        StaleResultError: One of them has moved since.
    """
    if _is_unchanged_since(connection, seq):
        return
    moved = connection.execute(
        "SELECT 1 FROM changes WHERE seq > ?1 AND (note_id IS NULL OR (note_id IN"
        " (SELECT value FROM json_each(?2)) AND position IS NOT"
        " (SELECT notes.position FROM notes WHERE notes.id = note_id))) LIMIT 1",
        (seq, json.dumps(list(note_ids))),
    ).fetchone()
    if moved:
        raise StaleResultError
