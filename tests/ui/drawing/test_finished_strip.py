from __future__ import annotations

import gc
from weakref import ref

import pytest
from rich.segment import Segment

from tui.ui.drawing.finished_strip import FinishedStrip


def strip() -> FinishedStrip:
    return FinishedStrip([Segment("Notes"), Segment(" 3")], 7)


@pytest.mark.parametrize(
    ("cuts", "texts"),
    [([7], ["Notes 3"]), ([7, 40], ["Notes 3"]), ([2, 7], ["No", "tes 3"]), ([2], ["No"])],
)
def test_it_is_divided_as_any_line(cuts: list[int], texts: list[str]) -> None:
    assert [part.text for part in strip().divide(cuts)] == texts


def test_a_line_that_was_painted_whole_goes_with_its_last_use() -> None:
    gc.disable()
    try:
        painted = strip()
        assert painted.divide([7]) == [painted]
        is_there = ref(painted)
        del painted
        assert is_there() is None
    finally:
        gc.enable()
