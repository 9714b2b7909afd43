from __future__ import annotations

from collections.abc import Sequence

from tui.ui.widgets.row_window import RowWindow


class Numbers:
    """An index of numbers that remembers what it was asked for."""

    def __init__(self, length: int) -> None:
        self.length = length
        self.asked: list[tuple[int, int]] = []

    def __call__(self, start: int, stop: int) -> Sequence[int]:
        self.asked.append((start, stop))
        return range(start, min(stop, self.length))


def test_neighbours_are_fetched_together() -> None:
    numbers = Numbers(1_000)
    window = RowWindow(1_000, numbers)
    assert [window.row(index) for index in range(500, 560)] == list(range(500, 560))
    assert numbers.asked == [(436, 564)]


def test_rows_outside_the_index_are_none() -> None:
    window = RowWindow(3, Numbers(3))
    assert [window.row(index) for index in (-1, 0, 2, 3)] == [None, 0, 2, None]


def test_rows_that_have_gone_are_none_and_asked_for_once() -> None:
    numbers = Numbers(2)
    window = RowWindow(4, numbers)
    assert [window.row(index) for index in range(4)] == [0, 1, None, None]
    assert len(numbers.asked) == 1
