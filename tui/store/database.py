"""Opening a library file: created, checked and migrated before anything reads it."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from tui.errors import LibraryError
from tui.store.connection import APPLICATION_ID, connect, create_file, explained

SCHEMA_VERSION = 2
"""The number of migrations this program knows."""


def open_database(path: Path) -> sqlite3.Connection:
    """A connection to a library that is up to date, created where there is none.

    Raises:
        LibraryError: The file cannot be opened, is something else, or is from a newer program.
    """
    if not path.exists():
        create_file(path)
    connection = connect(path)
    try:
        with explained(path):
            version = connection.execute("PRAGMA user_version").fetchone()[0]
            _check_kind(connection, path, version)
            connection.execute("PRAGMA journal_mode = WAL")
        if version < SCHEMA_VERSION:
            from tui.store.migrations import migrate

            migrate(connection, path, SCHEMA_VERSION)
    except BaseException:
        connection.close()
        raise
    return connection


def _check_kind(connection: sqlite3.Connection, path: Path, version: int) -> None:
    kind = connection.execute("PRAGMA application_id").fetchone()[0]
    if kind != APPLICATION_ID:
        tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        if kind or tables:
            raise LibraryError(
                "This is not a url-notes library",
                f"{path} belongs to another program and was left alone; "
                "name another file with --db.",
            )
    if version > SCHEMA_VERSION:
        raise LibraryError(
            f"The library was written by a newer url-notes (schema {version})",
            "Update url-notes; the library was left alone.",
        )
