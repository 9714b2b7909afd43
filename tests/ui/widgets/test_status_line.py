from __future__ import annotations

from tests.ui.widgets.stage import Stage, line_widths, lines
from tui.ui.drawing.status_row import Rank, StatusPart
from tui.ui.widgets.status_line import StatusLine

PARTS = [StatusPart("2 of 12", Rank.PLACE), StatusPart("? help", Rank.HINT, "app.help")]


async def test_the_parts_stand_at_the_right_end() -> None:
    status = StatusLine()
    async with Stage(status).opened(30, 3):
        status.show(PARTS)
        assert lines(status) == ["             2 of 12 │ ? help"]
        assert line_widths(status) == {30}


async def test_a_click_on_a_part_posts_what_it_is_for() -> None:
    status = StatusLine()
    stage = Stage(status)
    async with stage.opened(30, 3) as pilot:
        status.show(PARTS)
        for x in (3, 15, 25):
            await pilot.click(status, offset=(x, 0))
        assert [each.action for each in stage.posted(StatusLine.Clicked)] == ["app.help"]
