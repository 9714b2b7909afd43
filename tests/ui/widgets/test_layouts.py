from __future__ import annotations

import pytest
from textual.screen import Screen

from tests.ui.widgets.samples import row, rows_from
from tests.ui.widgets.stage import Stage
from tui.model.note import Note
from tui.model.row import TagCount
from tui.model.tag_counts import TagCounts
from tui.ui.drawing.status_row import Rank, StatusPart
from tui.ui.widgets.line_editor import LineEditor
from tui.ui.widgets.note_list import NoteList
from tui.ui.widgets.preview import Preview
from tui.ui.widgets.status_line import StatusLine
from tui.ui.widgets.tag_pane import TagPane


class Layouts:
    """Counts the layouts of the screen."""

    count = 0


@pytest.fixture
def layouts(monkeypatch: pytest.MonkeyPatch) -> Layouts:
    counter = Layouts()
    refresh_layout = Screen._refresh_layout

    def counted(screen: Screen[object], *args: object, **kwargs: object) -> None:
        counter.count += 1
        refresh_layout(screen, *args, **kwargs)  # type: ignore[arg-type]

    monkeypatch.setattr(Screen, "_refresh_layout", counted)
    return counter


async def test_no_cursor_move_and_no_letter_lays_out_the_screen(layouts: Layouts) -> None:
    tags, notes, preview = TagPane(), NoteList(), Preview()
    line, status = LineEditor(), StatusLine()
    async with Stage(tags, notes, preview, line, status).opened(80, 40) as pilot:
        line.edit()
        await pilot.pause()
        assert layouts.count > 0
        layouts.count = 0
        for number, letter in enumerate("rust", start=1):
            await pilot.press(letter)
            notes.show_page([row(index) for index in range(9 * number)])
            preview.show(Note(id=number, url="u", title=line.text, summary="- item\n" * 9 * number))
            await pilot.pause()
            notes.show_listing(1_000 * number, rows_from())
            tags.show(
                TagCounts.of([TagCount(f"tag {index}", 2, 2) for index in range(20 * number)]),
                {line.text},
            )
            status.show([StatusPart(f"1 of {number}", Rank.PLACE)])
            line.mark_error((0, 1), "wrong")
            await pilot.pause()
        for move in (notes.move, tags.move, notes.page, tags.half_page, preview.page):
            move(1)
            await pilot.pause()
        assert layouts.count == 0
