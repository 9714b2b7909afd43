from __future__ import annotations

from benchmarks.rows import Count, Excess, Ratio, Time


def test_a_ratio_is_missed_beyond_its_budget() -> None:
    row = Ratio("key", 10_000, 0.0255, 0.005, 5)
    assert str(row) == "| key | 10,000 | 25.5 ms | 5.0 ms | 5.10 | ≤ 5 | missed |"


def test_a_ratio_without_a_budget_is_not_judged() -> None:
    assert str(Ratio("key", None, 1.5, 0.00005)) == (
        "| key |  | 1,500.0 ms | 0.050 ms | 30000.00 |  |  |"
    )


def test_an_excess_is_what_is_more_than_the_floor() -> None:
    row = Excess("memory", 1_000_000, 200.0, 25.0, 180)
    assert str(row) == "| memory | 1,000,000 | 200.0 MB | 25.0 MB | +175.0 | ≤ +180 |  |"


def test_a_count_has_no_floor() -> None:
    assert str(Count("layouts", None, 1, 0, 0)) == "| layouts |  | 1 |  | 1 | ≤ 0 | missed |"


def test_a_time_is_judged_by_itself() -> None:
    assert str(Time("phrase", 1_000_000, 0.25, 0, 0.1)) == (
        "| phrase | 1,000,000 | 250.0 ms |  | 250.0 ms | ≤ 100 ms | missed |"
    )
