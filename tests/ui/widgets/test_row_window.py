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


def test_an_index_that_does_not_hold_any_more_is_asked_once_and_leaves_what_is_at_hand() -> None:
    asked = []

    def rows_from(start: int, stop: int) -> range | None:
        asked.append((start, stop))
        return range(start, stop) if len(asked) == 1 else None

    window = RowWindow(1_000, rows_from)
    assert [window.row(index) for index in (0, 500, 501, 63)] == [0, None, None, 63]
    assert asked == [(0, 64), (436, 564)]
    assert list(window.loaded()) == list(zip(range(64), range(64), strict=True))


def test_rows_that_are_fewer_than_were_asked_for_are_not_mistaken_for_others() -> None:
    window = RowWindow(4, Numbers(2))
    assert [window.row(index) for index in range(4)] == [None] * 4
