from __future__ import annotations

from itertools import count

import pytest

from tui.model.chunks import chunks


@pytest.mark.parametrize(
    ("length", "expected"),
    [(0, []), (2, [[0, 1]]), (3, [[0, 1, 2]]), (7, [[0, 1, 2], [3, 4, 5], [6]])],
)
def test_chunks_hold_all_items_in_their_order(length: int, expected: list[list[int]]) -> None:
    assert list(chunks(range(length), 3)) == expected


def test_no_more_is_read_than_the_chunk_that_is_asked_for() -> None:
    endless = count()
    assert next(chunks(endless, 3)) == [0, 1, 2]
    assert next(endless) == 3
