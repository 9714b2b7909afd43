from __future__ import annotations

import pytest
from rich.segment import Segment
from rich.style import Style

from tui.ui.drawing.line_builder import LineBuilder

BASE = Style(color="white")
BOLD = Style(bold=True)


def test_pieces_stand_side_by_side_in_the_style_of_the_line_and_their_own() -> None:
    strip = LineBuilder(6, BASE).add("ab").add("c", BOLD).strip()
    assert list(strip) == [Segment("ab", BASE), Segment("c   ", BASE + BOLD)]


def test_a_piece_is_shortened_to_the_room_that_is_left() -> None:
    assert LineBuilder(6, BASE).add("abc").add("defg").add("never").strip().text == "abcde…"


def test_the_last_piece_stands_at_the_right_end() -> None:
    assert LineBuilder(8, BASE).add("ab").add_last("yz").strip().text == "ab    yz"


def test_a_line_without_room_is_empty() -> None:
    strip = LineBuilder(-1, BASE).add("text").add_last("more").strip()
    assert (strip.text, strip.cell_length) == ("", 0)


def test_blanks_are_joined_to_what_is_beside_them() -> None:
    strip = LineBuilder(9, BASE).add(" ").add("ab", BOLD).add("  ").add("c", BOLD).add(" ").strip()
    assert list(strip) == [Segment(" ab  c   ", BASE + BOLD)]


@pytest.mark.parametrize(
    "style",
    [
        Style(underline=True),
        Style(strike=True),
        Style(reverse=True),
        Style(bgcolor="red"),
        Style.from_meta({"url": "https://a.example"}),
    ],
    ids=str,
)
def test_a_blank_in_a_style_that_shows_is_a_piece_of_its_own(style: Style) -> None:
    strip = LineBuilder(4, BASE).add("a").add(" ", style).add("b").strip()
    assert list(strip) == [Segment("a", BASE), Segment(" ", BASE + style), Segment("b ", BASE)]
