from __future__ import annotations

from tui.prose.blocks import Span
from tui.prose.layout import Line
from tui.ui.drawing.note_line import NoteLine, PartSpan, lines_of, whole_line


def test_the_text_of_a_part_begins_behind_its_margins_and_goes_on_below() -> None:
    sign, first = Line((Span("•"),), 2), Line((Span("• "), Span("one")), 2)
    second, empty = Line((Span("  "), Span("two")), 2, separator=" "), Line(())
    assert list(lines_of("comment", [sign, first, second, empty])) == [
        NoteLine(sign),
        NoteLine(first, (PartSpan("comment", 2, 5),)),
        NoteLine(second, (PartSpan("comment", 2, 5, " "),)),
        NoteLine(empty, (PartSpan("comment", 0, 0, "\n"),)),
    ]


def test_a_line_may_say_one_thing() -> None:
    line = Line((Span("── "), Span("Comment")))
    assert whole_line(line) == NoteLine(line, (PartSpan("rest", 0, 10),))
    assert whole_line(line).text == "── Comment"
