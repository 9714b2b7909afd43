from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.builders import NOW, draft, library, store, titles
from tui.filters.parser import parse
from tui.library.edits import Rewrite, SetValues
from tui.library.library import Library
from tui.model.instant import Instant
from tui.model.note import Draft
from tui.store import order
from tui.store.connection import transaction
from tui.store.doctor import examine
from tui.store.draft_import import Arriving, DraftImport


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Library]:
    with library(tmp_path) as opened:
        yield opened


def test_a_source_is_listed_in_its_own_order_where_it_has_no_dates(kept: Library) -> None:
    store(kept, *(draft(f"https://example.com/{name}", title=name) for name in "abc"))
    assert titles(kept) == ["a", "b", "c"]


def test_what_comes_later_without_a_date_comes_first(kept: Library) -> None:
    store(kept, *(draft(f"https://example.com/{name}", title=name) for name in "ab"))
    store(kept, *(draft(f"https://example.com/{name}", title=name) for name in "cd"))
    assert titles(kept) == ["c", "d", "a", "b"]


def test_the_newest_is_first_whatever_the_order_of_the_source(kept: Library) -> None:
    years = ("2021", "2025", "2023", "2024", "2022")
    store(kept, *(draft(f"https://{y}.example/", title=y, added=f"{y}-05-01") for y in years))
    assert titles(kept) == ["2025", "2024", "2023", "2022", "2021"]


def test_an_old_note_that_comes_late_stands_by_its_age(kept: Library) -> None:
    store(kept, *(_dated(number) for number in range(40, 0, -2)))
    store(kept, _dated(7), _dated(3))
    assert titles(kept)[-8:] == ["12", "10", "8", "7", "6", "4", "3", "2"]


def test_a_full_gap_is_spread_out(kept: Library) -> None:
    store(kept, *(_dated(number) for number in (2_000, 1_000)))
    store(kept, *(draft(f"https://x.example/{n}", added="2025-01-01") for n in range(100)))
    for number in range(1_001, 1_120):
        store(kept, _dated(number))
    numbers = [int(title) for title in titles(kept) if title]
    assert numbers == sorted(numbers, reverse=True)
    assert len(numbers) == 121
    assert examine(kept._connection) == []


@pytest.mark.parametrize(("count", "free", "above"), [(3, [5, 6, 7], 8), (4, [8, 12, 16, 20], 24)])
def test_a_gap_is_filled_before_the_notes_above_it_move(
    kept: Library, count: int, free: list[int], above: int
) -> None:
    store(kept, _dated(2), _dated(1))
    assert order.free_positions(kept._connection, 4, count) == free
    result = kept.find(parse(""))
    assert kept.ids(result, result.order) == [1, 2]
    assert kept.positions(result, [1]) == {1: above}


