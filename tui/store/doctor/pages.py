"""Whether the file is sound as a database, apart from what it holds."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator

from tui.store.connection import is_damage
from tui.store.doctor.check import FROM_BACKUP, Finding

MOST_NAMED = 20

_OF_INDEX = re.compile(r"(?:row \d+ missing from|wrong # of entries in|non-unique entry in) index ")
"""What is said of an index that can be made anew from its table."""


def find(connection: sqlite3.Connection) -> Iterator[Finding]:
    """Finds pages that are damaged, and indexes that are not those of their tables."""
    for message in _messages(connection):
        if _OF_INDEX.match(message):
            yield Finding(f"An index is not in step: {message}")
        else:
            yield Finding(f"The file is damaged: {message}", FROM_BACKUP)


def is_damaged(connection: sqlite3.Connection) -> bool:
    """Returns whether writing into the file may damage it further."""
    return not all(map(_OF_INDEX.match, _messages(connection)))


def mend(connection: sqlite3.Connection) -> None:
    """Makes all indexes anew."""
    connection.execute("REINDEX")


def _messages(connection: sqlite3.Connection) -> list[str]:
    try:
        rows = connection.execute(f"PRAGMA integrity_check ({MOST_NAMED})").fetchall()
    except sqlite3.DatabaseError as error:
        if not is_damage(error):
            raise
        return [str(error)]
    # Later versions of SQLite tell of the text index too, which has a check of its own.
    return [text for (text,) in rows if text != "ok" and "inverted index" not in text]
