from __future__ import annotations

from datetime import date

import pytest

from tui.model.instant import Instant
from tui.ui.drawing.date_text import long_date, short_date

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
