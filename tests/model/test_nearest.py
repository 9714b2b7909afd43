from __future__ import annotations

import pytest

from tui.model.nearest import MOST_COMPARED, did_you_mean, nearest

NAMES = ("archive", "Added", "title")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("archiv", "archive"), ("ADED", "Added"), ("tilte", "title"), ("zebra", ""), ("", "")],
)
def test_the_most_alike_name_is_the_nearest_in_whatever_case(typed: str, meant: str) -> None:
    assert nearest(typed, NAMES) == meant


def test_a_name_without_end_is_compared_by_its_beginning() -> None:
    begin = "x" * MOST_COMPARED
    assert nearest(begin + "y" * 1_000_000, [begin]) == begin


def test_a_hint_names_the_nearest_or_else_something_to_do() -> None:
    hints = [did_you_mean(typed, NAMES, "Look.") for typed in ("titel", "zebra")]
    assert hints == ["Did you mean title?", "Look."]
