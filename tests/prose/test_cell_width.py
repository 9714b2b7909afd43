from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len as rich_cell_len

from tui.prose.cell_width import cell_len, fit
from tui.prose.printable import printable

WIDTHS = [
    ("", 0),
    ("plain ASCII", 11),
    ("café — “naïve”", 14),
    ("cafe\u0301", 4),
    ("日本語", 6),
    ("한국어", 6),
    ("\u1112\u1161\u11ab", 2),
    ("ｆｕｌｌ", 8),
    ("हिन्दी", 3),
    ("עברית العربية", 13),
    ("🎉", 2),
    ("👩\u200d👩\u200d👧", 2),
    ("👍🏽", 2),
    ("❤", 1),
    ("❤\ufe0f", 2),
    ("1\ufe0f\u20e3", 2),
    ("🇨🇭", 2),
    ("•◦▪▎☐☑│─┼", 9),
    ("\u00a0", 1),
]


@pytest.mark.parametrize(("text", "cells"), WIDTHS)
def test_a_text_covers_as_many_cells_as_the_screen_gives_it(text: str, cells: int) -> None:
    assert (cell_len(text), rich_cell_len(text)) == (cells, cells)


@pytest.mark.parametrize("plane", range(4))
def test_every_assigned_character_is_as_wide_as_the_screen_thinks(plane: int) -> None:
    chars = map(chr, range(plane << 16, (plane + 1) << 16))
    known = [char for char in chars if printable(char) == char and char != "\n"]
    differing = [
        char for char in known if cell_len(char) != rich_cell_len(char) and char.isprintable()
    ]
    assert differing == []


@given(st.text(alphabet=st.sampled_from("ab é日🎉👩\u0301\u200d\ufe0f🏽 ❤"), max_size=30))
def test_a_text_is_never_measured_narrower_than_the_screen_draws_it(text: str) -> None:
    assert cell_len(printable(text)) >= rich_cell_len(printable(text))


@pytest.mark.parametrize(
    ("text", "width", "head"),
    [
        ("abcdef", 3, "abc"),
        ("abc", 10, "abc"),
        ("日本語", 5, "日本"),
        ("日本語", 1, "日"),
        ("e\u0301e\u0301e\u0301", 2, "e\u0301e\u0301"),
        ("ae\u0301", 1, "a"),
        ("👩\u200d👩\u200d👧x", 2, "👩\u200d👩\u200d👧"),
        ("❤\ufe0f❤\ufe0f", 3, "❤\ufe0f"),
        ("", 3, ""),
    ],
)
def test_a_cut_leaves_the_characters_of_the_screen_whole(text: str, width: int, head: str) -> None:
    assert text[: fit(text, 0, len(text), width)] == head


@given(
    st.text(alphabet=st.sampled_from("ab é日🎉👩\u0301\u200d\ufe0f🏽"), min_size=1),
    st.integers(2, 9),
)
def test_pieces_cut_one_after_the_other_are_the_whole_text(text: str, width: int) -> None:
    pieces, start = [], 0
    while start < len(text):
        cut = fit(text, start, len(text), width)
        pieces.append(text[start:cut])
        start = cut
    assert "".join(pieces) == text
    assert all(cell_len(piece) <= width for piece in pieces)
