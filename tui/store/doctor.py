"""Finds what is wrong with a library file."""

from __future__ import annotations

import sqlite3
from typing import NamedTuple

from tui.store import journal_tables, order
from tui.store.schema import TRIGGERS


class Finding(NamedTuple):
    """One thing that is wrong."""

    what: str
    hint: str


def examine(connection: sqlite3.Connection) -> list[Finding]:
    """Finds everything that is wrong with a library; changes nothing."""
    return [
        *_pages(connection),
        *_references(connection),
        *_text_index(connection),
        *_order(connection),
        *_triggers(connection),
    ]


def _pages(connection: sqlite3.Connection) -> list[Finding]:
    rows = connection.execute("PRAGMA integrity_check (20)").fetchall()
    return [
        Finding(f"The file is damaged: {row[0]}", "Go back to a backup of the library.")
        for row in rows
        if row[0] != "ok"
    ]


def _references(connection: sqlite3.Connection) -> list[Finding]:
    count = len(connection.execute("PRAGMA foreign_key_check").fetchall())
    hint = "Another program changed the library without care."
    return [Finding(f"{count:,} rows refer to what is not there", hint)] if count else []


def _text_index(connection: sqlite3.Connection) -> list[Finding]:
    try:
        connection.execute("INSERT INTO note_text (note_text, rank) VALUES ('integrity-check', 1)")
    except sqlite3.DatabaseError as error:
        return [Finding(f"The text index is not in step: {error}", "Search may miss notes.")]
    return []


def _order(connection: sqlite3.Connection) -> list[Finding]:
    if order.is_in_order(connection):
        return []
    return [Finding("Notes are not in the order of their age", "Lists show them elsewhere.")]


def _triggers(connection: sqlite3.Connection) -> list[Finding]:
    present = {
        row[0]
        for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
    }
    return [
        Finding(f"The trigger {name} is missing", "Go back to a backup of the library.")
        for name in (*TRIGGERS, *journal_tables.triggers())
        if name not in present
    ]
