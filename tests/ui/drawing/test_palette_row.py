from __future__ import annotations

import pytest
from rich.style import Style

from tui.ui.drawing.palette_row import PaletteEntry, PaletteStyles, palette_row

LOOK = PaletteStyles(*[Style.null()] * len(PaletteStyles._fields))


@pytest.mark.parametrize(
    ("width", "is_chosen", "text"),
    [
        (39, False, " Star, or take the star away         x "),
        (39, True, "▌Star, or take the star away         x "),
        (20, False, " Star, or take…   x "),
    ],
)
def test_the_key_stands_at_the_right_end(width: int, is_chosen: bool, text: str) -> None:
    star = PaletteEntry("note.star", "Star, or take the star away", "x")
    strip = palette_row(star, width, LOOK, is_chosen=is_chosen)
    assert (strip.text, strip.cell_length) == (text, width)
