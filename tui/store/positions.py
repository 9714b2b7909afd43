"""The positions that an SQL query finds, as a set."""

from __future__ import annotations

import json
import sqlite3
from array import array
from collections.abc import Iterable, Mapping
from typing import Any

from pyroaring import BitMap

from tui.store.sql import AMONG, listed
from tui.store.stored_values import LAST_POSITION, fetch_all

PIECE = 50_000
"""How many characters of numbers are read at a time."""

IS_POSITION = f"typeof(position) = 'integer' AND +position BETWEEN 0 AND {LAST_POSITION}"
"""The SQL of whether a position can be that of a note: another program may write any value.

The plus sign keeps SQLite from going through all positions where another index finds the few rows.
"""


def is_position(value: object) -> bool:
    """Returns whether a value can be the position of a note."""
    return isinstance(value, int) and 0 <= value <= LAST_POSITION


def members(values: Iterable[Any], within: BitMap) -> list[int]:
    """Returns which of some values are positions in a set, in their order."""
    return [
        value for value in values if type(value) is int and value >> 32 == 0 and value in within
    ]


def positions(connection: sqlite3.Connection, query: str, values: Iterable[Any] = ()) -> BitMap:
    """Returns the numbers in the column ``position`` of a query, but for those that are none.

    They come as one text: that takes half the time of as many rows, and SQLite makes it while
    other threads run.
    """
    parameters = tuple(values)
    try:
        return _positions(connection, query, parameters)
    except (OverflowError, TypeError, ValueError):
        possible = f"SELECT position FROM ({query}) WHERE {IS_POSITION}"
        return _positions(connection, possible, parameters)


def _positions(connection: sqlite3.Connection, query: str, values: tuple[Any, ...]) -> BitMap:
    ((text,),) = fetch_all(connection, f"SELECT group_concat(position) FROM ({query})", values)
    return set_of(text)


def positions_by(
    connection: sqlite3.Connection, conditions: Mapping[str, str], among: BitMap | None = None
) -> dict[str, BitMap]:
    """Returns the positions of the notes for which each of some SQL conditions is true, by name.

    All conditions are asked of a note while it is at hand.

    Args:
        connection: That of the library.
        conditions: By name.
        among: Which positions are looked at; all of them unless given.
    """
    found = ", ".join(
        f"group_concat(position) FILTER (WHERE {each})" for each in conditions.values()
    )
    query = f"SELECT {found} FROM notes WHERE {IS_POSITION}"
    values: list[str] = []
    if among is not None:
        query += f" AND position {AMONG}"
        values = [listed(among)]
    (texts,) = fetch_all(connection, query, values)
    return {name: set_of(text) for name, text in zip(conditions, texts, strict=True)}


def set_of(text: str | None) -> BitMap:
    """Returns numbers with commas between them as a set."""
    return BitMap(numbers_of(text))


def numbers_of(text: str | None) -> array[int]:
    """Returns numbers with commas between them.

    They are read piece by piece: during one, no other thread runs.
    """
    numbers, start = array("I"), 0
    text = text or ""
    while start < len(text):
        stop = text.find(",", start + PIECE)
        stop = len(text) if stop < 0 else stop
        numbers.extend(json.loads(f"[{text[start:stop]}]"))
        start = stop + 1
    return numbers
