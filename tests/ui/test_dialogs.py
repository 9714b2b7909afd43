"""The help scrolls, the palette has a cursor, and a hidden pane is shown where it is gone to."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from rich.style import Style

from tests.support.reader import Reader, reader
from tui.filters.operators import OPERATORS
from tui.filters.parser import parse
from tui.ui.action_table import ACTIONS
from tui.ui.actions import Context
from tui.ui.controllers.palette import MOVING, entries
from tui.ui.dialogs.help_pages import HelpPage, help_pages
from tui.ui.drawing.bars import BAR
from tui.ui.drawing.help_lines import (
    HelpCell,
    HelpLine,
    HelpRow,
    HelpSection,
    HelpStyles,
    help_lines,
    help_strip,
)
from tui.ui.drawing.palette_row import PaletteEntry
from tui.ui.widgets.help_pane import HelpPane
from tui.ui.widgets.palette_list import PaletteList

TITLES = "In the list|Notes"

ALL = ["Borrow checker", "★ Async in depth", "Collecting garbage", "Shell tricks"]
PANES = ["Tags", "Notes", "Preview"]

HELP = help_pages(ACTIONS, Context.LIST)
"""The help of the list."""


def text_of(cell: HelpCell) -> str:
    """What a line of a column says."""
    return f"{cell.key:<{cell.indent}}{cell.text}".strip()


def lines_of(page: HelpPage, width: int) -> list[str]:
    """All lines of a page, without the blanks between columns."""
    lines = help_lines(page.sections, width)
    return ["|".join(filter(None, map(text_of, line))) for line in lines]


def test_the_help_says_what_the_signs_of_a_note_mean() -> None:
    keys = lines_of(HELP[0], 80)
    assert keys[keys.index("Signs") :] == [
        "Signs",
        "●               unread; the title is bold",
        "★               starred",
        "✓               marked for the next action",
        "▣               archived",
        "+ −             tags that the filter asks for, and leaves out",
    ]


def test_the_help_has_every_action_with_a_key_of_a_pane_and_of_everywhere_once() -> None:
    rows = [row for section in HELP[0].sections[:-1] for row in section.rows]
    shown = (Context.LIST, Context.EVERYWHERE)
    assert sorted(row.text for row in rows) == sorted(
        action.help for action in ACTIONS if action.context in shown and action.keys
    )


def test_the_help_lists_the_keys_of_a_pane_first_then_all_by_what_they_are_about() -> None:
    assert [section.title for section in help_pages(ACTIONS, Context.VIEWS)[0].sections] == [
        *("On a view", "In the tags", "Moving", "Filtering and finding", "Tags", "Views"),
        *("Notes", "Library and program", "Signs"),
    ]


def test_the_help_explains_every_field_and_every_value_of_the_filter() -> None:
    said = {row[:2] for section in HELP[1].sections for row in section.rows}
    fields = {(each.example, each.help) for each in OPERATORS if each.name != "text"}
    assert said >= fields | {(v.text, v.help) for each in OPERATORS for v in each.values}


def help_lines_on_screen(r: Reader) -> list[str]:
    """The lines of the help on screen, without the blanks between columns."""
    pane = r.app.screen.query_one(HelpPane)
    texts = [pane.render_line(y).text[:-1] for y in range(1, pane.size.height)]
    return ["|".join(filter(None, re.split(r"\s{2,}", text.strip()))) for text in texts]


def shown_of(line: HelpLine) -> str:
    """A line as `help_lines_on_screen` has it."""
    return "|".join(part for cell in line for part in (cell.key, cell.text) if part)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=str)
async def test_the_help_has_two_columns_where_they_fit(shelf: Path, size: tuple[int, int]) -> None:
    async with reader(shelf, size) as r:
        await r.press("app.help")
        pane = r.app.screen.query_one(HelpPane)
        lines = help_lines(HELP[0].sections, pane.size.width - 1)
        assert {len(line) for line in lines} == {1 if size == (80, 24) else 2}
        assert help_lines_on_screen(r)[0] == ("In the list" if len(lines[0]) == 1 else TITLES)


async def test_the_filter_is_one_key_away_in_the_help(shelf: Path) -> None:
    async with reader(shelf, (120, 40)) as r:
        await r.press("app.help")
        pane, shown = r.app.screen.query_one(HelpPane), []
        for key in ("tab", "tab", "tab", "shift+tab", "h", "l"):
            await r.keys(key)
            shown.append(pane.heading)
        assert shown == ["The filter", "Command line", "Keys", "Command line", *shown[:2]]


async def test_the_help_is_searched_as_a_whole(shelf: Path) -> None:
    async with reader(shelf, (120, 40)) as r:
        await r.press("app.help")
        await r.keys("/", *"archive")
        text = "\n".join(help_lines_on_screen(r))
        assert "x|Into the archive or back" in text
        assert "in:archive|where to look" in text
        assert "unarchive|Take notes out of the archive" in text
        await r.keys(*"xyz")
        assert help_lines_on_screen(r)[1] == "Nothing in the help has this text."


def test_every_example_in_the_help_is_a_filter() -> None:
    examples = [row.example for section in HELP[1].sections for row in section.rows]
    assert all(examples)
    assert [parse(each).text for each in examples] == examples


async def test_an_example_in_the_help_is_tried_by_one_key(shelf: Path) -> None:
    async with reader(shelf, filter_text="#rust") as r:
        await r.press("app.help")
        await r.keys("tab", "j", "j", "j", "k", "enter")
        assert (r.filter_text, r.focus()) == ("-#rust", "Notes")
        await r.press("filter.back")
        assert r.filter_text == "#rust"


async def test_an_example_that_was_searched_is_tried_by_one_key_more(shelf: Path) -> None:
    async with reader(shelf) as r:
        await r.press("app.help")
        await r.keys("/", *"starred", "enter", "enter")
        assert (r.filter_text, r.rows()) == ("is:starred", ["★ Async in depth"])


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=str)
async def test_the_example_under_the_cursor_of_the_help_is_on_screen(
    shelf: Path, size: tuple[int, int]
) -> None:
    async with reader(shelf, size) as r:
        await r.press("app.help")
        await r.keys("tab")
        pane = r.app.screen.query_one(HelpPane)
        count = len(pane._examples)
        for key, steps in (("j", count), ("k", count)):
            for _ in range(steps):
                pane.step(1 if key == "j" else -1)
                lines = [pane.render_line(y).text for y in range(1, pane.size.height)]
                assert sum(BAR in line for line in lines) == 1
        assert (pane.first, pane.example) == (0, "rust async")


async def test_the_example_that_is_tried_is_on_screen_also_when_pages_were_scrolled(
    shelf: Path,
) -> None:
    async with reader(shelf, (80, 24)) as r:
        await r.press("app.help")
        await r.keys("tab")
        pane = r.app.screen.query_one(HelpPane)
        tried = []
        for key in ("pagedown", "G", "pageup", "g"):
            await r.keys(key)
            (line,) = (each for each in help_lines_on_screen(r) if BAR in each)
            assert pane.example.endswith(line.removeprefix(BAR).split("|")[0])
            tried.append(pane.example)
        first, last = r"summary:/\bkv.?cache\b/", "added:<7d"
        assert tried == [first, last, last, first]


async def test_enter_on_a_page_of_the_help_without_examples_closes_it(shelf: Path) -> None:
    async with reader(shelf) as r:
        await r.press("app.help")
        await r.keys("enter")
        assert (r.app.screen is r.main, r.filter_text) == (True, "")


def test_code_in_the_help_is_drawn_without_the_signs_around_it() -> None:
    plain = Style.null()
    (_, line) = help_lines([HelpSection("T", [HelpRow("#a", "a tag; `tag:=A` without")])], 60)
    strip = help_strip(line, 60, HelpStyles(plain, plain, Style(bold=True), plain, plain))
    bold = [each.text.strip() for each in strip if each.style and each.style.bold]
    assert (strip.text.strip(), bold) == ("#a              a tag; tag:=A without", ["#a", "tag:=A"])


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
    async with reader(shelf, (80, 24)) as r:
        await r.press("app.help")
        pane = r.app.screen.query_one(HelpPane)
        await r.keys(*keys)
        assert pane.first == lines + pages * (pane.shown - 1)
        expected = help_lines(HELP[0].sections, pane.size.width - 1)
        assert len(expected) == pane.length
        assert help_lines_on_screen(r)[0] == shown_of(expected[pane.first])


@pytest.mark.parametrize(("keys", "above"), [("G", 0), ("Gj", 0), ("Gk", 1), ("Gkkj", 1)])
async def test_the_help_scrolls_to_its_end(shelf: Path, keys: str, above: int) -> None:
    async with reader(shelf, (120, 24)) as r:
        await r.press("app.help")
        await r.keys(*keys)
        pane = r.app.screen.query_one(HelpPane)
        assert pane.first == pane.max_first - above > 0


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
        assert any("No note is marked; Space marks one." in line for line in r.lines())
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


@pytest.mark.parametrize("width", [60, 90, 120])
@pytest.mark.parametrize(("go", "hide", "pane"), [("1", "<", "Tags"), ("3", ">", "Preview")])
async def test_a_pane_that_is_hidden_gives_the_focus_to_the_list(
    shelf: Path, width: int, go: str, hide: str, pane: str
) -> None:
    async with reader(shelf, (width, 24)) as r:
        await r.keys(go, hide)
        assert (pane in r.panes(), r.focus()) == (False, "Notes")
        await r.keys("j", go)
        assert (pane in r.panes(), r.focus()) == (True, pane)


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
        pane = r.app.screen.query_one(HelpPane)
        await r.burst(*keys)
        assert pane.first == (y if y > 0 else pane.max_first + y)
