from __future__ import annotations

from tests.ui.widgets.stage import Stage, line_widths, lines, looks
from tui.ui.widgets.menu_strip import MenuStrip


async def test_the_strip_lists_keys_and_what_they_do() -> None:
    menu = MenuStrip()
    async with Stage(menu).opened(30, 3):
        menu.show([("u", "url"), ("[", "[/x] title")])
        assert lines(menu) == [" u url   [ [/x] title"]
        assert (looks(menu, 0, "u"), line_widths(menu)) == ({"bold"}, {30})
