from __future__ import annotations

from datetime import date

import pytest

from tui.model.instant import Instant
from tui.ui.drawing.date_text import brief_date, long_date, short_date

TODAY = date(2025, 8, 20)


@pytest.mark.parametrize(
    ("instant", "expected"),
    [
        (Instant.from_day(date(2025, 8, 9)), "9 Aug"),
        (Instant.from_day(date(2025, 12, 31)), "31 Dec"),
        (Instant.from_day(date(2023, 8, 9)), "9 Aug 2023"),
        (Instant.from_day(date(1, 1, 1)), "1 Jan 1"),
        (Instant.from_day(date(9999, 12, 31)), "31 Dec 9999"),
        (Instant(10**30), ""),
        (Instant(-(10**30), is_day=True), ""),
        (None, ""),
    ],
)
def test_a_day_has_its_year_unless_it_is_this_one(instant: Instant | None, expected: str) -> None:
    assert short_date(instant, TODAY) == expected


def test_a_long_date_has_its_year_in_any_case() -> None:
    assert long_date(Instant.from_day(date(2025, 8, 14))) == "14 Aug 2025"


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2025, 8, 20), "20 Aug"),
        (date(2025, 5, 22), "22 May"),
        (date(2025, 5, 21), "3mo"),
        (date(2024, 9, 1), "11mo"),
        (date(2024, 8, 31), "2024"),
        (date(2023, 8, 9), "2023"),
        (date(2025, 9, 1), "1 Sep"),
        (date(2027, 1, 1), "2027"),
        (date(1, 1, 1), "1"),
        (date(9999, 12, 31), "9999"),
    ],
)
def test_a_brief_date_is_a_day_the_months_since_or_a_year(day: date, expected: str) -> None:
    assert brief_date(Instant.from_day(day), TODAY) == expected


@pytest.mark.parametrize("instant", [None, Instant(10**30)])
def test_a_day_outside_the_calendar_has_no_brief_date(instant: Instant | None) -> None:
    assert brief_date(instant, TODAY) == ""
