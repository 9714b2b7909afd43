"""The help scrolls, the palette has a cursor, and a hidden pane is shown where it is gone to."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.containers import VerticalScroll

from tests.support.reader import Reader, reader
from tui.ui.action_table import ACTIONS
from tui.ui.actions import Context
from tui.ui.controllers.palette import MOVING, entries
from tui.ui.dialogs.help import help_text
from tui.ui.drawing.palette_row import PaletteEntry
from tui.ui.widgets.palette_list import PaletteList

ALL = ["Borrow checker", "★ Async in depth", "Collecting garbage", "Shell tricks"]
PANES = ["Tags", "Notes", "Preview"]

HELP = help_text(ACTIONS, Context.LIST).plain.split("\n")
"""The help of the list."""


def test_the_help_says_what_the_signs_of_a_note_mean() -> None:
    assert HELP[HELP.index("Signs") :] == [
        "Signs",
        "bold            a note that is unread",
        "★               starred",
        "✓               marked for the next action",
        "▣               archived",
    ]


def help_lines(r: Reader) -> list[str]:
    """The lines of the help on screen."""
    region = r.app.screen.query_one("#help-scroll", VerticalScroll).scrollable_content_region
    strips = r.strips()[region.y : region.bottom]
    return [strip.crop(region.x, region.right).text.strip() for strip in strips]


def chosen(r: Reader) -> PaletteEntry:
    """The action under the cursor of the palette."""
    found = r.app.screen.query_one(PaletteList).chosen
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("keys", "lines", "pages"),
    [
        ("j", 1, 0),
        ("jjj", 3, 0),
        ("jjk", 1, 0),
        ("k", 0, 0),
        (["space"], 0, 1),
        (["ctrl+d"], 0, 1),
        (["space", "ctrl+d", "j"], 1, 2),
        (["space", "space", "ctrl+u"], 0, 1),
        (["down", "down", "up", "pagedown"], 1, 1),
        (["G", "g"], 0, 0),
        (["j", "space", "g", "j"], 1, 0),
    ],
    ids=lambda each: "".join(each) if isinstance(each, list) else str(each),
)
async def test_the_help_scrolls_by_lines_and_by_pages(
    shelf: Path, keys: list[str], lines: int, pages: int
) -> None:
    async with reader(shelf, (120, 24)) as r:
        await r.press("app.help")
        height = len(help_lines(r))
        assert help_lines(r) == [line.strip() for line in HELP[:height]]
        await r.keys(*keys)
        first = lines + pages * height
        assert help_lines(r) == [line.strip() for line in HELP[first : first + height]]


@pytest.mark.parametrize(("keys", "above"), [("G", 0), ("Gj", 0), ("Gk", 1), ("Gkkj", 1)])
async def test_the_help_scrolls_to_its_end(shelf: Path, keys: str, above: int) -> None:
    async with reader(shelf, (120, 24)) as r:
        await r.press("app.help")
        await r.keys(*keys)
        height, end = len(help_lines(r)), len(HELP) - above
        assert help_lines(r) == [line.strip() for line in HELP[end - height : end]]


async def test_a_key_that_scrolls_the_help_moves_nothing_behind_it(shelf: Path) -> None:
    async with reader(shelf) as r:
        await r.press("app.help")
        await r.keys("j", "G", "q")
        assert (r.row(), r.focus()) == (ALL[0], "Notes")


async def test_the_cursor_of_the_palette_goes_around_both_ends(shelf: Path) -> None:
    async with reader(shelf) as r:
        first, second, *_, last = entries(r.session)
        await r.press("app.palette")
        seen = [chosen(r)]
        for key in ("down", "up", "up", "down"):
            await r.keys(key)
            seen.append(chosen(r))
        assert seen == [first, second, first, last, first]


async def test_the_palette_begins_with_what_is_done_to_a_note_and_ends_with_moving(
    shelf: Path,
) -> None:
    async with reader(shelf) as r:
        ids = [entry.id for entry in entries(r.session)]
        assert sorted(ids) == sorted({each.id for each in ACTIONS} - {"app.palette"})
        assert ids[:3] == ["note.show", "note.open", "note.open_marked"]
        moving = [each.startswith(MOVING) for each in ids]
        assert moving == sorted(moving)
        assert any(moving)


async def test_the_actions_that_were_chosen_last_come_first(shelf: Path) -> None:
    async with reader(shelf) as r:
        for words in ("star", "reload", "star"):
            await r.burst("ctrl+p", *words, "enter")
        assert [entry.id for entry in entries(r.session)][:3] == [
            "note.star",
            "library.reload",
            "note.show",
        ]


async def test_what_cannot_be_done_says_why_and_the_palette_stays(shelf: Path) -> None:
    async with reader(shelf) as r:
        await r.press("app.palette")
        await r.type("open marked")
        assert any("No note is marked; space marks one." in line for line in r.lines())
        await r.keys("enter")
        assert chosen(r).id == "note.open_marked"
        await r.keys("escape")
        assert (r.focus(), r.toasts()) == ("Notes", [])


async def test_the_cursor_of_the_palette_reaches_every_action(shelf: Path) -> None:
    async with reader(shelf) as r:
        await r.press("app.palette")
        for entry in (*entries(r.session), entries(r.session)[0]):
            assert chosen(r) == entry
            await r.keys("down")


@pytest.mark.parametrize(
    ("keys", "row"),
    [
        (["ctrl+p", *"to the last line", "enter"], ALL[3]),
        (["G", "ctrl+p", *"one line", "up", "enter"], ALL[2]),
        (["ctrl+p", *"one line", "down", "enter"], ALL[0]),
        (["j", "ctrl+p", *"one line", "down", "up", "enter"], ALL[2]),
        (["ctrl+p", "down", "escape", "j"], ALL[1]),
    ],
    ids=lambda each: "".join(each) if isinstance(each, list) else None,
)
async def test_enter_does_the_action_under_the_cursor_of_the_palette(
    shelf: Path, keys: list[str], row: str
) -> None:
    async with reader(shelf) as r:
        await r.burst(*keys)
        assert (r.row(), r.toasts()) == (row, [])


async def test_the_cursor_of_the_palette_starts_anew_with_every_letter(shelf: Path) -> None:
    async with reader(shelf) as r:
        await r.press("app.palette")
        await r.type("page")
        await r.keys("down", "down")
        await r.type(" u")
        assert chosen(r).id == "cursor.page_up"


async def test_nothing_is_done_where_the_palette_finds_nothing(shelf: Path) -> None:
    async with reader(shelf) as r:
        await r.burst("ctrl+p", *"zebra", "down", "up", "enter")
        assert (r.rows(), r.row(), r.focus(), r.toasts()) == (ALL, ALL[0], "Notes", [])


async def test_hidden_tags_are_shown_and_take_the_keys_behind(shelf: Path) -> None:
    async with reader(shelf) as r:
        await r.press("pane.hide_tags")
        assert r.panes() == PANES[1:]
        await r.burst("1", "j", "enter")
        assert (r.panes(), r.focus(), r.filter_text) == (PANES, "Tags", "#rust")
        assert (r.rows(), r.row()) == (ALL[:2], ALL[0])


async def test_a_hidden_preview_is_shown_and_takes_the_keys_behind(shelf: Path) -> None:
    async with reader(shelf) as r:
        await r.press("preview.hide")
        assert r.panes() == PANES[:2]
        await r.burst("3", "j", "j")
        assert (r.panes(), r.focus(), r.row()) == (PANES, "Preview", ALL[0])
        assert r.session.panes.preview.first == 2


async def test_panes_behind_a_zoomed_preview_are_shown_and_take_the_keys_behind(
    shelf: Path,
) -> None:
    async with reader(shelf) as r:
        await r.burst("z", "1", "j", "enter")
        assert (r.panes(), r.focus(), r.filter_text) == (PANES, "Tags", "#rust")
        await r.burst("z", "2", "j")
        assert (r.panes(), r.focus(), r.row()) == (PANES, "Notes", ALL[1])


async def test_panes_take_turns_on_a_narrow_terminal_within_one_burst(shelf: Path) -> None:
    async with reader(shelf, (60, 24)) as r:
        assert r.panes() == ["Notes"]
        await r.burst("1", "j", "enter")
        assert (r.panes(), r.filter_text) == (["Tags"], "#rust")
        await r.burst("2", "j", "3", "J", "1")
        assert (r.panes(), r.focus()) == (["Tags"], "Tags")
        await r.burst("2")
        assert (r.panes(), r.row()) == (["Notes"], ALL[1])


@pytest.mark.parametrize("size", [(60, 24), (90, 24), (120, 40)])
async def test_keys_wait_until_a_preview_that_was_hidden_is_laid_out(
    shelf: Path, size: tuple[int, int]
) -> None:
    firsts = []
    for is_burst in (False, True):
        async with reader(shelf, size) as r:
            await r.press("preview.hide")
            await (r.burst if is_burst else r.keys)("enter", "space")
            firsts.append((r.session.panes.notes.cursor_row, r.session.panes.preview.first))
    assert firsts[0] == firsts[1]


async def test_a_note_that_was_never_on_screen_is_not_marked_read(shelf: Path) -> None:
    async with reader(shelf, (60, 24)) as r:
        await r.burst("enter", "space")
        await r.keys("2")
        r.set_filter("is:unread")
        await r.settle()
        assert any("Borrow checker" in row for row in r.rows())


@pytest.mark.parametrize(("keys", "y"), [("jjj", 3), ("Gkk", -2), ("GgG", 0)])
async def test_the_help_scrolls_as_far_in_a_burst(shelf: Path, keys: str, y: int) -> None:
    async with reader(shelf, (100, 24)) as r:
        await r.press("app.help")
        scroll = r.app.screen.query_one("#help-scroll", VerticalScroll)
        await r.burst(*keys)
        assert scroll.scroll_y == (y if y > 0 else scroll.max_scroll_y + y)
