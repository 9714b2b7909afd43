from __future__ import annotations

import pytest
from rich.segment import Segment
from rich.style import Style

from tui.prose.blocks import Span
from tui.prose.layout import Line, layout
from tui.prose.parse import parse
from tui.ui.drawing.prose_lines import prose_strip

BASE = Style.parse("white on black")
STYLES = {
    "strong": Style.parse("bold"),
    "link": Style.parse("underline cyan"),
    "code.block": Style.parse("on grey23"),
}


def segments(line: Line, width: int) -> list[Segment]:
    return list(prose_strip(line, width, STYLES, BASE))


def test_each_span_is_a_segment_with_the_blanks_beside_it() -> None:
    line = Line((Span("one "), Span("two", ("strong",))))
    assert segments(line, 10) == [
        Segment("one ", BASE),
        Segment("two   ", BASE + STYLES["strong"]),
    ]


def test_styles_are_laid_over_each_other_from_the_outermost() -> None:
    line = Line((Span("x", ("link", "strong")),))
    assert segments(line, 1) == [Segment("x", Style.parse("bold underline cyan on black"))]


def test_a_style_without_a_look_shows_as_what_is_around_it() -> None:
    assert segments(Line((Span("x", ("unheard.of",)),)), 1) == [Segment("x", BASE)]


def test_the_fill_of_a_line_goes_on_to_its_edge() -> None:
    code = ("code.block",)
    styles = BASE + STYLES["code.block"]
    line = Line((Span("x", code),), fill=code)
    assert segments(line, 4) == [Segment("x   ", styles)]


def test_an_address_is_in_the_meta_and_nowhere_else() -> None:
    address = "https://example.org/"
    (segment,) = segments(Line((Span("there", ("link",), address),)), 5)
    assert segment.style is not None
    assert segment.style.meta == {"url": address}
    assert segment.style.link is None
    assert address not in segment.style.render("there")


@pytest.mark.parametrize("width", [0, 1, 5, 20])
@pytest.mark.parametrize("text", ["", "plain", "日本語", "cafe\u0301"])
def test_a_strip_is_exactly_as_wide_as_asked_for(text: str, width: int) -> None:
    strip = prose_strip(Line((Span(text),) if text else ()), width, STYLES, BASE)
    assert strip.cell_length == sum(segment.cell_length for segment in strip) == width


def test_a_laid_out_document_is_drawn_as_it_was_laid_out() -> None:
    lines = list(layout(parse("- **a** 日本\n- [b](https://example.org)"), 12))
    assert [prose_strip(line, 12, STYLES, BASE).text for line in lines] == [
        "• a 日本    ",
        "• b         ",
    ]
