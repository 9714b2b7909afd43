from __future__ import annotations

import pytest

from tests.ui.widgets.stage import Stage, line_widths, lines
from tui.ui.widgets.status_line import StatusLine


@pytest.mark.parametrize(
    ("width", "expected"),
    [(40, " #llm    2 of 12 · newest first  ? help"), (31, " #llm   2 of 12 · newest first")],
)
async def test_the_line_says_filter_place_and_hint(width: int, expected: str) -> None:
    status = StatusLine()
    async with Stage(status).opened(width, 3):
        status.show("#llm", "2 of 12 · newest first")
        assert lines(status) == [expected]
        assert line_widths(status) == {width}


async def test_another_hint_takes_its_place() -> None:
    status = StatusLine()
    status.hint = "esc closes"
    async with Stage(status).opened(30, 3):
        assert lines(status) == ["                   esc closes"]


async def test_what_looks_like_markup_is_text() -> None:
    status = StatusLine()
    async with Stage(status).opened(30, 3):
        status.show("[/x]", "[b]")
        assert lines(status) == [" [/x]             [b]  ? help"]
