"""Points in time: microseconds in UTC, or a whole day.

Sources often name only the day. Such a date is kept as noon UTC, so that it sorts among exact
times, and is marked as a day, so that no screen and no filter shows an hour for it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from decimal import Decimal

MICROSECONDS = 1_000_000
"""Microseconds in a second."""

DAY = 86_400 * MICROSECONDS
"""Microseconds in a day."""

_UNITS = (MICROSECONDS, 1_000, 1)
"""Microseconds in each unit of a number: seconds, milliseconds, microseconds."""

SECONDS_END = 10**11 * MICROSECONDS
"""Microseconds since 1970 at which numbers of seconds end, in the year 5138, and those of
milliseconds too: a number that would be later in its unit is one of the next smaller unit.

A number of milliseconds or microseconds is then one of 1973 at the earliest: no link is as old as
that, and none was saved after 5138, so that every date that a source can mean has its own unit.
"""

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True, order=True)
class Instant:
    """A point in time, or a day where the source names no more than that."""

    micros: int
    """Microseconds since 1970 in UTC; noon of the day when ``is_day``."""
    is_day: bool = False
    """Whether the source names a day without a time."""

    @classmethod
    def from_day(cls, day: date) -> Instant:
        """Returns the whole day, kept as noon UTC."""
        noon = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
        return cls(_micros(noon), is_day=True)

    @classmethod
    def from_datetime(cls, moment: datetime) -> Instant:
        """Returns the instant of a time; one without a time zone is taken as UTC.

        Raises:
            ValueError: In UTC it lies outside the years 1 to 9999.
        """
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=UTC)
        micros = _micros(moment)
        if not FIRST_MICROS <= micros <= LAST_MICROS:
            raise ValueError("the date lies outside the years 1 to 9999 in UTC")
        return cls(micros)

    @classmethod
    def from_epoch(cls, number: float | Decimal) -> Instant | None:
        """Returns the instant of a number since 1970, whose size tells the unit; ``None`` for zero.

        Seconds before the year 5138, else milliseconds before it, else microseconds. Sources write
        zero where they know no date.

        Raises:
            ValueError: It lies outside the years 1 to 9999.
        """
        if not number:
            return None
        for unit in _UNITS:
            micros = number * unit
            if -SECONDS_END < micros < SECONDS_END:
                break
        if not FIRST_MICROS <= micros <= LAST_MICROS:
            raise ValueError("the date lies outside the years 1 to 9999 in UTC")
        return cls(round(micros))

    @classmethod
    def from_iso(cls, text: str) -> Instant:
        """Parses an ISO 8601 text; a date without a time is a whole day.

        Raises:
            ValueError: The text is no ISO 8601 date, or lies outside the years 1 to 9999.
        """
        text = text.strip()
        try:
            return cls.from_day(date.fromisoformat(text))
        except ValueError:
            return cls.from_datetime(datetime.fromisoformat(text))

    def to_datetime(self, zone: tzinfo | None = UTC) -> datetime:
        """Returns the time in a time zone; ``None`` is the zone of the machine."""
        return (EPOCH + timedelta(microseconds=self.micros)).astimezone(zone)

    def day(self, zone: tzinfo | None = None) -> date:
        """Returns the calendar day in a time zone; a whole day is the same in every zone."""
        return self.to_datetime(UTC if self.is_day else zone).date()

    def iso(self) -> str:
        """Formats the instant as ISO 8601 in UTC: ``2025-08-14``, or ``2025-08-14T09:30:00Z``."""
        moment = self.to_datetime()
        if self.is_day:
            return moment.date().isoformat()
        return moment.replace(tzinfo=None).isoformat() + "Z"


def _micros(moment: datetime) -> int:
    return (moment - EPOCH) // timedelta(microseconds=1)


FIRST_MICROS = _micros(datetime.min.replace(tzinfo=UTC))
LAST_MICROS = _micros(datetime.max.replace(tzinfo=UTC))
