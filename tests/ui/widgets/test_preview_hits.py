"""Hits in the lines of a preview, also those that a line break goes through."""

from __future__ import annotations

import pytest

from tests.ui.widgets.stage import Stage, body, line_widths, looks
from tui.filters.needles import Needles, needles_in
from tui.model.note import Note
from tui.prose.blocks import Span
from tui.prose.layout import Line
from tui.ui.drawing.hits import CURRENT_HIT, HIT
from tui.ui.widgets.preview import Preview
from tui.ui.widgets.preview_hits import Place, PreviewHits

LINES = [Line((Span(text),)) for text in ("ab ab", "", "  ab a", "  b ab", "日本 é")]
NOTE = Note(
    id=1,
    url="u",
    title="Alpha",
    summary="\n\n".join(f"Line {n}, alpha" if n % 20 == 0 else f"Line {n}" for n in range(1, 61)),
)


@pytest.mark.parametrize(
    ("needle", "places"),
    [
        ("ab", [(0, 0), (0, 3), (2, 2), (3, 4)]),
        ("a b", [(2, 5)]),
        ("E", [(4, 3)]),
        ("b a", [(0, 1), (2, 3), (3, 2)]),
        ("x", []),
        ("", []),
    ],
)
def test_hits_are_found_in_order_and_back(needle: str, places: list[Place]) -> None:
    hits = PreviewHits(LINES, needles_in(needle))
    for start, direction, expected in ((0, -1), 1, places), ((5, 0), -1, places[::-1]):
        found, place = [], hits.next(start, direction)
        while place is not None:
            found.append(place)
            place = hits.next(place, direction)
        assert found == expected


def test_a_hit_that_goes_on_is_drawn_on_both_lines_without_the_margin() -> None:
    hits = PreviewHits(LINES, needles_in("a b"))
    assert hits.drawn(2, (2, 5)).spans == (Span("  ab "), Span("a", (HIT, CURRENT_HIT)))
    assert hits.drawn(3, (2, 5)).spans == (Span("  "), Span("b", (HIT,)), Span(" ab"))


def test_no_lines_and_no_needles_have_no_hits() -> None:
    assert PreviewHits([], needles_in("a")).next((0, -1), 1) is None
    assert PreviewHits([], needles_in("a")).next((0, 0), -1) is None
    assert PreviewHits(LINES, Needles()).places(0) == []


async def test_a_preview_goes_from_hit_to_hit_and_shows_each() -> None:
    preview = Preview()
    async with Stage(preview).opened(40, 12):
        preview.show(NOTE)
        preview.needles = needles_in("alpha")
        preview.finish()
        title, *others = preview.hit_lines
        assert (title, len(others)) == (0, 3)
        assert preview.next_hit(1)
        assert looks(preview, 1, "Alpha") == {"bold", "underline", "reverse"}
        for line in others:
            assert preview.next_hit(1)
            assert preview.first <= line < preview.first + preview.page_height
        assert not preview.next_hit(1)
        assert looks(preview, 1 + others[-1] - preview.first, "alpha") == {"underline", "reverse"}
        assert preview.next_hit(-1)
        assert preview.next_hit(-1, afresh=True)
        assert line_widths(preview) == {40}
        assert " Line 60, alpha" in body(preview)


async def test_without_needles_nothing_stands_out() -> None:
    preview = Preview()
    async with Stage(preview).opened(40, 12):
        preview.show(NOTE)
        assert not preview.next_hit(1)
        assert preview.hit_lines == ()
        assert looks(preview, 1, "Alpha") == {"bold"}


async def test_another_note_is_searched_without_being_shown() -> None:
    preview = Preview()
    preview.needles = needles_in("alpha")
    assert preview.has_hit(NOTE)
    assert not preview.has_hit(Note(id=2, url="u", title="Beta", summary="[b](https://alpha.org)"))
