"""Saved filters, by name."""

from __future__ import annotations

import sqlite3

from tui.store.stored_values import as_text, fetch_all


def saved_views(connection: sqlite3.Connection) -> dict[str, str]:
    """Returns the text of each saved filter, by name, in the order of the names."""
    columns = as_text("name", "filter")
    return dict(fetch_all(connection, f"SELECT {columns} FROM views ORDER BY name"))


def save_view(connection: sqlite3.Connection, name: str, text: str) -> None:
    """Saves a filter under a name, instead of what it was before; an empty text removes it.

    A name that is one letter is the key by which it is recalled.
    """
    if text:
        connection.execute(
            "INSERT INTO views (name, letter, position, filter)"
            " VALUES (?1, ?2, (SELECT coalesce(max(position) + 1, 0) FROM views), ?3)"
            " ON CONFLICT (name) DO UPDATE SET filter = excluded.filter",
            (name, name if len(name) == 1 else None, text),
        )
    else:
        connection.execute("DELETE FROM views WHERE name = ?", (name,))
