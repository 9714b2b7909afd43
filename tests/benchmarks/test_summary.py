from __future__ import annotations

from benchmarks.rows import Count, Ratio
from benchmarks.summary import summary

ROWS = [
    Count("layouts", None, 0, 0, 0),
    Ratio("key", 1_000, 0.010, 0.005, 3),
    Ratio("not judged", 1_000, 0.010, 0.005),
    Ratio("key", 100_000, 0.020, 0.005, 3),
]


def test_the_results_of_all_libraries_stand_side_by_side_and_misses_in_the_end() -> None:
    assert summary(ROWS, "Two cores").splitlines() == [
        "Two cores.",
        "",
        "| what | – | 1,000 | 100,000 | budget |",
        "| --- | --- | --- | --- | --- |",
        "| layouts | 0 |  |  | ≤ 0 |",
        "| key |  | 2.00 | **4.00** | ≤ 3 |",
        "",
        "2 of 3 budgets are met. Missed:",
        "",
        "- key at 100,000: 4.00 (≤ 3)",
    ]


def test_without_a_miss_it_says_so() -> None:
    assert summary(ROWS[:2], "Two cores").endswith("\n\nAll 2 budgets are met.")
