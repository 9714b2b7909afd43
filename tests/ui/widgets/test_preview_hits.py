"""Hits in the lines of a preview, also those that a line break goes through."""

from __future__ import annotations

import pytest

from tests.ui.widgets.stage import Stage, body, line_widths, looks
from tui.filters.highlights import LONGEST_TEXT, Highlights, highlights_everywhere, highlights_of
from tui.filters.parser import parse
from tui.model.note import Note
from tui.prose.blocks import Span
from tui.prose.layout import Line
from tui.ui.drawing.hits import CURRENT_HIT, HIT
from tui.ui.drawing.note_line import lines_of
from tui.ui.widgets.preview import Preview
from tui.ui.widgets.preview_hits import HitPosition, PreviewHits

LINES = list(
    lines_of(
        "summary",
        [
            Line((Span("ab ab"),)),
            Line(()),
            Line((Span("  "), Span("ab a")), 2),
            Line((Span("  "), Span("b ab")), 2, separator=" "),
            Line((Span("日本 é"),)),
        ],
    )
)
NOTE = Note(
    id=1,
    url="u",
    title="Alpha",
    summary="\n\n".join(f"Line {n}, alpha" if n % 20 == 0 else f"Line {n}" for n in range(1, 61)),
)


@pytest.mark.parametrize(
    ("text", "positions"),
    [
        ("ab", [(0, 0), (0, 3), (2, 2), (3, 4)]),
        ("a b", [(2, 5)]),
        ("E", [(4, 3)]),
        ("b a", [(0, 1), (0, 4), (2, 3), (3, 2)]),
        ("b ab a", [(0, 1)]),
        ("x", []),
        ("", []),
    ],
)
def test_hits_are_found_in_order_and_back(text: str, positions: list[HitPosition]) -> None:
    hits = PreviewHits(LINES, highlights_everywhere(text))
    for start, direction, expected in ((0, -1), 1, positions), ((5, 0), -1, positions[::-1]):
        found, position = [], hits.next(start, direction)
        while position is not None:
            found.append(position)
            position = hits.next(position, direction)
        assert found == expected


def test_a_hit_that_goes_on_is_drawn_on_both_lines_without_the_margin() -> None:
    hits = PreviewHits(LINES, highlights_everywhere("a b"))
    assert hits.with_highlights(2, (2, 5)).spans == (
        Span("  "),
        Span("ab "),
        Span("a", (HIT, CURRENT_HIT)),
    )
    assert hits.with_highlights(3, (2, 5)).spans == (
        Span("  "),
        Span("b", (HIT, CURRENT_HIT)),
        Span(" ab"),
    )


def test_a_pattern_may_begin_where_a_line_was_folded_and_go_over_many() -> None:
    hits = PreviewHits(LINES, highlights_of(parse("summary:/ b.*\\n日/ OR summary:/b$/")))
    assert [hits.positions(line) for line in range(5)] == [[], [], [], [(3, 2)], []]
    assert hits.with_highlights(4, (3, 2)).spans == (Span("日", (HIT, CURRENT_HIT)), Span("本 é"))
    over = PreviewHits(LINES, highlights_of(parse("summary:/^ab(.|\\n)*$/")))
    assert [over.positions(line) for line in range(5)] == [[(0, 0)], [], [], [], []]
    assert over.with_highlights(4, None).spans == (Span("日本 é", (HIT,)),)


def test_what_is_looked_for_in_whole_texts_is_looked_for_again_when_lines_are_added() -> None:
    lines = LINES[:1]
    hits = PreviewHits(lines, highlights_of(parse("summary:/ab$/")))
    assert hits.positions(0) == [(0, 3)]
    lines += LINES[1:4]
    assert [hits.positions(line) for line in range(4)] == [[], [], [], [(3, 4)]]


def test_only_so_much_of_a_part_is_searched_for_patterns_and_all_of_it_for_words() -> None:
    row = Line((Span("a" * 99 + " b"),))
    lines = list(lines_of("article", [row] * 1_000))
    for query, last in ("article:/b/", LONGEST_TEXT // 102 - 1), ("article:b", 999):
        hits = PreviewHits(lines, highlights_of(parse(query)))
        assert hits.next((1_000, 0), -1) == (last, 100)


def test_words_are_found_wherever_lines_are_cut_for_the_search() -> None:
    lines = list(
        lines_of("summary", [Line((Span("b a"),)), *[Line((Span("b a"),), separator=" ")] * 99])
    )
    hits = PreviewHits(lines, highlights_everywhere("a b"))
    assert [hits.positions(line) for line in range(100)] == [[(n, 2)] for n in range(99)] + [[]]


def test_no_lines_and_no_highlights_have_no_hits() -> None:
    assert PreviewHits([], highlights_everywhere("a")).next((0, -1), 1) is None
    assert PreviewHits([], highlights_everywhere("a")).next((0, 0), -1) is None
    assert PreviewHits(LINES, Highlights()).positions(0) == []


async def test_a_preview_goes_from_hit_to_hit_and_shows_each() -> None:
    preview = Preview()
    async with Stage(preview).opened(40, 12):
        preview.show(NOTE)
        preview.highlights = highlights_everywhere("alpha")
        preview.finish()
        title, *others = preview.hit_lines
        assert (title, len(others)) == (0, 3)
        assert preview.next_hit(1)
        assert looks(preview, 1, "Alpha") == {"bold"}
        for line in others:
            assert preview.next_hit(1)
            assert preview.first <= line < preview.first + preview.page_height
        assert not preview.next_hit(1)
        assert looks(preview, 1 + others[-1] - preview.first, "alpha") == {"bold"}
        assert preview.next_hit(-1)
        assert preview.next_hit(-1, from_start=True)
        assert line_widths(preview) == {40}
        assert "  Line 60, alpha" in body(preview)


async def test_without_highlights_nothing_stands_out() -> None:
    preview = Preview()
    async with Stage(preview).opened(40, 12):
        preview.show(NOTE)
        assert not preview.next_hit(1)
        assert preview.hit_lines == ()
        assert looks(preview, 1, "Alpha") == {"bold"}


async def test_another_note_is_searched_without_being_shown() -> None:
    preview = Preview()
    preview.highlights = highlights_everywhere("alpha")
    assert preview.hit_predicate(NOTE)
    assert not preview.hit_predicate(
        Note(id=2, url="u", title="Beta", summary="[b](https://alpha.org)")
    )


async def test_only_lines_whose_hits_change_are_drawn_again() -> None:
    preview = Preview()
    async with Stage(preview).opened(40, 12):
        preview.show(NOTE)
        preview.finish()
        with_hits, without = preview.lines[0], preview.lines[2]
        assert "alpha" in with_hits.text.lower()
        assert "alpha" not in without.text.lower()
        before = [preview.item_lines(line, 39)[0] for line in (0, 2)]
        preview.highlights = highlights_everywhere("alpha")
        after = [preview.item_lines(line, 39)[0] for line in (0, 2)]
        assert [one is other for one, other in zip(before, after, strict=True)] == [False, True]
        assert preview.item_lines(0, 39)[0] is after[0]
