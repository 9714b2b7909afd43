"""Saved filters, as the table ``views`` has them."""

from __future__ import annotations

import sqlite3

from tui.model.view import View, Views, letter_of
from tui.store.stored_values import as_text, fetch_all

FIRST_VIEWS = (
    ("unread", "is:unread"),
    ("starred", "is:starred"),
    ("untagged", "is:untagged"),
    ("this week", "added:<7d"),
)
"""What a new library begins with."""

_COLUMNS = f"{as_text('name', 'filter', 'letter')}, id"

_NEXT = "(SELECT coalesce(max(position) + 1, 0) FROM views WHERE typeof(position) = 'integer')"
"""The SQL of the position behind all views."""


def saved_views(connection: sqlite3.Connection) -> Views:
    """Returns the views in their order."""
    rows = fetch_all(connection, f"SELECT {_COLUMNS} FROM views ORDER BY position, id")
    # A letter that is none shows nothing.
    return tuple(View(name, text, letter_of(letter or ""), id_) for name, text, letter, id_ in rows)


def write_views(connection: sqlite3.Connection, before: Views, after: Views) -> None:
    """Makes the views of a library others: writes what differs, and nothing else.

    Args:
        connection: Within a transaction.
        before: Those that `saved_views` gives.
        after: Those that are to be; one without an id is new.
    """
    known, kept = {view.id: view for view in before}, {view.id for view in after}
    gone = [(view.id,) for view in before if view.id not in kept]
    connection.executemany("DELETE FROM views WHERE id = ?", gone)
    for view in after:
        if view.id is None:
            add_view(connection, view)
        elif view != known[view.id]:
            _change(connection, known[view.id], view)
    left = [view.id for view in before if view.id in kept]
    wanted = [view.id for view in after if view.id is not None]
    if left != wanted:
        connection.executemany(
            "UPDATE views SET position = ?1 WHERE id = ?2 AND position IS NOT ?1",
            enumerate(wanted),
        )


def add_view(connection: sqlite3.Connection, view: View) -> None:
    """Adds a view behind all others."""
    connection.execute(
        f"INSERT INTO views (name, letter, position, filter) VALUES (?, ?, {_NEXT}, ?)",
        (view.name, view.letter or None, view.text),
    )


def _change(connection: sqlite3.Connection, before: View, after: View) -> None:
    wanted = {
        "name": (before.name, after.name),
        "letter": (before.letter or None, after.letter or None),
        "filter": (before.text, after.text),
    }
    different = {column: new for column, (old, new) in wanted.items() if old != new}
    connection.execute(
        f"UPDATE views SET {', '.join(f'{column} = ?' for column in different)} WHERE id = ?",
        (*different.values(), after.id),
    )
