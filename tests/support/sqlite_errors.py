"""Errors as SQLite raises them."""

from __future__ import annotations

import sqlite3


def sqlite_error(code: int, reason: str) -> sqlite3.OperationalError:
    """Returns an error with the code that says what kind it is, and its text."""
    error = sqlite3.OperationalError(reason)
    error.sqlite_errorcode = code
    return error


def disk_full(*_: object) -> None:
    """Fails as a write does that finds no room."""
    raise sqlite_error(sqlite3.SQLITE_FULL, "database or disk is full")
