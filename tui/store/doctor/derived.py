"""Whether what is derived is that of the notes: order, text index, digests, stored counts."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from tui.store import digests, order, snapshot, snapshot_copy, vocabulary
from tui.store.connection import is_damage, reading
from tui.store.current_facets import refreshed
from tui.store.doctor.check import Finding
from tui.store.schema import indexing_anew, rebuild_text_index
from tui.store.snapshot import Snapshot
from tui.store.staleness import newest_change

_CHANGED_ANYWHERE = "INSERT INTO changes (note_id) VALUES (NULL)"

_UNREADABLE = (ArithmeticError, LookupError, TypeError, ValueError, MemoryError)
"""What reading a copy of the counts may raise that something else was written into."""


def find_order(connection: sqlite3.Connection) -> Iterator[Finding]:
    """Finds notes that do not stand where they belong."""
    if not order.is_in_order(connection) or _out_of_range(connection):
        yield Finding("Notes are not in the order of their age")


def mend_order(connection: sqlite3.Connection) -> None:
    """Numbers all notes anew."""
    with indexing_anew(connection):
        order.await_order(connection, _out_of_range(connection))
        order.renumber(connection)


def find_text_index(connection: sqlite3.Connection) -> Iterator[Finding]:
    """Finds out whether the text index has the words of all notes, and no others."""
    try:
        connection.execute("INSERT INTO note_text (note_text, rank) VALUES ('integrity-check', 1)")
    except sqlite3.DatabaseError as error:
        if not is_damage(error):
            raise
        yield Finding("The text index is not in step: searches may miss notes")


def mend_text_index(connection: sqlite3.Connection) -> None:
    """Builds it anew."""
    rebuild_text_index(connection)
    connection.execute(_CHANGED_ANYWHERE)


def find_digests(connection: sqlite3.Connection) -> Iterator[Finding]:
    """Finds out whether the digests are those of the notes."""
    if digests.differ(connection):
        yield Finding("Titles and counts of words are not in step: filters may miss notes")


def mend_digests(connection: sqlite3.Connection) -> None:
    """Makes all digests anew."""
    digests.rebuild(connection)
    connection.execute(_CHANGED_ANYWHERE)


def find_counts(connection: sqlite3.Connection) -> Iterator[Finding]:
    """Finds out whether the stored copy of the counts leads to those of the tables."""
    with reading(connection):
        counted = _counted(connection)
        try:
            is_right = counted is None or _leads_to(connection, counted)
        except _UNREADABLE:
            is_right = False
    if not is_right:
        yield Finding("The stored counts are not those of the notes")


def mend_counts(connection: sqlite3.Connection) -> None:
    """Drops the copy: whoever opens the library next counts anew."""
    connection.execute("DELETE FROM snapshot")
    connection.execute(_CHANGED_ANYWHERE)


def _out_of_range(connection: sqlite3.Connection) -> list[int]:
    rows = connection.execute(
        "SELECT id FROM notes WHERE position < 1 OR position >= ?", (order.WAITING,)
    )
    return [note_id for (note_id,) in rows]


def _counted(connection: sqlite3.Connection) -> Snapshot | None:
    """Returns what the tables say; None where a row is so odd that nothing can be counted."""
    try:
        names = vocabulary.read(connection).names
        return snapshot.read(connection, newest_change(connection), names)
    except _UNREADABLE:
        return None


def _leads_to(connection: sqlite3.Connection, counted: Snapshot) -> bool:
    """Returns whether the copy, with what changed since, is what was counted."""
    kept = snapshot_copy.load(connection)
    if kept is snapshot.EMPTY or kept.seq > counted.seq:
        return kept is snapshot.EMPTY
    facets = refreshed(connection, None)
    return facets.delta.merged(counted.seq, facets.vocabulary.names) == counted
