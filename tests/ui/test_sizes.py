"""The reader fits every terminal, and follows when one changes its size."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.reader import Reader, reader

NARROW, MEDIUM, WIDE = ["Notes"], ["Notes", "Preview"], ["Tags", "Notes", "Preview"]
SIZES = [
    ((60, 15), NARROW),
    ((71, 24), NARROW),
    ((72, 24), MEDIUM),
    ((80, 24), MEDIUM),
    ((109, 30), MEDIUM),
    ((110, 30), WIDE),
    ((120, 40), WIDE),
    ((200, 60), WIDE),
]
EVERYTHING = (
    *("j", "G", "g", "ctrl+d", "pageup", "tab", "tab", "tab", "1", "2", "3", "J", "z", "z"),
    *("<", ">", "<", ">", "[", "backspace", "s", "t", "S", "*", "a", "v", "!", "u", "?", "q"),
    *("ctrl+p", "escape", "/", "x", "escape", "t", "escape", "Y", "escape"),
)


def assert_fits(r: Reader, width: int, height: int) -> None:
    """Every line is as wide as the terminal, by what it says and by what it measures."""
    strips = r.strips()
    assert len(strips) == height
    stated = {strip.cell_length for strip in strips}
    measured = {sum(segment.cell_length for segment in strip) for strip in strips}
    assert stated | measured == {width}


@pytest.mark.parametrize(("size", "panes"), [SIZES[0], SIZES[3], SIZES[6], SIZES[7]])
async def test_a_terminal_shows_as_many_panes_as_fit(
    shelf: Path, size: tuple[int, int], panes: list[str]
) -> None:
    async with reader(shelf, size) as r:
        assert (r.panes(), r.row().startswith("Borrow checker")) == (panes, True)
        assert_fits(r, *size)


@pytest.mark.parametrize(
    ("size", "steps"),
    [
        (
            (60, 15),
            [
                ("pane.tags", ["Tags"]),
                ("pane.right", ["Notes"]),
                ("note.show", ["Preview"]),
                ("pane.close", ["Notes"]),
            ],
        ),
        (
            (80, 24),
            [
                ("pane.left", ["Tags", "Notes"]),
                ("pane.right", ["Notes", "Preview"]),
                ("pane.preview", ["Notes", "Preview"]),
                ("tag.jump", ["Tags", "Notes"]),
            ],
        ),
    ],
)
async def test_a_pane_comes_into_view_with_the_focus(
    shelf: Path, size: tuple[int, int], steps: list[tuple[str, list[str]]]
) -> None:
    async with reader(shelf, size) as r:
        for action, panes in steps:
            await r.press(action)
            assert (action, r.panes()) == (action, panes)
            assert_fits(r, *size)


@pytest.mark.parametrize("size", [(20, 5), (60, 15), (120, 40)])
async def test_every_key_works_at_every_size(shelf: Path, size: tuple[int, int]) -> None:
    async with reader(shelf, size) as r:
        await r.keys(*EVERYTHING)
        await r.keys("escape", "escape", "escape", "g")
        assert_fits(r, *size)
        assert not r.has_ended


async def test_a_terminal_may_change_its_size_at_any_time(shelf: Path) -> None:
    async with reader(shelf, (120, 40)) as r:
        await r.press("cursor.bottom")
        for size, panes in [*SIZES, ((20, 5), NARROW), ((120, 40), WIDE)]:
            await r.resize(*size)
            assert (size, r.panes(), r.row()[:12]) == (size, panes, "Shell tricks")
            assert_fits(r, *size)
            await r.press("cursor.up", "cursor.down")


async def test_the_pane_with_the_focus_stays_in_view_when_the_terminal_shrinks(
    shelf: Path,
) -> None:
    async with reader(shelf, (120, 40)) as r:
        await r.press("pane.tags")
        await r.resize(60, 15)
        assert (r.panes(), r.focus()) == (["Tags"], "Tags")
        await r.resize(80, 24)
        assert (r.panes(), r.focus()) == (["Tags", "Notes"], "Tags")


async def test_a_filter_is_edited_while_the_terminal_changes(shelf: Path) -> None:
    async with reader(shelf, (120, 40)) as r:
        await r.press("filter.edit")
        await r.type("gar")
        await r.resize(60, 15)
        await r.type("bage")
        await r.keys("enter")
        assert (r.filter_text, len(r.rows())) == ("garbage", 1)
        assert_fits(r, 60, 15)


async def test_what_stands_in_front_fits_as_well(shelf: Path) -> None:
    async with reader(shelf, (30, 8)) as r:
        for key in ("?", "W", "ctrl+p", "t", "s"):
            await r.keys(key)
            for size in [(60, 15), (30, 8)]:
                await r.resize(*size)
                assert_fits(r, *size)
            await r.keys("escape")


@pytest.mark.parametrize("size", [(60, 15), (80, 24), (120, 40)])
async def test_a_tag_is_jumped_to_also_where_its_pane_was_hidden(
    shelf: Path, size: tuple[int, int]
) -> None:
    async with reader(shelf, size) as r:
        await r.press("tag.jump")
        assert r.focus() == "FilterLine"
        await r.burst("m", "e", "m", "enter")
        assert (r.focus(), r.filter_text) == ("Notes", "#memory")