@pytest.mark.parametrize("size", [1, 2, 30, 1_000])
def test_a_note_moves_few_others_at_any_size(kept: Library, size: int) -> None:
    store(kept, *map(_dated, range(10 * size, 0, -10)))
    middle = 10 * (size // 2)
    moved = []
    for number in range(middle + 1, middle + 10):
        before = dict(kept._connection.execute("SELECT id, position FROM notes"))
        store(kept, _dated(number))
        after = dict(kept._connection.execute("SELECT id, position FROM notes"))
        moved.append(sum(after[note_id] != position for note_id, position in before.items()))
    assert max(moved) <= 16
    assert examine(kept._connection) == []


def test_a_late_note_makes_way_for_those_that_follow(kept: Library) -> None:
    store(kept, _dated(1))
    importing = DraftImport(kept._connection, NOW, is_long=True)
    positions: dict[int, int] = {}
    moved = []
    for numbers in ((*range(999, 980, -1), 300, 200), range(980, 900, -1), range(900, 100, -1)):
        with transaction(kept._connection):
            importing.store([Arriving(_dated(number)) for number in numbers])
        rows = kept._connection.execute("SELECT id, position FROM notes")
        before, positions = positions, dict(rows.fetchall())
        moved.append(sum(positions[note_id] != position for note_id, position in before.items()))
    assert moved == [0, 3, 0]
    assert titles(kept) == [*map(str, range(999, 100, -1)), "1"]


def test_late_notes_are_found_by_their_words(kept: Library) -> None:
    store(kept, *(_dated(number) for number in range(400, 0, -2)))
    for number in range(101, 200, 2):
        store(kept, _dated(number))
    assert titles(kept, "151") == ["151"]
    assert examine(kept._connection) == []


@pytest.mark.parametrize("beside", [0, 60])
def test_a_note_that_turns_out_to_be_older_moves_down(kept: Library, beside: int) -> None:
    store(kept, *(draft(f"https://old.example/{n}", added="1969-01-01") for n in range(beside)))
    store(kept, _dated(30), _dated(20), _dated(10), draft("https://example.com/1", title="1"))
    store(kept, replace(_dated(30), added=Instant(15_000_000)), _dated(1))
    assert titles(kept)[:4] == ["20", "30", "10", "1"]
    assert titles(kept, "title:30") == ["30"]
    assert examine(kept._connection) == []


@pytest.mark.parametrize("moved", [[3], [2, 4], [5, 3, 2, 4, 1]])
def test_notes_of_one_age_come_back_to_where_they_were(kept: Library, moved: list[int]) -> None:
    store(kept, *(draft(f"https://example.com/{name}", title=name) for name in "abc"))
    store(kept, *(draft(f"https://example.com/{name}", title=name) for name in "de"))
    away = Instant.from_iso("2020-01-01")
    for note_id in moved:
        kept.apply(Rewrite(note_id, {"added": away}))
    for note_id in moved:
        kept.apply(Rewrite(note_id, {"added": None}))
    assert titles(kept) == ["d", "e", "a", "b", "c"]
    assert examine(kept._connection) == []


def test_notes_that_are_all_out_of_order_are_put_in_order_together(kept: Library) -> None:
    store(kept, *map(_dated, (40, 30, 20, 10)))
    kept._connection.execute("UPDATE notes SET added = 50 - added / 1000000")
    order.put_in_order(kept._connection, [1, 2, 3, 4, 99])
    assert titles(kept) == ["10", "20", "30", "40"]
    assert examine(kept._connection) == []


@settings(deadline=None, max_examples=60)
@given(
    imports=st.lists(
        st.lists(st.integers(0, 300), min_size=1, max_size=30), min_size=1, max_size=8
    ),
    is_long=st.booleans(),
)
def test_the_order_is_by_age_however_the_notes_arrived(
    tmp_path_factory: pytest.TempPathFactory, imports: list[list[int]], is_long: bool
) -> None:
    with library(tmp_path_factory.mktemp("order")) as kept:
        importing = DraftImport(kept._connection, NOW, is_long=is_long)
        for numbers in imports:
            with transaction(kept._connection):
                importing.store([Arriving(_dated(number)) for number in numbers])
        expected = sorted({number for numbers in imports for number in numbers}, reverse=True)
        assert titles(kept) == [str(number) for number in expected]
        assert examine(kept._connection) == []


def _dated(number: int) -> Draft:
    return draft(
        f"https://example.com/{number}", title=str(number), added=Instant(number * 1_000_000)
    )


@settings(deadline=None, max_examples=30)
@given(st.lists(st.integers(0, 60), min_size=1, max_size=40))
def test_notes_that_stand_close_together_make_room_for_others(
    tmp_path_factory: pytest.TempPathFactory, numbers: list[int]
) -> None:
    with library(tmp_path_factory.mktemp("order")) as kept:
        with patch.object(order, "SPACING", 1):
            store(kept, *map(_dated, range(0, 200, 10)))
        assert order.last_position(kept._connection) == 20
        for number in numbers:
            store(kept, _dated(number))
        expected = sorted({*range(0, 200, 10), *numbers}, reverse=True)
        assert titles(kept) == [str(number) for number in expected]
        assert examine(kept._connection) == []


def test_the_note_before_another_is_found_by_an_index_alone(tmp_path: Path) -> None:
    with library(tmp_path, *(draft(f"https://{n}.example/") for n in range(9))) as kept:
        connection = kept._connection
        asked: list[str] = []
        connection.set_trace_callback(asked.append)
        order.predecessor(connection, order.OrderKey(1, 1, 1))
        order.last_position(connection)
        connection.set_trace_callback(None)
        plans = [connection.execute(f"EXPLAIN QUERY PLAN {sql}").fetchall() for sql in asked]
    steps = [row[-1] for plan in plans for row in plan]
    assert len(asked) == 4
    assert all("USING INDEX notes_age" in step for step in steps[:3]), steps
    assert not any("TEMP B-TREE" in step or step == "SCAN notes" for step in steps), steps


def test_many_notes_that_get_one_age_go_there_at_once(kept: Library) -> None:
    store(kept, *(_dated(number) for number in range(400, 0, -1)))
    newest = "SELECT max(seq) FROM changes"
    (before,) = kept._connection.execute(newest).fetchone()
    kept.apply(SetValues(tuple(range(1, 201)), {"added": Instant(150_500_000)}))
    (after,) = kept._connection.execute(newest).fetchone()
    # One by one, they move those above them again and again: some 3,500 changes.
    assert after - before < 2_000
    assert titles(kept, "limit:1") + titles(kept, "sort:added+ limit:1") == ["200", "1"]
    assert examine(kept._connection) == []
