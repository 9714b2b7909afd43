"""SQLite files of other programs: a private copy is read, and nothing in it is obeyed.

The files may be in use: bookmarks can be in the log beside them alone, which is copied too. They
may be hostile: no view is read and no column that is computed, so that a small file cannot stand
for much; no statement writes, and all of them together take a number of steps that fits the size.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from itertools import count
from pathlib import Path

from tui.errors import FormatError
from tui.formats.source import Source

Connection = sqlite3.Connection
Row = sqlite3.Row

LARGEST = 4 << 30
"""The most bytes of a database that are copied."""
LARGEST_VALUE = 16 << 20
"""The most bytes of one text or blob."""

_STEPS_AT_ONCE = 10_000
_STEPS = 2_000_000
"""How many steps of SQLite's machine a database of any size may take."""
_STEPS_PER_BYTE = 4
"""And how many more: the smallest bookmarks take a hundred steps for some fifty bytes."""
_TABLES = "sqlite_schema WHERE type = 'table' AND rootpage > 0"
"""The SQL of the tables, without those that a program makes up."""
_COMPUTED = (
    f"SELECT 1 FROM (SELECT name AS tbl FROM {_TABLES}), pragma_table_xinfo(tbl)"
    " WHERE hidden > 1 LIMIT 1"
)
_HINT = "Close the program that it belongs to, and try again; or export from there."


@contextmanager
def opened_copy(source: Source) -> Iterator[sqlite3.Connection]:
    """Opens a copy for reading; rows can be asked for by the names of columns.

    Raises:
        FormatError: It is damaged, or not what it should be, whenever that is found out.
    """
    with _copied(source) as path, _opened(path) as connection:
        yield connection


@contextmanager
def _copied(source: Source, *, again: bool = False) -> Iterator[Path]:
    if source.size > LARGEST:
        raise FormatError(f"The database is larger than {LARGEST >> 30} GB", _HINT)
    with source.copied(again=again) as path:
        yield path


@contextmanager
def _opened(path: Path) -> Iterator[sqlite3.Connection]:
    try:
        with closing(sqlite3.connect(f"{path.as_uri()}?mode=rw", uri=True)) as connection:
            connection.row_factory = sqlite3.Row
            connection.text_factory = _text
            connection.execute("PRAGMA trusted_schema = OFF")
            connection.execute("PRAGMA cell_size_check = ON")
            connection.execute("PRAGMA query_only = ON")
            connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LARGEST_VALUE)
            connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
            _limit_steps(connection, _STEPS + _STEPS_PER_BYTE * path.stat().st_size)
            if connection.execute(_COMPUTED).fetchone():
                raise FormatError("The database computes what is in its columns", _HINT)
            connection.set_authorizer(_refuse_views_and_recursion)
            yield connection
    # Python cannot decode an error that quotes what is damaged.
    except (sqlite3.Error, UnicodeDecodeError) as error:
        raise FormatError(f"The database cannot be read: {_reason(error)}", _HINT) from error


def _limit_steps(connection: sqlite3.Connection, steps: int) -> None:
    """Ends whatever is asked of a database after so many steps in all."""
    turns = count()
    connection.set_progress_handler(lambda: next(turns) > steps // _STEPS_AT_ONCE, _STEPS_AT_ONCE)


def _reason(error: sqlite3.Error | UnicodeDecodeError) -> str:
    if isinstance(error, UnicodeDecodeError):
        return "it is damaged"
    is_endless = getattr(error, "sqlite_errorcode", 0) == sqlite3.SQLITE_INTERRUPT
    return "it takes too long for its size" if is_endless else str(error)


def columns_by_table(source: Source) -> dict[str, frozenset[str]] | None:
    """Returns the columns of each table, in lower case; None where the file is damaged.

    Raises:
        OSError: It cannot be read.
        FormatError: It cannot be copied.
    """
    with _copied(source, again=True) as path:
        try:
            with _opened(path) as connection:
                names = connection.execute(f"SELECT name FROM {_TABLES}")
                return {name: _columns(connection, name) for (name,) in names.fetchall()}
        except FormatError:
            return None


def _columns(connection: sqlite3.Connection, table: str) -> frozenset[str]:
    rows = connection.execute("SELECT name FROM pragma_table_info(?)", (table,))
    return frozenset(name.lower() for (name,) in rows)


def _refuse_views_and_recursion(action: int, *about: str | None) -> int:
    """Refuses what need not end, such as a view in place of a table can be."""
    is_of_view = about[-1] is not None
    is_recursive = action == sqlite3.SQLITE_RECURSIVE
    return sqlite3.SQLITE_DENY if is_of_view or is_recursive else sqlite3.SQLITE_OK


def _text(data: bytes) -> str:
    return data.decode("utf-8", "replace")
