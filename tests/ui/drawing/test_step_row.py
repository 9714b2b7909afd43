from __future__ import annotations

import pytest
from rich.style import Style

from tui.ui.drawing.bars import BAR
from tui.ui.drawing.step_row import StepColumns, StepLine, StepStyles, notes_in_words, step_row

STYLES = StepStyles(*(Style() for _ in StepStyles._fields))
STEPS = (
    StepLine(2, "14:05", "reader", "3 notes starred", "undone", 3, is_undone=True),
    StepLine(1, "9 Aug 14:05", "command line", "view k saved"),
)


@pytest.mark.parametrize(
    ("width", "lines"),
    [
        (
            72,
            [
                "▌14:05        reader        3 notes starred             undone  3 notes ",
                "▌9 Aug 14:05  command line  view k saved" + " " * 32,
            ],
        ),
        (
            50,
            [
                "▌14:05        3 notes starred     undone  3 notes ",
                "▌9 Aug 14:05  view k saved" + " " * 24,
            ],
        ),
        (30, ["▌14:05            undone  3 n…", "▌9 Aug 14:05  vi…             "]),
    ],
)
def test_a_step_is_drawn_in_columns(width: int, lines: list[str]) -> None:
    columns = StepColumns.of(STEPS)
    drawn = [step_row(step, columns, width, STYLES, bar=BAR).text for step in STEPS]
    assert [len(each) for each in drawn] == [width, width]
    if width > 30:
        assert drawn == lines


@pytest.mark.parametrize(
    ("count", "words"), [(0, ""), (1, "1 note"), (1_204, "1,204 notes")], ids=str
)
def test_notes_are_counted_in_words(count: int, words: str) -> None:
    assert notes_in_words(count) == words
