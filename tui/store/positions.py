"""The positions that an SQL query finds, as a set."""

from __future__ import annotations

import json
import sqlite3
from array import array
from collections.abc import Iterable
from typing import Any

from pyroaring import BitMap

PIECE = 50_000
"""How many characters of numbers are read at a time."""


def positions(connection: sqlite3.Connection, query: str, values: Iterable[Any] = ()) -> BitMap:
    """Returns the numbers in the column ``position`` of a query.

    They come as one text: that takes half the time of as many rows, and SQLite makes it while
    other threads run.
    """
    (text,) = connection.execute(
        f"SELECT group_concat(position) FROM ({query})", tuple(values)
    ).fetchone()
    return BitMap(_numbers(text or ""))


def _numbers(text: str) -> array[int]:
    """Reads numbers with commas between them piece by piece: during one, no other thread runs."""
    numbers, start = array("I"), 0
    while start < len(text):
        stop = text.find(",", start + PIECE)
        stop = len(text) if stop < 0 else stop
        numbers.extend(json.loads(f"[{text[start:stop]}]"))
        start = stop + 1
    return numbers
