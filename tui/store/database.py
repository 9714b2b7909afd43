"""Opens library files: creates, checks and migrates them before anything reads them."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from tui.errors import LibraryError
from tui.store.connection import (
    APPLICATION_ID,
    can_be_written,
    connect,
    create_file,
    translate_errors,
)

SCHEMA_VERSION = 9
"""The number of migrations this program knows."""

READING_CACHE = 512
"""The KiB of the file that a connection keeps which only reads: questions are as fast as with four
times as much, since the system keeps the file as well."""


def prepare_database(path: Path, *, make: bool = True) -> None:
    """Makes sure that a library exists and is up to date, so that opening it changes nothing.

    One that may not be written to is to be up to date already.

    Args:
        path: The file.
        make: Whether to make a library where there is none.

    Raises:
        LibraryError: There is no such file, it cannot be opened, is something else, or is from a
            newer program.
    """
    if path.exists() and not can_be_written(path):
        open_to_read(path).close()
    else:
        open_database(path, make=make).close()


def open_database(
    path: Path, *, make: bool = True, busy_seconds: float | None = None
) -> sqlite3.Connection:
    """Opens a library, creates it where there is none, and brings it up to date.

    Args:
        path: The file.
        make: Whether to make a library where there is none.
        busy_seconds: How long a write waits for another program's; the usual time unless given.

    Raises:
        LibraryError: There is no such file, it cannot be opened, is something else, or is from a
            newer program.
    """
    if not path.exists():
        if not make:
            raise LibraryError(
                f"There is no library at {path}",
                "Check the path; `url-notes import` and `url-notes add` make a new one.",
            )
        create_file(path)
    connection = connect(path, busy_seconds=busy_seconds)
    try:
        with translate_errors(path):
            version = connection.execute("PRAGMA user_version").fetchone()[0]
            check_kind(connection, path, version)
            connection.execute("PRAGMA journal_mode = WAL")
        if version < SCHEMA_VERSION:
            from tui.store.migrations import migrate

            migrate(connection, path, SCHEMA_VERSION)
    except BaseException:
        connection.close()
        raise
    return connection


def open_to_read(path: Path) -> sqlite3.Connection:
    """Opens a library that `prepare_database` has made ready.

    Raises:
        LibraryError: The file cannot be opened, is something else, or is of another version.
    """
    connection = connect(path, read_only=not can_be_written(path))
    try:
        with translate_errors(path):
            connection.execute(f"PRAGMA cache_size = -{READING_CACHE}")
            version = connection.execute("PRAGMA user_version").fetchone()[0]
            check_kind(connection, path, version)
        if version < SCHEMA_VERSION:
            raise LibraryError(
                f"The library was written by an older url-notes (schema {version})",
                "Open it once with this one where it may be written to: that brings it up to date.",
            )
    except BaseException:
        connection.close()
        raise
    return connection


def check_library(path: Path) -> None:
    """Makes sure that there is a library, of this program's schema or an earlier one.

    Raises:
        LibraryError: There is none.
    """
    if not path.exists():
        raise LibraryError(f"There is no library at {path}", "Check the path.")
    is_fixed = not can_be_written(path)
    with translate_errors(path), closing(connect(path, read_only=is_fixed)) as connection:
        check_kind(connection, path, connection.execute("PRAGMA user_version").fetchone()[0])


def check_kind(connection: sqlite3.Connection, path: Path, version: int) -> None:
    """Makes sure that a file is a library, or still empty, and that this program knows its schema.

    Args:
        connection: That of the file.
        path: Where it is.
        version: The schema that the file has.

    Raises:
        LibraryError: It is something else, or from a newer program.
    """
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
