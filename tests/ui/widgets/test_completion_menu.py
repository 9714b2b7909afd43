from __future__ import annotations

from asyncio import timeout

import pytest

from tests.ui.widgets.stage import Stage, line_widths, lines
from tui.model.suggestion import Suggestion
from tui.ui.widgets import completion_menu
from tui.ui.widgets.completion_menu import CompletionMenu

TEN = [Suggestion(f"tag {number}", str(number), f"#{number}", 2) for number in range(10)]
HINT = "  Tab take · ↑↓ choose · Esc close"


def labels(menu: CompletionMenu) -> list[str]:
    """Returns the rows without their details and the hint."""
    return [line.split("   ")[0].strip() for line in lines(menu)[:-1]]


async def test_the_menu_shows_only_while_there_is_something_to_take() -> None:
    menu = CompletionMenu()
    async with Stage(menu).opened(60, 20) as pilot:
        assert (menu.visible, menu.best) == (False, None)
        menu.offer(TEN[:2])
        await pilot.pause()
        assert (menu.visible, menu.best, menu.chosen) == (True, TEN[0], None)
        assert (labels(menu), lines(menu)[-1]) == (["tag 0", "tag 1"], HINT)
        assert line_widths(menu) == {56}
        menu.close()
        assert (menu.visible, menu.best) == (False, None)


@pytest.mark.parametrize(("count", "height"), [(1, 2), (3, 4), (8, 9), (10, 9)])
async def test_the_menu_opens_as_high_as_what_it_offers(count: int, height: int) -> None:
    menu = CompletionMenu()
    async with Stage(menu).opened(60, 20) as pilot:
        menu.offer(TEN[:count])
        await pilot.pause()
        assert menu.size.height == height


async def test_the_menu_keeps_its_height_while_a_person_types(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    menu = CompletionMenu()
    monkeypatch.setattr(completion_menu, "REST_SECONDS", 3_600)
    async with Stage(menu).opened(60, 20) as pilot:
        menu.offer(TEN[:4])
        await pilot.pause()
        for count, first in ((2, ["", "", "tag 0", "tag 1"]), (10, ["tag 0", "tag 1"])):
            menu.offer(TEN[:count])
            await pilot.pause()
            assert (menu.size.height, labels(menu)[: len(first)]) == (5, first)


async def test_the_menu_fits_itself_once_the_person_rests(monkeypatch: pytest.MonkeyPatch) -> None:
    menu = CompletionMenu()
    monkeypatch.setattr(completion_menu, "REST_SECONDS", 0.001)
    async with Stage(menu).opened(60, 20) as pilot, timeout(60):
        for count in (4, 2, 10):
            menu.offer(TEN[:count])
            while menu.size.height != min(count, 8) + 1:
                await pilot.pause()


async def test_a_move_chooses_around_both_ends() -> None:
    menu = CompletionMenu()
    async with Stage(menu).opened(60, 20):
        menu.move(1)
        menu.offer(TEN[:3])
        chosen = []
        for step in (1, 1, 1, 1, -1, -1):
            menu.move(step)
            chosen.append(menu.chosen)
        assert chosen == [TEN[0], TEN[1], TEN[2], TEN[0], TEN[2], TEN[1]]
        menu.offer(TEN)
        menu.move(-1)
        assert menu.chosen == TEN[9]


async def test_the_chosen_row_is_in_sight() -> None:
    menu = CompletionMenu()
    async with Stage(menu).opened(60, 20) as pilot:
        menu.offer(TEN)
        menu.move(-1)
        await pilot.pause()
        assert labels(menu) == [*(f"tag {number}" for number in range(2, 9)), "▌ tag 9"]
