from __future__ import annotations

import pytest

from tui.prose.blocks import Span
from tui.prose.layout import Line
from tui.ui.drawing.hits import CURRENT_HIT, HIT, split_at_hits, with_hits


@pytest.mark.parametrize(
    ("text", "hits", "expected"),
    [
        ("", [], []),
        ("", [(0, 3)], []),
        ("rust", [], [("rust", False)]),
        ("rust", [(0, 4)], [("rust", True)]),
        ("a rust", [(2, 9)], [("a ", False), ("rust", True)]),
        ("abc", [(-2, 1), (2, 3)], [("a", True), ("b", False), ("c", True)]),
        ("abc", [(0, 1), (1, 2)], [("a", True), ("b", True), ("c", False)]),
        ("abc", [(5, 9)], [("abc", False)]),
        ("a👩‍💻b", [(1, 2)], [("a", False), ("👩‍💻", True), ("b", False)]),
        ("e\u0301a", [(1, 2)], [("e\u0301", True), ("a", False)]),
        ("e\u0301a", [(0, 1), (1, 2)], [("e\u0301", True), ("a", False)]),
        ("日本", [(1, 2)], [("日", False), ("本", True)]),
    ],
)
def test_a_text_is_cut_at_its_hits_and_never_inside_a_character(
    text: str, hits: list[tuple[int, int]], expected: list[tuple[str, bool]]
) -> None:
    assert list(split_at_hits(text, hits)) == expected


def test_a_hit_keeps_what_the_text_looks_like_and_where_it_leads() -> None:
    line = Line((Span("- "), Span("one", ("strong",)), Span("two", ("link",), "x")), 2, ("quote",))
    assert with_hits(line, [(3, 6)]) == Line(
        (
            Span("- "),
            Span("o", ("strong",)),
            Span("ne", ("strong", HIT)),
            Span("t", ("link", HIT), "x"),
            Span("wo", ("link",), "x"),
        ),
        2,
        ("quote",),
    )


def test_the_current_hit_is_a_hit_as_well() -> None:
    line = with_hits(Line((Span("ab"),)), [(0, 1), (1, 2)])
    assert with_hits(line, [(1, 2)], CURRENT_HIT).spans == (
        Span("a", (HIT,)),
        Span("b", (HIT, CURRENT_HIT)),
    )


def test_a_line_without_hits_stays_as_it_is() -> None:
    line = Line((Span("ab"),))
    assert with_hits(line, []) is line
