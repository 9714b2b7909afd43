from __future__ import annotations

import pytest
from rich.style import Style

from tui.model.suggestion import Suggestion
from tui.ui.drawing.completion_row import (
    CompletionStyles,
    completion_hint,
    completion_row,
)

LOOK = CompletionStyles(base=Style(), cursor=Style(), label=Style(), detail=Style())


@pytest.mark.parametrize(
    ("label", "detail", "width", "expected"),
    [
        ("rust", "1,207", 20, "  rust        1,207 "),
        ("rust", "", 12, "  rust      "),
        ("a long name of a tag", "12", 20, "  a long name…   12 "),
        ("unread", "not known to be read", 24, "  unread  not known to… "),
        ("日本語", "3", 14, "  日本語    3 "),
        ("[/x]", "[b]", 14, "  [/x]    [b] "),
        ("rust", "12", 5, "  r… "),
        ("rust", "12", 0, ""),
    ],
)
def test_the_detail_stands_at_the_right_end(
    label: str, detail: str, width: int, expected: str
) -> None:
    strip = completion_row(Suggestion(label, detail, "", 0), width, LOOK)
    assert (strip.text, sum(part.cell_length for part in strip)) == (expected, width)


def test_the_chosen_row_has_the_bar() -> None:
    row = completion_row(Suggestion("rust", "2", "", 0), 12, LOOK, is_chosen=True)
    assert row.text == "▌ rust    2 "


def test_the_last_row_names_the_keys() -> None:
    assert completion_hint(40, LOOK).text == "  Tab take · ↑↓ choose · Esc close      "
