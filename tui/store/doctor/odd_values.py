"""Finds the values that other programs have put where they do not belong.

`tui.store.stored_values` reads past them. Here they are listed, for whoever examines a library.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from tui.store.positions import is_position
from tui.store.stored_values import (
    DATE,
    FLAG,
    HIGHLIGHT,
    LAST_TAG,
    OF_FIELDS,
    PATH,
    TEXT,
    Expected,
    said,
    text_of,
)


class OddValue(NamedTuple):
    """A value that does not belong where it is."""

    table: str
    row: int | str
    """The id of the note that a row belongs to, else that of the row; the key of an alias."""
    column: str
    found: str
    """A short text of what is there."""
    expected: str
    """What should be, as in “is not *a date*”."""


POSITION = Expected("a position", is_position)
TAG_ID = Expected("the number of a tag", lambda value: 0 <= value <= LAST_TAG)
MOMENT = Expected("a date", lambda value: value is not None and DATE.is_met(value))
STATE = Expected("0 or 1", lambda value: type(value) is int and FLAG.is_met(value))

OF_NOTES = {
    **OF_FIELDS,
    "trashed": STATE,
    "imported": MOMENT,
    "url_key": TEXT,
    "page_key": TEXT,
    "position": POSITION,
}

COLUMNS: Mapping[str, tuple[str, Mapping[str, Expected]]] = {
    "notes": ("id", OF_NOTES),
    "articles": ("note_id", {"content": TEXT}),
    "note_folders": ("note_id", {"path": PATH}),
    "note_urls": ("note_id", {"url": TEXT}),
    "note_highlights": ("note_id", {"content": HIGHLIGHT}),
    "versions": ("note_id", {"field": TEXT, "content": TEXT, "replaced": MOMENT}),
    "tags": ("id", {"id": TAG_ID, "name": TEXT, "key": TEXT, "folded": TEXT}),
    "aliases": ("key", {"key": TEXT, "name": TEXT, "folded": TEXT}),
    "views": ("id", {"name": TEXT, "filter": TEXT}),
}
"""The columns that are looked at, by table, with the column that names a row."""


def odd_values(connection: sqlite3.Connection) -> Iterator[OddValue]:
    """Yields all values that do not belong where they are, table by table."""
    for table, (key, columns) in COLUMNS.items():
        for column, expected in columns.items():
            for row, _, value in odd_in(connection, table, key, column, expected):
                name = row if isinstance(row, int) else text_of(row)
                yield OddValue(table, name, column, said(value), expected.noun)


def odd_in(
    connection: sqlite3.Connection, table: str, key: str, column: str, expected: Expected
) -> Iterator[tuple[Any, Any, Any]]:
    """Yields the odd values of a column: what names the row, its key in SQLite, the value."""
    keys = f"{as_bytes(key)}, {as_bytes(inner_key(table))}"
    rows = connection.execute(f"SELECT {keys}, typeof({column}), {as_bytes(column)} FROM {table}")
    for row, row_key, kind, stored in rows:
        value = stored
        if kind == "text":
            try:
                value = stored.decode()
            except UnicodeDecodeError:
                yield row, row_key, stored
                continue
        if not expected.is_met(value):
            yield row, row_key, value


def as_bytes(column: str) -> str:
    """Returns the SQL of a column, texts as bytes, since they may be no UTF-8."""
    return f"CASE typeof({column}) WHEN 'text' THEN CAST({column} AS BLOB) ELSE {column} END"


def inner_key(table: str) -> str:
    """Returns the column that alone names a row of a table, or of those of a note its place."""
    if table in ("note_folders", "note_urls", "note_highlights"):
        return "place"
    return "note_id" if table == "articles" else "key" if table == "aliases" else "id"
