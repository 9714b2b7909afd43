from __future__ import annotations

import pytest
from rich.style import Style

from tui.ui.drawing.palette_row import PaletteEntry, PaletteStyles, palette_row, pieces

LOOK = PaletteStyles(*[Style.null()] * len(PaletteStyles._fields))


def entry(label: str, said: str, refusal: str = "") -> PaletteEntry:
    return PaletteEntry("an.id", label, said, "x", refusal)


@pytest.mark.parametrize(
    ("label", "said", "shown"),
    [
        ("Star", "Star, or take the star away", "[Star,] or take the [star] away"),
        ("Copy URL", "Copy the URL", "[Copy] the [URL]"),
        ("Undo", "Take back the last change", "[Undo]  Take back the last change"),
        ("Marks…", "Mark all shown", "[Mark] all shown"),
        ("Edit in editor", "Edit in $VISUAL or $EDITOR", "[Edit] in $VISUAL or [$EDITOR]"),
    ],
)
def test_no_word_is_said_twice(label: str, said: str, shown: str) -> None:
    found = pieces(entry(label, said))
    assert (
        "".join(
            f"{text[: len(text) - len(text.lstrip())]}[{text.lstrip()}]" if is_name else text
            for text, is_name in found
        )
        == shown
    )


@pytest.mark.parametrize(
    ("width", "is_chosen", "text"),
    [
        (39, False, "  Star, or take the star away        x "),
        (39, True, "▌ Star, or take the star away        x "),
        (20, False, "  Star, or take…  x "),
    ],
)
def test_the_key_stands_at_the_right_end(width: int, is_chosen: bool, text: str) -> None:
    star = entry("Star", "Star, or take the star away")
    strip = palette_row(star, width, LOOK, is_chosen=is_chosen)
    assert (strip.text, strip.cell_length) == (text, width)
