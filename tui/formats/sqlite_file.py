"""SQLite files of other programs: a private copy is read, and nothing in it is obeyed.

The files may be in use: bookmarks can be in the log beside them alone, which is copied too. They
may be hostile: views and triggers run no function, and no statement writes.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from tui.errors import FormatError
from tui.formats.source import Source

Connection = sqlite3.Connection
Row = sqlite3.Row


@contextmanager
def opened_copy(source: Source) -> Iterator[sqlite3.Connection]:
    """Opens a copy for reading; rows can be asked for by the names of columns.

    Raises:
        FormatError: It is damaged, or not what it should be, whenever that is found out.
    """
    with source.copied() as path, _opened(path) as connection:
        yield connection


@contextmanager
def _opened(path: Path) -> Iterator[sqlite3.Connection]:
    try:
        with closing(sqlite3.connect(f"{path.as_uri()}?mode=rw", uri=True)) as connection:
            connection.row_factory = sqlite3.Row
            connection.text_factory = _text
            connection.execute("PRAGMA trusted_schema = OFF")
            connection.execute("PRAGMA cell_size_check = ON")
            connection.execute("PRAGMA query_only = ON")
            connection.set_authorizer(_refuse_recursion)
            yield connection
    # Python cannot decode an error that quotes what is damaged.
    except (sqlite3.Error, UnicodeDecodeError) as error:
        reason = error if isinstance(error, sqlite3.Error) else "it is damaged"
        raise FormatError(
            f"The database cannot be read: {reason}",
            "Close the program that it belongs to, and try again; or export from there.",
        ) from error


def columns_by_table(source: Source) -> dict[str, frozenset[str]]:
    """Returns the columns of each table, in lower case; none where the file is damaged.

    Raises:
        OSError: It cannot be read.
        FormatError: It cannot be copied.
    """
    with source.copied() as path:
        try:
            with _opened(path) as connection:
                names = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
                return {name: _columns(connection, name) for (name,) in names.fetchall()}
        except FormatError:
            return {}


def _columns(connection: sqlite3.Connection, table: str) -> frozenset[str]:
    rows = connection.execute("SELECT name FROM pragma_table_info(?)", (table,))
    return frozenset(name.lower() for (name,) in rows)


def _refuse_recursion(action: int, *_: object) -> int:
    """Refuses queries that need not end, such as a view in place of a table can be."""
    return sqlite3.SQLITE_DENY if action == sqlite3.SQLITE_RECURSIVE else sqlite3.SQLITE_OK


def _text(data: bytes) -> str:
    return data.decode("utf-8", "replace")
