from __future__ import annotations

import pytest

from tui.cli.row_lines import day_of, fitted
from tui.model.instant import Instant


@pytest.mark.parametrize(
    ("text", "width", "shown"),
    [
        ("abc", 5, "abc  "),
        ("abcdef", 4, "abc…"),
        ("日本語", 6, "日本語"),
        ("日本語", 5, "日本…"),
        ("日本語", 4, "日… "),
        ("", 2, "  "),
    ],
)
def test_a_text_takes_exactly_its_cells(text: str, width: int, shown: str) -> None:
    assert fitted(text, width) == shown


@pytest.mark.parametrize(
    ("instant", "day"),
    [
        (None, ""),
        (Instant.from_iso("2026-01-02"), "2026-01-02"),
        (Instant.from_iso("2026-01-02T23:30:00Z"), "2026-01-02"),
        (Instant.from_iso("0001-01-01T00:00:00Z"), "0001-01-01"),
        (Instant.from_iso("9999-12-31T23:59:59Z"), "9999-12-31"),
    ],
)
def test_the_day_of_an_instant(instant: Instant | None, day: str) -> None:
    assert day_of(instant) == day
