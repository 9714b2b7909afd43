from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest
from pyroaring import BitMap

from tui.store import positions as module
from tui.store.positions import positions

COUNTED = (
    "WITH RECURSIVE counted (position) AS"
    " (SELECT 7 UNION ALL SELECT position + 7 FROM counted LIMIT ?) SELECT position FROM counted"
)


@pytest.mark.parametrize("piece", [1, 5, 50_000])
@pytest.mark.parametrize("count", [1, 2, 1_000])
def test_positions_are_read_whole_in_pieces_of_any_size(
    monkeypatch: pytest.MonkeyPatch, piece: int, count: int
) -> None:
    monkeypatch.setattr(module, "PIECE", piece)
    with closing(sqlite3.connect(":memory:")) as connection:
        found = positions(connection, COUNTED, (count,))
    assert found == BitMap(range(7, 7 * count + 1, 7))


def test_a_query_that_finds_nothing_gives_no_positions() -> None:
    with closing(sqlite3.connect(":memory:")) as connection:
        assert positions(connection, "SELECT 1 AS position WHERE 0") == BitMap()
