"""Density and widths are as they were left, library by library; a sample leaves nothing behind."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.reader import reader
from tui.library import remembered_look as module
from tui.library.remembered_look import USUAL, Edges, Look, remember_look, remembered_look
from tui.ui.panes import LEAST_WIDTH
from tui.ui.widgets.pane import LinePane


def widths(panes: list[LinePane]) -> list[int]:
    return [pane.size.width for pane in panes]


async def test_density_and_widths_are_there_at_the_next_start(shelf: Path) -> None:
    async with reader(shelf) as r:
        panes = r.session.panes
        before = panes.notes.item_height
        await r.press("pane.density")
        for pane, width in ((panes.tags, 35), (panes.notes, 50)):
            r.main.post_message(LinePane.EdgeDragged(pane, width))
            await r.settle()
        left = widths([panes.tags, panes.notes, panes.preview])
        assert left == [35, 50, 35]
    async with reader(shelf) as r:
        panes = r.session.panes
        assert panes.notes.item_height == 3 - before
        assert widths([panes.tags, panes.notes, panes.preview]) == left


async def test_a_reader_in_which_nothing_was_chosen_keeps_nothing(shelf: Path) -> None:
    async with reader(shelf) as r:
        await r.press("cursor.down")
    assert not module._path(shelf).exists()


async def test_widths_of_a_wider_terminal_leave_room_for_each_pane(shelf: Path) -> None:
    remember_look(shelf, Look(edges={"-wide": Edges(tags=500)}))
    async with reader(shelf) as r:
        panes = r.session.panes
        assert min(widths([panes.tags, panes.notes, panes.preview])) >= LEAST_WIDTH - 1


@pytest.mark.parametrize("is_demo", [True, False])
async def test_a_sample_leaves_no_look_behind(shelf: Path, is_demo: bool) -> None:
    async with reader(shelf, is_demo=is_demo) as r:
        await r.press("pane.density")
    assert (remembered_look(shelf) == USUAL) is is_demo
