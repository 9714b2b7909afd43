"""Dates as text: ``9 Aug``, ``9 Aug 2023``, ``9 Aug 14:05``, or as short as ``3mo``.

The names of months are fixed: the rest of the screen is in English, whatever the locale is.
"""

from __future__ import annotations

from datetime import UTC, date

from tui.model.instant import Instant

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_MONTHS_OF_A_YEAR = 12

NEAR_DAYS = 90
"""How many days a date is away at most of which the day is told."""


def local_day(instant: Instant | None) -> date | None:
    """Returns the day of an instant in the machine's time zone; ``None`` without an instant."""
    if instant is None:
        return None
    for zone in (None, UTC):
        # Near the years 1 and 9999 the local date may be outside the calendar.
        try:
            return instant.day(zone)
        except (OverflowError, ValueError, OSError):
            continue
    return None


def long_date(instant: Instant | None) -> str:
    """Returns the day with its year, as ``14 Aug 2025``; empty without an instant."""
    day = local_day(instant)
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}" if day else ""


def short_date(instant: Instant | None, today: date) -> str:
    """Returns the day, without the year if it is that of today; empty without an instant."""
    day = local_day(instant)
    if day is None or day.year != today.year:
        return long_date(instant)
    return f"{day.day} {_MONTHS[day.month - 1]}"


def brief_date(instant: Instant | None, today: date) -> str:
    """Returns the day and month if it is near, the months since then, or else the year.

    It has at most six cells; without an instant it is empty.
    """
    day = local_day(instant)
    if day is None:
        return ""
    age = (today - day).days
    if abs(age) <= NEAR_DAYS:
        return f"{day.day} {_MONTHS[day.month - 1]}"
    months = 12 * (today.year - day.year) + today.month - day.month
    return f"{months}mo" if age > 0 and months < _MONTHS_OF_A_YEAR else f"{day.year}"


def short_time(instant: Instant, today: date) -> str:
    """Returns the time of today, the day and time of this year, or else the day."""
    day = local_day(instant)
    if day is None or day.year != today.year:
        return long_date(instant)
    moment = instant.to_datetime(None)
    time = f"{moment.hour:02}:{moment.minute:02}"
    return time if day == today else f"{short_date(instant, today)} {time}"
