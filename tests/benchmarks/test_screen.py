from __future__ import annotations

from benchmarks.screen import Screen, text_of


def test_text_stands_where_it_was_written() -> None:
    screen = Screen(2, 6)
    screen.write("\x1b[2;3Hone\x1b[1;1Htwo\r\nsix")
    assert [text_of(line) for line in screen.lines()] == ["two   ", "sixne "]


def test_a_cell_has_the_style_it_was_written_in() -> None:
    screen = Screen(1, 3)
    screen.write("\x1b[1mb\x1b[0mp\x1b[38;2;1;2;3mc")
    assert screen.lines() == [[("b", "\x1b[1m"), ("p", ""), ("c", "\x1b[38;2;1;2;3m")]]


def test_modes_and_titles_leave_no_text() -> None:
    screen = Screen(1, 4)
    screen.write("\x1b[?1049h\x1b]0;title\x07\x1b[?25l\x1b=")
    assert text_of(screen.lines()[0]) == "    "


def test_cells_are_written_even_where_nothing_changes() -> None:
    screen = Screen(1, 4)
    screen.write("\x1b[1;2H  ")
    assert screen.take_written() == {(0, 1), (0, 2)}
    assert screen.take_written() == set()


def test_what_is_beyond_the_edge_is_cut() -> None:
    screen = Screen(1, 2)
    screen.write("long\r\nbelow")
    assert text_of(screen.lines()[0]) == "lo"
