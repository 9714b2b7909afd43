from __future__ import annotations

from collections.abc import Sequence

import pytest
from rich.style import Style
from textual.strip import Strip

from tests.ui.widgets.stage import Stage, bar, body, line_widths, lines, resize
from tui.ui.drawing.line_builder import LineBuilder
from tui.ui.widgets.pane import LinePane


class Numbers(LinePane):
    """A hundred items of two lines each."""

    heading = "Numbers"
    count = 100

    @property
    def length(self) -> int:
        return self.count

    @property
    def item_height(self) -> int:
        return 2

    @property
    def detail(self) -> str:
        return f"{self.first}"

    def item_lines(self, item: int, width: int) -> Sequence[Strip]:
        return [LineBuilder(width, Style()).add(f"{item} {part}").strip() for part in "ab"]


@pytest.fixture
def pane() -> Numbers:
    return Numbers()


async def test_a_pane_shows_header_content_and_bar(pane: Numbers) -> None:
    async with Stage(pane).opened(20, 6):
        pane.scroll_to_item(7)
        assert lines(pane)[0] == " Numbers         7"
        assert body(pane) == ["7 a", "7 b", "8 a", "8 b", "9 a"]
        assert bar(pane) == "┃││││"
        assert line_widths(pane) == {20}


async def test_a_pane_is_scrolled_to_its_ends_at_most(pane: Numbers) -> None:
    async with Stage(pane).opened(20, 6):
        moves = [pane.scroll_items(delta) for delta in (-1, 3, 500, 1)]
        assert (moves, pane.first) == ([False, True, True, False], 98)
        pane.top()
        assert pane.first == 0
        pane.bottom()
        assert pane.first == 98


async def test_pages_keep_one_item(pane: Numbers) -> None:
    async with Stage(pane).opened(20, 9):
        firsts = []
        for direction in (1, 1, -1):
            pane.page(direction)
            firsts.append(pane.first)
        pane.half_page(1)
        assert (firsts, pane.first) == ([3, 6, 3], 5)


async def test_the_bar_is_dragged(pane: Numbers) -> None:
    async with Stage(pane).opened(20, 11) as pilot:
        await pilot.mouse_down(pane, offset=(19, 1))
        await pilot.hover(pane, offset=(3, 10))
        assert pane.first == 95
        await pilot.mouse_up(pane, offset=(3, 10))
        await pilot.hover(pane, offset=(19, 1))
        assert pane.first == 95


async def test_a_larger_terminal_shows_no_more_than_there_is(pane: Numbers) -> None:
    pane.count = 6
    async with Stage(pane).opened(20, 5) as pilot:
        pane.bottom()
        await resize(pilot, pane, 20, 30)
        assert (pane.first, len(body(pane))) == (0, 12)


async def test_an_empty_pane_says_what_it_waits_for(pane: Numbers) -> None:
    pane.count = 0
    pane.empty_text = "Nothing to see here."
    async with Stage(pane).opened(20, 6):
        assert body(pane) == ["  Nothing to see", "  here."]


@pytest.mark.parametrize(("width", "height"), [(1, 1), (2, 1), (1, 5), (3, 2)])
async def test_the_smallest_panes_are_painted(pane: Numbers, width: int, height: int) -> None:
    async with Stage(pane).opened(width, height):
        pane.page(1)
        assert line_widths(pane) == {width}
