from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

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


def test_a_whole_day_is_kept_at_noon_and_is_the_same_day_in_every_zone() -> None:
    day = Instant.from_day(date(2025, 8, 14))
    zones = [timezone(timedelta(hours=hours)) for hours in (-12, 0, 14)]
    assert day.to_datetime() == datetime(2025, 8, 14, 12, tzinfo=UTC)
    assert [day.day(zone) for zone in zones] == [date(2025, 8, 14)] * 3


def test_an_exact_instant_is_another_day_elsewhere() -> None:
    late = Instant.from_iso("2025-08-14T23:00:00Z")
    assert late.day(timezone(timedelta(hours=2))) == date(2025, 8, 15)
