from __future__ import annotations

from rich.segment import Segment
from rich.style import Style

from tui.ui.drawing.line_builder import LineBuilder

BASE = Style(color="white")
BOLD = Style(bold=True)


def test_pieces_stand_side_by_side_in_the_style_of_the_line_and_their_own() -> None:
    strip = LineBuilder(6, BASE).add("ab").add("c", BOLD).strip()
    assert list(strip) == [Segment("ab", BASE), Segment("c", BASE + BOLD), Segment("   ", BASE)]


def test_a_piece_is_shortened_to_the_room_that_is_left() -> None:
    assert LineBuilder(6, BASE).add("abc").add("defg").add("never").strip().text == "abcde…"


def test_the_last_piece_stands_at_the_right_end() -> None:
    assert LineBuilder(8, BASE).add("ab").add_last("yz").strip().text == "ab    yz"


def test_a_line_without_room_is_empty() -> None:
    strip = LineBuilder(-1, BASE).add("text").add_last("more").strip()
    assert (strip.text, strip.cell_length) == ("", 0)
