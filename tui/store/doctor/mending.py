"""Mends what the checks find."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from tui.store.connection import is_damage
from tui.store.doctor import pages
from tui.store.doctor.check import Check
from tui.store.doctor.examining import CHECKS, findings_of
from tui.store.journal import Done, Journal


def mend(
    connection: sqlite3.Connection,
    journal: Journal,
    now: int,
    checks: Sequence[Check] = CHECKS,
) -> Done | None:
    """Mends what can be mended; nothing where the file itself is damaged.

    What a person owns is changed as one step of the journal. What could not be mended is as before.

    Args:
        connection: Within a transaction.
        journal: That of the library.
        now: In microseconds.
        checks: What is looked for.

    Returns:
        The step; None where nothing was changed that a person owns.
    """
    if pages.is_damaged(connection):
        return None
    derived = [check for check in checks if not check.is_owned]
    owned = [check for check in checks if check.is_owned]
    _mend(connection, derived)
    done = None
    if any(findings_of(connection, check) for check in owned):
        done = journal.record(now, lambda: _label(_mend(connection, owned)))
        # What was in the way of an index may be gone by now, and what follows may have changed.
        _mend(connection, derived)
    return done


def _mend(connection: sqlite3.Connection, checks: Sequence[Check]) -> list[str]:
    """Mends what some checks find; returns the names of those that were."""
    mended = []
    for check in checks:
        if check.mend and findings_of(connection, check):
            with _whole_or_not(connection):
                check.mend(connection)
                mended.append(check.name)
    return mended


def _label(names: Sequence[str]) -> str:
    return f"doctor mended {' and '.join(names)}"


@contextmanager
def _whole_or_not(connection: sqlite3.Connection) -> Iterator[None]:
    """Takes back a mend that another thing stands in the way of."""
    connection.execute("SAVEPOINT mend")
    try:
        yield
    except sqlite3.DatabaseError as error:
        connection.execute("ROLLBACK TO mend")
        is_in_the_way = isinstance(error, sqlite3.IntegrityError) or is_damage(error)
        if not is_in_the_way and not str(error).startswith("no such"):
            raise
    finally:
        if connection.in_transaction:
            connection.execute("RELEASE mend")
