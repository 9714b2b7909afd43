from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from tests.filters.clocks import BERLIN, NOON
from tui.filters.dates import Clock, DateRange, Never, read_dates
from tui.model.instant import Instant


def edges(spelling: str, clock: Clock = NOON) -> tuple[str | None, str | None]:
    """The first moment and the one after the last, in UTC."""
    found = read_dates(spelling, clock)
    assert isinstance(found, DateRange)
    start, stop = found.start_micros, found.stop_micros
    return (
        None if start is None else Instant(start).iso(),
        None if stop is None else Instant(stop).iso(),
    )


@pytest.mark.parametrize(
    ("spelling", "start", "stop"),
    [
        ("2025", "2025-01-01T00:00:00Z", "2026-01-01T00:00:00Z"),
        ("2025-05", "2025-05-01T00:00:00Z", "2025-06-01T00:00:00Z"),
        ("2025-12", "2025-12-01T00:00:00Z", "2026-01-01T00:00:00Z"),
        ("2025-5-3", "2025-05-03T00:00:00Z", "2025-05-04T00:00:00Z"),
        ("=2025-05", "2025-05-01T00:00:00Z", "2025-06-01T00:00:00Z"),
        (">2025-05", "2025-06-01T00:00:00Z", None),
        (">=2025-05", "2025-05-01T00:00:00Z", None),
        ("<2025-05", None, "2025-05-01T00:00:00Z"),
        ("<=2025-05", None, "2025-06-01T00:00:00Z"),
        (">2025-01-01", "2025-01-02T00:00:00Z", None),
        ("2025-01..2025-03", "2025-01-01T00:00:00Z", "2025-04-01T00:00:00Z"),
        ("2025-06..", "2025-06-01T00:00:00Z", None),
        ("..2025-03", None, "2025-04-01T00:00:00Z"),
        ("today", "2025-08-14T00:00:00Z", "2025-08-15T00:00:00Z"),
        ("yesterday", "2025-08-13T00:00:00Z", "2025-08-14T00:00:00Z"),
        (">=yesterday", "2025-08-13T00:00:00Z", None),
        ("2025-08..today", "2025-08-01T00:00:00Z", "2025-08-15T00:00:00Z"),
        ("<7d", "2025-08-07T12:00:00Z", None),
        ("<=7d", "2025-08-07T12:00:00Z", None),
        ("7d", "2025-08-07T12:00:00Z", None),
        ("7d..", "2025-08-07T12:00:00Z", None),
        (">7d", None, "2025-08-07T12:00:00Z"),
        (">=7d", None, "2025-08-07T12:00:00Z"),
        ("..7d", None, "2025-08-07T12:00:00Z"),
        ("2w..1w", "2025-07-31T12:00:00Z", "2025-08-07T12:00:00Z"),
        ("<3h", "2025-08-14T09:00:00Z", None),
        ("<1m", "2025-07-14T12:00:00Z", None),
        ("<18m", "2024-02-14T12:00:00Z", None),
        (">1y", None, "2024-08-14T12:00:00Z"),
    ],
)
def test_dates_are_half_open_ranges(spelling: str, start: str | None, stop: str | None) -> None:
    assert edges(spelling) == (start, stop)


def test_a_range_is_said_in_days_too_and_keeps_its_spelling() -> None:
    assert read_dates("2025-01..2025-03", BERLIN) == DateRange(
        start_micros=1_735_686_000_000_000,
        stop_micros=1_743_458_400_000_000,
        first_day=date(2025, 1, 1),
        stop_day=date(2025, 4, 1),
        spelling="2025-01..2025-03",
    )


@pytest.mark.parametrize(
    ("spelling", "first_day", "stop_day"),
    [("<7d", date(2025, 8, 8), None), (">7d", None, date(2025, 8, 8))],
)
def test_a_whole_day_is_either_younger_or_older_than_an_age(
    spelling: str, first_day: date | None, stop_day: date | None
) -> None:
    found = read_dates(spelling, BERLIN)
    assert isinstance(found, DateRange)
    assert (found.first_day, found.stop_day) == (first_day, stop_day)


@pytest.mark.parametrize(
    ("spelling", "start", "stop"),
    [
        ("today", "2025-08-14T22:00:00Z", "2025-08-15T22:00:00Z"),
        ("2025-01", "2024-12-31T23:00:00Z", "2025-01-31T23:00:00Z"),
        ("2025-03-30", "2025-03-29T23:00:00Z", "2025-03-30T22:00:00Z"),
    ],
)
def test_days_begin_at_midnight_of_the_zone_in_summer_and_winter(
    spelling: str, start: str, stop: str
) -> None:
    assert edges(spelling, BERLIN) == (start, stop)


@pytest.mark.parametrize(
    ("now", "spelling", "start"),
    [
        (datetime(2025, 3, 31, 12, tzinfo=UTC), "<1m", "2025-02-28T12:00:00Z"),
        (datetime(2024, 2, 29, 12, tzinfo=UTC), "<1y", "2023-02-28T12:00:00Z"),
        (datetime(2025, 1, 31, 12, tzinfo=UTC), "<2m", "2024-11-30T12:00:00Z"),
    ],
)
def test_a_day_that_a_month_lacks_becomes_its_last(
    now: datetime, spelling: str, start: str
) -> None:
    assert edges(spelling, Clock(now, UTC))[0] == start


def test_the_moment_may_come_in_another_zone_than_the_days() -> None:
    tokyo = timezone(timedelta(hours=9))
    clock = Clock(datetime(2025, 8, 15, 3, tzinfo=tokyo), UTC)
    assert edges("today", clock) == ("2025-08-14T00:00:00Z", "2025-08-15T00:00:00Z")


def test_without_a_zone_the_days_are_those_of_the_machine() -> None:
    found = read_dates("today", Clock(NOON.now))
    assert isinstance(found, DateRange)
    midnight = datetime.combine(NOON.now.astimezone().date(), datetime.min.time()).astimezone()
    assert found.start_micros == Instant.from_datetime(midnight).micros


def test_the_clock_of_the_system_knows_its_zone() -> None:
    assert Clock.system().now.tzinfo is not None


def test_never_is_no_date() -> None:
    assert read_dates("never", NOON) == Never()


@pytest.mark.parametrize(
    ("spelling", "reason"),
    [
        ("", '"" is no date'),
        ("soon", '"soon" is no date'),
        ("<", '"" is no date'),
        (">never", '"never" is no date'),
        ("2025-13", '"2025-13" is no date'),
        ("2025-02-30", '"2025-02-30" is no date'),
        ("0000", '"0000" is no date'),
        ("9999", '"9999" is no date'),
        ("99999", '"99999" is no date'),
        ("２０２５", '"２０２５" is no date'),
        ("<999999y", '"999999y" is no date'),
        ("<999999w", '"999999w" is no date'),
        ("2025-01-01T10:00", '"2025-01-01T10:00" is no date'),
        ("..", "a range needs a date at one end at least"),
        ("2025..2024", "2025..2024 ends before it begins"),
        ("1w..2w", "1w..2w ends before it begins"),
        ("a..b..c", '"a" is no date'),
        ("<7d..", '"<7d" is no date'),
    ],
)
@pytest.mark.parametrize("clock", [NOON, BERLIN, Clock(NOON.now)])
def test_what_is_no_date_is_refused(spelling: str, reason: str, clock: Clock) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(reason)}$"):
        read_dates(spelling, clock)
