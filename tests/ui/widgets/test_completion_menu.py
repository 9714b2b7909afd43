from __future__ import annotations

from tests.ui.widgets.stage import Stage, line_widths, lines
from tui.ui.drawing.completion_row import Suggestion
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
        assert (labels(menu), lines(menu)[-1]) == ([*[""] * 5, "tag 0", "tag 1"], HINT)
        assert line_widths(menu) == {56}
        menu.close()
        assert (menu.visible, menu.best) == (False, None)


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
        assert labels(menu) == [*(f"tag {number}" for number in range(3, 9)), "▌ tag 9"]
