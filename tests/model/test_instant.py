from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal

import pytest

from tui.model.instant import Instant


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2025-08-14", "2025-08-14"),
        ("2025-08-14T09:30:00Z", "2025-08-14T09:30:00Z"),
        ("2025-08-14T09:30:00+02:00", "2025-08-14T07:30:00Z"),
        ("2025-08-14 09:30", "2025-08-14T09:30:00Z"),
        ("1969-12-31T23:59:59.000001Z", "1969-12-31T23:59:59.000001Z"),
        (" 0001-01-01 ", "0001-01-01"),
        ("9999-12-31T23:59:59.999999Z", "9999-12-31T23:59:59.999999Z"),
    ],
)
def test_an_iso_text_comes_back_in_utc(text: str, iso: str) -> None:
    assert Instant.from_iso(text).iso() == iso


@pytest.mark.parametrize("text", ["", "soon", "2025-13-01", "0001-01-01T00:00:00+14:00"])
def test_a_text_that_is_no_date_in_utc_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"isoformat|outside the years|must be in"):
        Instant.from_iso(text)


@pytest.mark.parametrize(
    ("number", "iso"),
    [
        (1, "1970-01-01T00:00:01Z"),
        (-1, "1969-12-31T23:59:59Z"),
        (1_609_459_200, "2021-01-01T00:00:00Z"),
        (1_609_459_200.25, "2021-01-01T00:00:00.250000Z"),
        (1_609_459_200_000, "2021-01-01T00:00:00Z"),
        (1_609_459_200_000_000, "2021-01-01T00:00:00Z"),
        (99_999_999_999, "5138-11-16T09:46:39Z"),
        (100_000_000_000, "1973-03-03T09:46:40Z"),
        (150_000_000_000, "1974-10-03T02:40:00Z"),
        (99_999_999_999_999, "5138-11-16T09:46:39.999000Z"),
        (100_000_000_000_000, "1973-03-03T09:46:40Z"),
        (-150_000_000_000, "1965-03-31T21:20:00Z"),
        (Decimal("9000000000.123457"), "2255-03-14T16:00:00.123457Z"),
        (253_402_300_799_999_999, "9999-12-31T23:59:59.999999Z"),
        (0, None),
        (0.0, None),
        (Decimal("0.000"), None),
    ],
    ids=str,
)
def test_the_size_of_a_number_tells_its_unit(number: float | Decimal, iso: str | None) -> None:
    instant = Instant.from_epoch(number)
    assert (instant and instant.iso()) == iso


@pytest.mark.parametrize(
    "number", [253_402_300_800_000_000, 10**400, float("inf"), float("nan"), -(10**18)], ids=str
)
def test_a_number_outside_all_years_is_refused(number: float) -> None:
    with pytest.raises(ValueError, match="outside the years 1 to 9999"):
        Instant.from_epoch(number)


def test_a_whole_day_is_kept_at_noon_and_is_the_same_day_in_every_zone() -> None:
    day = Instant.from_day(date(2025, 8, 14))
    zones = [timezone(timedelta(hours=hours)) for hours in (-12, 0, 14)]
    assert day.to_datetime() == datetime(2025, 8, 14, 12, tzinfo=UTC)
    assert [day.day(zone) for zone in zones] == [date(2025, 8, 14)] * 3


def test_an_exact_instant_is_another_day_elsewhere() -> None:
    late = Instant.from_iso("2025-08-14T23:00:00Z")
    assert late.day(timezone(timedelta(hours=2))) == date(2025, 8, 15)
