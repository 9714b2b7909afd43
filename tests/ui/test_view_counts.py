from __future__ import annotations

from datetime import date

from tui.library.view_counting import Unread
from tui.ui.view_counts import ViewCounts

TODAY, TOMORROW = date(2026, 1, 2), date(2026, 1, 3)
ONE, TWO = Unread(1), Unread(2)


def test_each_filter_is_counted_once_until_the_library_changes() -> None:
    counts = ViewCounts().wanted(["a", "b", "a"], TODAY)
    assert counts.left == ("a", "b")
    counts = counts.counted(0, {"a": ONE})
    assert (counts.left, counts.known) == (("b",), {"a": ONE})
    counts = counts.counted(0, {"b": TWO}).wanted(["b", "c"], TODAY)
    assert (counts.left, counts.known) == (("c",), {"b": TWO})


def test_what_is_out_of_date_stays_until_it_is_counted_anew() -> None:
    counts = ViewCounts().wanted(["a"], TODAY).counted(0, {"a": ONE}).outdated()
    counts = counts.wanted(["a"], TODAY)
    assert (counts.left, counts.known) == (("a",), {"a": ONE})
    counts = counts.counted(1, {"a": TWO})
    assert (counts.left, counts.known) == ((), {"a": TWO})


def test_what_was_asked_before_the_library_changed_is_shown_and_asked_again() -> None:
    counts = ViewCounts().wanted(["a"], TODAY).outdated().wanted(["a"], TODAY)
    counts = counts.counted(0, {"a": ONE})
    assert (counts.left, counts.known) == (("a",), {"a": ONE})


def test_all_are_counted_anew_on_another_day() -> None:
    counts = ViewCounts().wanted(["a"], TODAY).counted(0, {"a": ONE})
    assert counts.wanted(["a"], TOMORROW).left == ("a",)


def test_what_could_not_be_counted_is_not_asked_for_without_end() -> None:
    counts = ViewCounts().wanted(["a", "b"], TODAY).counted(0, {"a": ONE})
    assert (counts.counted(0, None).left, counts.counted(0, None).known) == ((), {"a": ONE})
