"""Dates, flags and tags as sources write them, read in one way by every format."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from tui.model.instant import LAST_MICROS, Instant
from tui.model.tag import unique_tags

_NUMBER = re.compile(r"[0-9]{1,20}(?:\.[0-9]{1,26})?")
_MONTH = re.compile(r"([1-9][0-9]{3})(?:-([0-9]{2}))?")
"""A month, or a year: as a number since 1970 it would be one of its first hours."""
_COMPACT_DAY_DIGITS = 8
"""A text of so many digits is a day such as 20250814, no number since 1970."""

_MICROS_FROM_1601 = 11_644_473_600_000_000
"""From 1601 to 1970."""

DEEPEST_FOLDER = 64
"""The most names in the path of a folder."""

_FLAGS = {
    **dict.fromkeys(("true", "yes", "1", "y", "on"), True),
    **dict.fromkeys(("false", "no", "0", "n", "off"), False),
}


def read_instant(value: str | float | Decimal) -> Instant | None:
    """Returns the instant of a number since 1970, or of a date in words; ``None`` for zero.

    The size of a number tells its unit: seconds, milliseconds or microseconds. Words are ISO 8601,
    RFC 2822, or those of server logs: ``10/Oct/2000:13:55:36 +0300``.

    A month or a year without a day, ``2025-05`` or ``2025``, is its first day.

    Raises:
        ValueError: It is no date, or outside the years 1 to 9999.
    """
    if not isinstance(value, str):
        return Instant.from_epoch(value)
    text = value.strip()
    if part := _MONTH.fullmatch(text):
        return _from_words(f"{part[1]}-{part[2] or '01'}-01")
    if not text.strip("0-:TZ +."):
        return None
    if _NUMBER.fullmatch(text) and len(text) != _COMPACT_DAY_DIGITS:
        return Instant.from_epoch(Decimal(text))
    return _from_words(text)


def read_seconds(text: str) -> Instant | None:
    """Returns an instant like `read_instant`; any number is one since 1970, and none is before.

    Raises:
        ValueError: It is no date, or before 1970.
    """
    text = text.strip()
    is_number = _NUMBER.fullmatch(text) is not None
    instant = Instant.from_epoch(Decimal(text)) if is_number else read_instant(text)
    if instant and instant.micros <= 0:
        raise ValueError("the date is before 1970")
    return instant


def _from_words(text: str) -> Instant:
    from email.utils import parsedate_to_datetime

    try:
        return Instant.from_iso(text)
    except (ValueError, OverflowError):
        pass
    try:
        words = text.replace("/", " ").replace(":", " ", 1) if "/" in text else text
        return Instant.from_datetime(parsedate_to_datetime(words))
    except (ValueError, OverflowError, TypeError, IndexError):
        raise ValueError("no date") from None


def read_flag(value: str | float) -> bool:
    """Returns the flag that a text or a number stands for: ``yes``, ``1``, ``False``.

    Raises:
        ValueError: It is neither true nor false.
    """
    flag = _FLAGS.get(str(value).strip().lower())
    if flag is None:
        raise ValueError("neither true nor false")
    return flag


def read_tags(names: Iterable[str]) -> tuple[str, ...]:
    """Returns tags without white space around them, each once, and none empty."""
    return unique_tags(name for each in names if (name := " ".join(each.split())))


def folder_below(folder: tuple[str, ...], name: str) -> tuple[str, ...]:
    """Returns the path of a folder in another one; one without a name adds none to it.

    What lies too deep counts as in the deepest folder: no person has put it there, and paths that
    grow with each of a million folders take for ever.
    """
    return (*folder, name) if name and len(folder) < DEEPEST_FOLDER else folder


def read_since_1601(value: str | float) -> Instant | None:
    """Returns the instant of microseconds since 1601, as Chromium counts; ``None`` for zero.

    Raises:
        ValueError: It is no number, or outside the years 1 to 9999.
    """
    text = str(value).strip()
    if not _NUMBER.fullmatch(text):
        raise ValueError("no number")
    micros = int(Decimal(text)) - _MICROS_FROM_1601
    if micros > LAST_MICROS:
        raise ValueError("the date lies outside the years 1 to 9999 in UTC")
    return Instant(micros) if micros != -_MICROS_FROM_1601 else None
