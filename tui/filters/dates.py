"""Dates of a filter as half-open ranges, in a person's time zone.

=================  =======================================================
``2025``           that year; so ``2025-05`` that month, ``2025-05-01`` that day
``today``          that day; so ``yesterday``
``>2025-05``       after that month, from 1 June; ``>=2025-05`` from 1 May
``<2025-05``       before that month; ``<=2025-05`` up to its end
``a..b``           from the start of a to the end of b; ``a..`` and ``..b`` are open
``<7d`` ``7d``     younger than 7 days, to the microsecond; ``<=7d`` is the same
``>7d``            older than that; ``>=7d`` is the same
``2w..1w``         from two weeks ago until one week ago
``never``          no date
=================  =======================================================

Units are ``h d w m y``: hours, days and weeks of fixed length, calendar months and years, where a
day that a month lacks becomes its last one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import NamedTuple

from tui.model.instant import Instant

_CALENDAR = re.compile(r"([0-9]{4})(?:-([0-9]{1,2})(?:-([0-9]{1,2}))?)?")
_AGE = re.compile(r"([0-9]{1,6})([hdwmy])")
_COMPARISON = re.compile(r"[<>]=?|=")
_HOURS = {"h": 1, "d": 24, "w": 7 * 24}
_MONTHS = {"m": 1, "y": 12}


class Clock(NamedTuple):
    """The moment at which a filter is read, and the time zone of its days."""

    now: datetime
    """With a time zone of any kind."""
    zone: tzinfo | None = None
    """``None`` is the zone of the machine, with its summer time."""

    @classmethod
    def system(cls) -> Clock:
        """Returns the time and the zone of the machine."""
        return cls(datetime.now(UTC))

    @property
    def local(self) -> datetime:
        """Now, in the time zone of the clock."""
        return self.now.astimezone(self.zone)

    def start_of(self, day: date) -> int:
        """Returns the microseconds in UTC at which a calendar day begins."""
        midnight = datetime.combine(day, time())
        if self.zone is None:
            return Instant.from_datetime(midnight.astimezone(UTC)).micros
        return Instant.from_datetime(midnight.replace(tzinfo=self.zone)).micros


@dataclass(frozen=True, slots=True)
class DateRange:
    """A half-open range of time, in microseconds and in days; ``None`` is open.

    Exact instants are compared with the microseconds. Instants that are whole days are compared
    as days, so that a day is in a range in every time zone if its date is.
    """

    start_micros: int | None
    """The first microsecond, in UTC."""
    stop_micros: int | None
    """The microsecond after the last."""
    first_day: date | None
    """The first calendar day."""
    stop_day: date | None
    """The calendar day after the last."""
    spelling: str
    """The text that was typed, such as ``<7d``."""


@dataclass(frozen=True, slots=True)
class Never:
    """No date at all."""


class _Edge(NamedTuple):
    """A border between two moments, in microseconds and in days."""

    micros: int
    day: date


class _Span(NamedTuple):
    """What lies between two edges; those of an age are the same."""

    start: _Edge
    stop: _Edge

    @property
    def is_age(self) -> bool:
        return self.start is self.stop


def read_dates(spelling: str, clock: Clock) -> DateRange | Never:
    """Returns the range that a text such as ``>2025-05`` or ``2025-01..2025-03`` names.

    Raises:
        ValueError: The text names no date, or a range that ends before it begins.
    """
    if spelling == "never":
        return Never()
    if ".." in spelling:
        start, stop = _between(spelling, clock)
    else:
        start, stop = _compared(spelling, clock)
    return DateRange(
        start_micros=start.micros if start else None,
        stop_micros=stop.micros if stop else None,
        first_day=start.day if start else None,
        stop_day=stop.day if stop else None,
        spelling=spelling,
    )


def _between(spelling: str, clock: Clock) -> tuple[_Edge | None, _Edge | None]:
    first, _, last = spelling.partition("..")
    if not first and not last:
        raise ValueError("a range needs a date at one end at least")
    start = _span(first, clock).start if first else None
    stop = _span(last, clock).stop if last else None
    if start and stop and start.micros >= stop.micros:
        raise ValueError(f"{spelling} ends before it begins")
    return start, stop


def _compared(spelling: str, clock: Clock) -> tuple[_Edge | None, _Edge | None]:
    match = _COMPARISON.match(spelling)
    comparison = match.group() if match else ""
    span = _span(spelling.removeprefix(comparison), clock)
    if span.is_age:
        is_older = comparison.startswith(">")
        return (None, span.stop) if is_older else (span.start, None)
    return {
        "": (span.start, span.stop),
        "=": (span.start, span.stop),
        "<": (None, span.start),
        "<=": (None, span.stop),
        ">": (span.stop, None),
        ">=": (span.start, None),
    }[comparison]


def _span(text: str, clock: Clock) -> _Span:
    try:
        if age := _AGE.fullmatch(text):
            moment = _moment_before(clock, int(age[1]), age[2])
            edge = _Edge(Instant.from_datetime(moment).micros, moment.date())
            return _Span(edge, edge)
        first, stop = _days(text, clock.local.date())
        return _Span(_Edge(clock.start_of(first), first), _Edge(clock.start_of(stop), stop))
    except (ValueError, OverflowError, OSError):
        raise ValueError(f'"{text[:30]}" is no date') from None


def _days(text: str, today: date) -> tuple[date, date]:
    """Returns the first day of a calendar date, and the day after its last."""
    one_day = timedelta(days=1)
    if text == "today":
        return today, today + one_day
    if text == "yesterday":
        return today - one_day, today
    match = _CALENDAR.fullmatch(text)
    if match is None:
        raise ValueError(text)
    year, month, day = (int(part) if part else None for part in match.groups())
    assert year is not None
    if month is None:
        return date(year, 1, 1), date(year + 1, 1, 1)
    if day is None:
        return date(year, month, 1), date(year + month // 12, month % 12 + 1, 1)
    return date(year, month, day), date(year, month, day) + one_day


def _moment_before(clock: Clock, count: int, unit: str) -> datetime:
    """Returns the moment so many units ago, in the time zone of the clock."""
    if unit in _HOURS:
        return (clock.now - timedelta(hours=count * _HOURS[unit])).astimezone(clock.zone)
    from calendar import monthrange

    local = clock.local
    year, month = divmod(local.year * 12 + local.month - 1 - count * _MONTHS[unit], 12)
    day = min(local.day, monthrange(year, month + 1)[1])
    return local.replace(year=year, month=month + 1, day=day)
