from __future__ import annotations

import pytest

from tui.model.sequences import Deferred, LazyMap, Without


def test_a_mapped_item_is_made_each_time_it_is_read() -> None:
    made: list[int] = []

    def make(key: int) -> str:
        made.append(key)
        return f"<{key}>"

    items = LazyMap([3, 5, 7], make)
    assert (len(items), made) == (3, [])
    assert (items[1], items[-1], list(items[:2]), list(items)) == (
        "<5>",
        "<7>",
        ["<3>", "<5>"],
        ["<3>", "<5>", "<7>"],
    )
    assert made == [5, 7, 3, 5, 3, 5, 7]


def test_deferred_items_are_found_once_and_only_when_read() -> None:
    found: list[str] = []

    def find() -> list[str]:
        found.append("found")
        return ["a", "b"]

    items = Deferred(2, find)
    assert (len(items), bool(items), found) == (2, True, [])
    assert (items[0], list(items), list(items[1:])) == ("a", ["a", "b"], ["b"])
    assert found == ["found"]


@pytest.mark.parametrize("left_out", [[], [0], [4], [1, 3], [3, 1, 1], [0, 1, 2, 3, 4]])
def test_all_items_but_some_stand_in_their_order(left_out: list[int]) -> None:
    kept = [letter for index, letter in enumerate("abcde") if index not in left_out]
    items = Without("abcde", left_out)
    assert list(items) == kept
    assert (len(items), list(items[1:]), [items[-index - 1] for index in range(len(items))]) == (
        len(kept),
        kept[1:],
        kept[::-1],
    )
    with pytest.raises(IndexError, match="no such place"):
        items[len(kept)]
