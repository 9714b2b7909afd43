"""Days as a person says them: ``9 Aug``, ``9 Aug 2023``.

The names of months are fixed: the rest of the screen is in English, whatever the locale is.
"""

from __future__ import annotations

from datetime import UTC, date

from tui.model.instant import Instant

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def local_day(instant: Instant | None) -> date | None:
    """The calendar day of an instant in the zone of the machine, ``None`` where it has none."""
    if instant is None:
        return None
    for zone in (None, UTC):
        # Near the years 1 and 9999 a zone may lie beyond what the calendar knows.
        try:
            return instant.day(zone)
        except (OverflowError, ValueError, OSError):
            continue
    return None


def long_date(instant: Instant | None) -> str:
    """The day with its year, as ``14 Aug 2025``; empty where there is none."""
    day = local_day(instant)
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}" if day else ""


def short_date(instant: Instant | None, today: date) -> str:
    """The day, without the year where it is that of today; empty where there is none."""
    day = local_day(instant)
    if day is None or day.year != today.year:
        return long_date(instant)
    return f"{day.day} {_MONTHS[day.month - 1]}"
