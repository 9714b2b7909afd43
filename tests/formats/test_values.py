from __future__ import annotations

import pytest

from tui.formats.values import read_flag, read_instant, read_seconds, read_tags
from tui.model.instant import Instant

MOMENT = Instant.from_iso("2025-08-14T09:30:00Z")
DAY = Instant.from_iso("2025-08-14")


@pytest.mark.parametrize(
    ("value", "instant"),
    [
        (1755163800, MOMENT),
        ("1755163800", MOMENT),
        ("1755163800000", MOMENT),
        (1755163800000000, MOMENT),
        ("2025-08-14T11:30:00+02:00", MOMENT),
        ("2025-08-14 09:30:00", MOMENT),
        ("Thu, 14 Aug 2025 09:30:00 GMT", MOMENT),
        ("14/Aug/2025:12:30:00 +0300", MOMENT),
        ("2025-08-14", DAY),
        ("20250814", DAY),
        ("2025-05", Instant.from_iso("2025-05-01")),
        ("2025", Instant.from_iso("2025-01-01")),
        (0, None),
        ("0", None),
        (" ", None),
        ("0000-00-00 00:00:00", None),
        ("0001-01-01T00:00:00Z", Instant.from_iso("0001-01-01T00:00:00Z")),
    ],
)
def test_a_date_is_read_in_the_form_that_it_has(value: str | int, instant: Instant | None) -> None:
    assert read_instant(value) == instant


@pytest.mark.parametrize(
    "value", ["soon", "9" * 21, 10**30, "1/2/3:4", "2025-13-01", "2025-13", "2025-00", float("inf")]
)
def test_what_is_no_date_is_told(value: str | float) -> None:
    with pytest.raises(ValueError, match=r"date|year"):
        read_instant(value)


def test_a_number_of_seconds_may_be_short() -> None:
    assert read_seconds("20250814") == Instant(20_250_814_000_000)


@pytest.mark.parametrize(
    ("value", "flag"), [("Yes", True), (1, True), (" no ", False), ("off", False)]
)
def test_flags_have_many_words(value: str | int, flag: bool) -> None:
    assert read_flag(value) is flag


def test_tags_are_each_kept_once() -> None:
    assert read_tags([" a  b ", "", "A B", "c"]) == ("a b", "c")
