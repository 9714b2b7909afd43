"""Values as a library has them, whatever another program has put in their place.

SQLite keeps any kind of value in any column: bytes as a title, a text as a date, what is no JSON
where JSON belongs. All rows of a library are read through here, so that such a value harms nothing
but itself: what can be made of it is shown, and otherwise it counts as unknown. It stays as it is
until that field is written.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from math import isfinite
from typing import Any, NamedTuple

from tui.model.fields import FIELDS, INSTANT_FIELDS, Kind
from tui.model.instant import FIRST_MICROS, LAST_MICROS

LAST_POSITION = (1 << 32) - 1
"""The highest position that a bitmap can hold."""

LAST_TAG = (1 << 32) - 1
"""The highest id of a tag that a packed list can hold."""

MENDED = "mended"
"""The key in ``extra`` for what stood in place of a field's value."""

MOST_SAID = 60
"""How much of an odd value is shown, in characters."""

_DEEPEST = 50
"""How deep lists and objects may lie within each other."""

_replacing = partial(str, encoding="utf-8", errors="replace")


def fetch_all(
    connection: sqlite3.Connection, query: str, values: Iterable[Any] = ()
) -> list[tuple[Any, ...]]:
    """Reads all rows of a query; what is not UTF-8 in a text is replaced by U+FFFD."""
    parameters = tuple(values)
    try:
        return connection.execute(query, parameters).fetchall()
    except sqlite3.OperationalError as error:
        if "decode" not in str(error):
            raise
    # Decoding every text this way would take a third longer.
    connection.text_factory = _replacing
    try:
        return connection.execute(query, parameters).fetchall()
    finally:
        connection.text_factory = str


def as_text(*columns: str) -> str:
    """Returns the SQL of columns that hold texts, as texts also where they hold bytes."""
    return ", ".join(f"CAST({column} AS TEXT)" for column in columns)


def is_date(column: str) -> str:
    """Returns the SQL of whether a column holds a date; null where it is null.

    No text and no bytes lie between two numbers.
    """
    return f"{column} BETWEEN {FIRST_MICROS} AND {LAST_MICROS}"


def text_of(value: object) -> str:
    """Returns a value as text, also where it is bytes; empty for nothing."""
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    return "" if value is None else str(value)


def micros_of(value: object) -> int | None:
    """Returns the microseconds of a date; None where there is none."""
    # Comparing types takes a third of the time, and every date of a list comes by here.
    if (type(value) is int or type(value) is float) and FIRST_MICROS <= value <= LAST_MICROS:
        return int(value)
    return None


def number_of(value: object) -> int:
    """Returns a whole number; 0 where there is none."""
    return value if type(value) is int else 0


def flag_of(value: object) -> bool | None:
    """Returns the flag that a row has in a column: true, false, or nothing known."""
    return bool(value) if value in (0, 1) else None


def object_of(value: object) -> Mapping[str, Any]:
    """Returns the JSON object of a column; what is none is kept in one."""
    if value == "{}":
        return {}
    found, text = _decoded(value), text_of(value)
    if isinstance(found, dict):
        return found
    return {MENDED: {"extra": text}} if text not in ("", "null") else {}


def path_of(value: object) -> tuple[str, ...]:
    """Returns the names of a path; what is no list is one name."""
    found, text = _decoded(value), text_of(value)
    if isinstance(found, list):
        return tuple(each if isinstance(each, str) else json.dumps(each) for each in found)
    if isinstance(found, str):
        return (found,)
    return (text,) if text not in ("", "null") else ()


def highlight_of(value: object) -> Mapping[str, Any]:
    """Returns the object of a highlight; what is none is its text."""
    found = _decoded(value)
    if isinstance(found, dict):
        return found
    return {"text": found if isinstance(found, str) else text_of(value)}


class Expected(NamedTuple):
    """What a column is to hold."""

    noun: str
    """As in “yesterday” is not *a date*."""
    is_met: Callable[[Any], bool]


def _is_text(value: object) -> bool:
    return type(value) is str


def _is_date(value: object) -> bool:
    return value is None or (type(value) is int and FIRST_MICROS <= value <= LAST_MICROS)


def _is_object(value: object) -> bool:
    return value == "{}" or (type(value) is str and isinstance(_decoded(value), dict))


def _is_path(value: object) -> bool:
    found = _decoded(value) if type(value) is str else None
    return isinstance(found, list) and all(isinstance(each, str) for each in found)


TEXT = Expected("text", _is_text)
DATE = Expected("a date", _is_date)
FLAG = Expected("0 or 1", lambda value: value is None or value in (0, 1))
DAYS = Expected(
    "a set of dates", lambda value: type(value) is int and 0 <= value < 1 << len(INSTANT_FIELDS)
)
OBJECT = Expected("a JSON object", _is_object)
PATH = Expected("a list of names", _is_path)
HIGHLIGHT = Expected("a JSON object", _is_object)

_OF_KINDS = {
    Kind.URL: TEXT,
    Kind.LINE: TEXT,
    Kind.MARKDOWN: TEXT,
    Kind.INSTANT: DATE,
    Kind.FLAG: FLAG,
    Kind.TRASHED: FLAG,
    Kind.OBJECT: OBJECT,
}

OF_FIELDS: Mapping[str, Expected] = {
    **{
        field.name: _OF_KINDS[field.kind]
        for field in FIELDS
        if field.kind in _OF_KINDS and not field.has_own_table
    },
    "whole_days": DAYS,
}
"""What the columns of a note are to hold, but for its id and what is derived."""

OF_LISTS: Mapping[Kind, tuple[Expected, Callable[[Any], Any]]] = {
    Kind.FOLDERS: (PATH, path_of),
    Kind.URLS: (TEXT, text_of),
    Kind.HIGHLIGHTS: (HIGHLIGHT, highlight_of),
}
"""What the items of a note's lists are to be, and what reads them."""


def oddity(name: str, value: object, expected: Expected) -> str:
    """Says that a value is not what its field is to hold: ``added: “yesterday” is not a date``."""
    return f"{name}: {said(value)} is not {expected.noun}"


def said(value: object) -> str:
    """Returns a short text of a value as it is stored."""
    if value is None:
        return "nothing"
    if not isinstance(value, str | bytes):
        return str(value)
    text = text_of(value)
    short = text if len(text) <= MOST_SAID else f"{text[: MOST_SAID - 1]}…"
    return f"“{short}” in bytes" if isinstance(value, bytes) else f"“{short}”"


def _decoded(value: object) -> Any:
    """Returns what a text of JSON says; None where it is none."""
    text = text_of(value)
    try:
        found = _DECODER.decode(text)
    except (ValueError, RecursionError):
        return None
    if text.count("[") + text.count("{") > _DEEPEST and _is_deep(found):
        return None
    if "\\u" in text:
        # Half a character, which no file can hold.
        return json.loads(json.dumps(found, ensure_ascii=False).encode("utf-8", "replace"))
    return found


def _is_deep(found: object) -> bool:
    level = [found]
    for _ in range(_DEEPEST):
        level = [each for outer in level for each in _inside(outer)]
    return bool(level)


def _inside(value: object) -> Iterable[Any]:
    if isinstance(value, dict):
        return value.values()
    return value if isinstance(value, list) else ()


def _number(digits: str) -> float | str:
    """Returns a number as JSON can hold it: what is too large stays a text."""
    return number if isfinite(number := float(digits)) else digits


_DECODER = json.JSONDecoder(parse_float=_number, parse_constant=str)
"""Reads no NaN and no infinity, which JSON does not have."""
