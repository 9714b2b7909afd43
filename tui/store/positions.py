"""Positions that a query finds, as a set."""

from __future__ import annotations

import json
import sqlite3
from array import array
from collections.abc import Iterable
from typing import Any

from pyroaring import BitMap


def positions(connection: sqlite3.Connection, query: str, values: Iterable[Any] = ()) -> BitMap:
    """The numbers in the column ``position`` of a query.

    They come as one text: that takes half the time of as many rows, and SQLite makes it while
    other threads run.
    """
    (text,) = connection.execute(
        f"SELECT group_concat(position) FROM ({query})", tuple(values)
    ).fetchone()
    return BitMap(array("I", json.loads(f"[{text}]"))) if text else BitMap()
