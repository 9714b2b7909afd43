from __future__ import annotations

import pytest
from rich.cells import cell_len
from rich.style import Style

from tui.prose.layout import Line, layout
from tui.prose.parse import parse
from tui.ui.drawing.wide_line import CUT, wide_strip

STYLES = {CUT: Style(dim=True)}


def code(source: str) -> Line:
    (line,) = layout(parse(source), 20)
    return line


def drawn(line: Line, shift: int, width: int = 14) -> str:
    strip = wide_strip(line, width, STYLES, Style(), left=2, shift=shift)
    assert strip.cell_length == width == cell_len(strip.text)
    return strip.text


@pytest.mark.parametrize(
    ("shift", "text"),
    [
        (0, "  0123456789… "),
        (5, "  …6789abcdef "),
        (6, "  …789abcdef  "),
        (2, "  …3456789ab… "),
        (12, "  …def        "),
        (40, "  …           "),
    ],
)
def test_a_long_line_is_shown_from_where_it_is_scrolled_to(shift: int, text: str) -> None:
    assert drawn(code("```\n0123456789abcdef\n```"), shift, 14) == text


def test_what_stands_before_a_line_stays() -> None:
    line = code("- ```\n  0123456789\n  ```")
    assert [drawn(line, shift, 11) for shift in (0, 3, 4)] == [
        "  • 01234… ",
        "  • …4567… ",
        "  • …56789 ",
    ]


def test_short_and_empty_lines_are_as_wide_as_others() -> None:
    assert drawn(code("```\nab\n```"), 0) == "  ab          "
    assert drawn(code("```\nab\n```"), 1) == "  …           "


def test_a_wide_character_is_never_cut_in_two() -> None:
    assert drawn(code("```\n漢漢漢漢漢漢漢漢\n```"), 3, 14).strip().startswith("…")
