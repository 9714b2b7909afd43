from __future__ import annotations

import pytest
from rich.style import Style

from tui.ui.drawing.chip_row import ChipStyles, TermChip, chip_at, chip_row

CHIP, TAG, EXCLUDED = Style(bold=True), Style(underline=True), Style(strike=True)
LOOK = ChipStyles(base=Style(), chip=CHIP, tag=TAG, excluded=EXCLUDED)


def chips(*texts: str) -> list[TermChip]:
    return [TermChip(text, (0, 0), text.startswith("-"), text.startswith("#")) for text in texts]


@pytest.mark.parametrize(
    ("texts", "width", "expected"),
    [
        (["#rust"], 12, " #rust      "),
        (["#rust", "-#go"], 16, " #rust   −#go   "),
        (["#rust", "-#go"], 14, " #rust   −#go "),
        (["#rust", "-#go"], 13, " #rust  …    "),
        (["#a", "#b", "#c"], 11, " #a   #b  …"),
        (["title:release"], 10, " title:r… "),
        (["日本語"], 8, " 日本語 "),
        (["[b]x[/y]"], 10, " [b]x[/y] "),
        (["a\nb"], 6, " a b  "),
        (["#rust", "lazy"], 3, "  …"),
        (["#rust"], 0, ""),
        ([], 3, "   "),
    ],
)
def test_terms_stand_side_by_side(texts: list[str], width: int, expected: str) -> None:
    strip = chip_row(chips(*texts), width, LOOK)
    assert (strip.text, sum(part.cell_length for part in strip)) == (expected, width)


def test_a_tag_and_what_is_excluded_look_different() -> None:
    strip = chip_row(chips("#rust", "-#go", "lazy"), 40, LOOK)
    looks = {part.text.strip(): part.style for part in strip if part.text.strip()}
    assert looks == {"#rust": TAG, "−#go": EXCLUDED, "lazy": CHIP}


@pytest.mark.parametrize(
    ("cell", "expected"), [(-1, None), (0, 0), (6, 0), (7, None), (8, 1), (13, 1), (14, None)]
)
def test_a_cell_belongs_to_the_chip_that_covers_it(cell: int, expected: int | None) -> None:
    assert chip_at(chips("#rust", "-#go"), cell, 40) == expected


def test_a_chip_that_is_not_shown_covers_no_cell() -> None:
    assert {chip_at(chips("#rust", "-#go"), cell, 12) for cell in range(12)} == {0, None}
