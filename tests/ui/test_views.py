"""Views are saved, shown, renamed, moved and removed with a key each, and their notes counted."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from textual.widgets import Static

from tests.support.builders import library
from tests.support.gates import closed_results, closed_writer
from tests.support.reader import Reader, reader
from tests.ui.conftest import DRAFTS
from tui.library.edits import SaveView, SetFlag
from tui.library.library import Library
from tui.ui.widgets.line_editor import LineEditor

FIRST = ["● unread 2", "★ starred 0", "◌ untagged 0", "◷ this week 0"]


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    """The small library, with the views that a new one has."""
    with library(tmp_path, *DRAFTS, has_views=True) as opened:
        return opened.path


def views(r: Reader) -> list[str]:
    """What stands above the rule in the tag pane."""
    lines = r.tags()
    rule = next((row for row, line in enumerate(lines) if set(line) == {"─"}), len(lines))
    return lines[:rule]


def prompt(r: Reader) -> tuple[str, str]:
    """What is typed in the prompt in front, and what stands above it."""
    screen = r.app.screen
    notes = str(screen.query_one("#prompt-notes", Static).content)
    return screen.query_one(LineEditor).text, " ".join(notes.split())


def write(path: Path, *statements: str) -> None:
    """Has another program write to the library."""
    with closing(sqlite3.connect(path)) as other:
        for statement in statements:
            other.execute(statement)
        other.commit()


async def test_views_stand_above_the_tags_with_their_unread_notes(shelf: Path) -> None:
    async with reader(shelf) as r:
        assert views(r) == FIRST
        assert r.tags()[5:] == ["memory 2", "rust 2", "async 1"]


async def test_a_filter_is_saved_under_a_letter_and_shown(shelf: Path) -> None:
    async with reader(shelf, filter_text="#rust") as r:
        await r.press("view.save")
        await r.keys("k")
        assert r.toasts() == ["Saved as view k; ' k shows it.\nu takes it back."]
        assert views(r) == [*FIRST, "k #rust 1"]
        r.set_filter("#memory")
        await r.settle()
        await r.press("view.recall")
        await r.keys("k")
        assert (r.filter_text, r.rows()) == ("#rust", ["Borrow checker", "★ Async in depth"])


async def test_a_filter_is_saved_under_a_name_and_shown_by_its_digit(shelf: Path) -> None:
    async with reader(shelf, filter_text="#rust") as r:
        await r.press("view.save")
        await r.keys("enter")
        await r.type(" all of rust ")
        await r.keys("enter")
        assert r.toasts() == ["Saved as view all of rust; ' lists it.\nu takes it back."]
        assert views(r)[4:] == ["5 all of rust 1"]
        r.set_filter("#memory")
        await r.settle()
        await r.press("view.recall")
        assert r.lines()[-1] == (
            "Enter by name 1 unread 2 starred 3 untagged 4 this week 5 all of rust Esc close"
        )
        await r.keys("5")
        assert r.filter_text == "#rust"


async def test_a_view_is_found_by_letters_of_its_name(shelf: Path) -> None:
    async with reader(shelf) as r:
        await r.press("view.recall")
        await r.keys("enter")
        await r.type("star")
        assert views(r) == ["★ starred 0"]
        await r.keys("enter")
        assert (r.filter_text, r.focus(), views(r)) == ("is:starred", "Notes", FIRST)
        await r.press("view.recall")
        await r.keys("enter")
        await r.type("nothing")
        await r.keys("enter")
        assert (r.toasts(), r.filter_text) == (["No view nothing."], "is:starred")


@pytest.mark.parametrize("key", ["z", "7"])
async def test_a_view_that_is_not_there_is_told(shelf: Path, key: str) -> None:
    async with reader(shelf) as r:
        await r.press("view.recall")
        await r.keys(key)
        assert (r.toasts(), r.filter_text) == ([f"No view {key}; ' lists them, m saves one."], "")


async def test_a_name_that_is_taken_is_told_with_what_it_was(shelf: Path) -> None:
    async with reader(shelf, filter_text="#rust") as r:
        await r.burst("m", "enter", *"unread", "enter")
        assert r.toasts() == [
            "View unread has this filter now; before: is:unread\nu takes it back."
        ]
        assert views(r)[0] == "1 unread 1"
        await r.press("history.undo")
        assert views(r) == FIRST


async def test_what_cannot_be_saved_says_why(shelf: Path) -> None:
    async with reader(shelf) as r:
        await r.press("view.save")
        assert r.toasts() == ["There is no filter to save."]
        r.set_filter("#rust view:unread")
        await r.settle()
        await r.burst("m", "3")
        await r.burst("m", "enter", *"unread", "enter", *"ed")
        assert r.toasts()[1:] == ["A view is saved under a letter, or with Enter under a name."]
        assert (prompt(r), views(r)) == (("unreaded", ""), FIRST)


async def test_the_view_under_the_cursor_is_shown_and_says_that_it_is_no_tag(shelf: Path) -> None:
    async with reader(shelf) as r:
        await r.press("pane.tags", "cursor.down", "view.show")
        assert (r.filter_text, r.focus()) == ("is:starred", "Tags")
        await r.press("tag.also")
        assert r.toasts() == ["This is a view, and no tag; Enter shows it."]


async def test_the_cursor_passes_over_the_rule(shelf: Path) -> None:
    async with reader(shelf) as r:
        pane = r.session.panes.tags
        await r.press("pane.tags")
        seen = []
        for _ in range(5):
            seen.append(pane.cursor_view or pane.cursor_tag)
            await r.press("cursor.down")
        assert seen == ["unread", "starred", "untagged", "this week", "memory"]
        await r.press("cursor.up", "cursor.up")
        assert pane.cursor_view == "this week"


async def test_a_view_is_renamed_and_renamed_back(shelf: Path) -> None:
    async with reader(shelf) as r:
        await r.press("pane.tags", "view.rename")
        await r.keys("ctrl+u")
        await r.type("to do")
        await r.keys("enter")
        assert r.toasts() == ["View unread is to do now.\nu takes it back."]
        assert (views(r)[0], r.session.panes.tags.cursor_view) == ("● to do 2", "to do")
        await r.press("history.undo")
        assert views(r) == FIRST
        await r.press("history.redo")
        assert views(r)[0] == "● to do 2"


async def test_a_name_that_another_view_has_is_refused_where_it_is_typed(shelf: Path) -> None:
    async with reader(shelf) as r:
        await r.press("pane.tags")
        await r.burst("e", "ctrl+u", *"starred", "enter")
        refused = ("starred", "There is a view starred already Choose another name.")
        assert (prompt(r), r.toasts(), views(r)) == (refused, [], FIRST)
        await r.burst("2", "d", "u")
        assert (prompt(r), views(r)) == (("starred2du", ""), FIRST)
        await r.keys("enter")
        assert views(r)[0] == "● starred2du 2"


@pytest.mark.parametrize("action", ["view.save", "view.rename"])
async def test_a_name_that_is_too_long_is_refused_where_it_is_typed(
    shelf: Path, action: str
) -> None:
    async with reader(shelf, filter_text="#rust") as r:
        await r.press("pane.tags", action)
        await r.burst(*["enter"] * (action == "view.save"), "ctrl+u", *("y" * 65), "enter")
        refused = "A view's name has at most 64 characters This one has 65."
        assert (prompt(r), views(r)) == (("y" * 65, refused), FIRST)
        await r.keys("backspace", "enter")
        assert "y" * 64 in [view.name for view in r.session.views]


async def test_a_filter_that_a_view_cannot_have_is_refused_where_its_name_is_typed(
    shelf: Path,
) -> None:
    async with reader(shelf, filter_text="#rust view:unread") as r:
        await r.burst("m", "enter", *"unread", "enter")
        refused = ("unread", "the view unread contains itself Edit the view")
        assert (prompt(r), r.toasts(), views(r)) == (refused, [], FIRST)
        await r.keys("escape")
        assert (r.toasts(), views(r)) == ([], FIRST)


async def test_a_view_is_moved_and_the_cursor_goes_with_it(shelf: Path) -> None:
    async with reader(shelf) as r:
        await r.press("pane.tags")
        await r.burst(")", ")")
        moved = ["★ starred 0", "◌ untagged 0", "● unread 2", "◷ this week 0"]
        assert (views(r), r.session.panes.tags.cursor_view) == (moved, "unread")
        await r.press("history.undo")
        assert (views(r)[1], r.session.panes.tags.cursor_view) == ("● unread 2", "unread")
        await r.press("view.up", "view.up")
        assert (views(r), r.toasts()[-1]) == (FIRST, "It is the first view.")


async def test_a_view_is_removed_and_comes_back(shelf: Path) -> None:
    async with reader(shelf) as r:
        await r.press("pane.tags", "cursor.down", "view.remove")
        assert r.toasts() == ["View starred is removed.\nu takes it back."]
        assert views(r) == ["● unread 2", "◌ untagged 0", "◷ this week 0"]
        await r.press("history.undo")
        assert views(r) == FIRST


async def test_what_is_done_to_views_is_shown_before_it_is_written(shelf: Path) -> None:
    async with reader(shelf, filter_text="#rust") as r:
        with closed_writer(r) as gate:
            await r.burst_unsettled("m", "k", "1", "d", ")", "e", "ctrl+u", "x", "enter")
            assert views(r) == ["◌ untagged 0", "★ is:starred 0", "◷ this week 0", "k #rust …"]
            gate.open()
            await r.settle()
        assert views(r) == ["◌ untagged 0", "★ is:starred 0", "◷ this week 0", "k #rust 1"]
        for _ in range(4):
            await r.press("history.undo")
        assert views(r) == FIRST


async def test_what_is_done_to_views_is_taken_back_before_that_is_written(shelf: Path) -> None:
    async with reader(shelf, filter_text="#rust") as r:
        shown = [views(r)]
        for keys in (("m", "k"), ("m", "enter", *"unread", "enter"), ("1", "d"), (")",)):
            await r.burst(*keys)
            shown.append(views(r))
        await r.burst("e", "ctrl+u", "x", "enter")
        with closed_writer(r) as gate:
            undone = []
            for _ in shown:
                await r.press_unsettled("u")
                undone.append(views(r))
            without_numbers = [
                [[line.rpartition(" ")[0] for line in lines] for lines in each]
                for each in (undone[::-1], shown)
            ]
            assert without_numbers[0] == without_numbers[1]
            await r.press_unsettled("U")
            assert views(r)[4] == "k #rust 1"
            gate.open()
            await r.settle()
        assert views(r) == shown[1]


async def test_actions_on_a_view_say_where_there_is_none(shelf: Path) -> None:
    async with reader(shelf) as r:
        await r.press("pane.tags", "cursor.bottom")
        for action in ("view.show", "view.rename", "view.up"):
            r.main.perform(action)
            await r.settle()
            assert r.toasts()[-1] == "There is no view under the cursor of the tags."


async def test_a_view_that_is_clicked_is_shown(shelf: Path) -> None:
    async with reader(shelf) as r:
        await r.pilot.click(r.session.panes.tags, offset=(4, 2))
        await r.settle()
        assert r.filter_text == "is:starred"
        await r.pilot.click(r.session.panes.tags, offset=(4, 5))
        await r.settle()
        assert (r.filter_text, r.session.panes.tags.cursor_view) == ("is:starred", "starred")


async def test_narrowing_finds_views_as_well_as_tags(shelf: Path) -> None:
    async with reader(shelf) as r:
        await r.press("pane.tags", "tags.narrow")
        await r.type("r")
        assert views(r) == FIRST[:2]
        await r.type("us")
        assert r.tags() == ["rust 2"]
        await r.keys("ctrl+u")
        await r.type("week")
        assert (r.tags(), r.session.panes.tags.cursor_view) == (["◷ this week 0"], "this week")
        await r.keys("enter", "enter")
        assert r.filter_text == "added:<7d"


async def test_many_views_leave_all_tags_within_reach(tmp_path: Path) -> None:
    with library(tmp_path, *DRAFTS) as kept:
        for number in range(30):
            kept.apply(SaveView(f"view {number:02}", f"title:{number}"))
    async with reader(kept.path, (80, 12)) as r:
        await r.press("pane.tags")
        assert r.tags()[0] == "1 view 00 0"
        await r.press("cursor.bottom")
        assert r.tags()[-3:] == ["memory 2", "rust 2", "▸ 1 one-off"]
        await r.press("cursor.up", "tag.only")
        assert r.filter_text == "#rust"


async def test_what_is_marked_as_read_is_counted_less_at_once_and_everywhere(shelf: Path) -> None:
    async with reader(shelf) as r:
        header = r.session.panes.notes
        assert header.detail == "4 · 2 unread"
        with closed_writer(r) as gate:
            await r.press_unsettled("r")
            assert header.detail == "4 · 1 unread"
            await r.press_unsettled("r", "d")
            assert header.detail == "3 · 1 unread"
            gate.open()
            await r.settle()
        assert (header.detail, views(r)[0]) == ("3 · 1 unread", "● unread 1")
        await r.press("history.undo")
        assert (header.detail, views(r)[0]) == ("4 · 2 unread", "● unread 2")


async def test_a_number_stays_until_the_new_one_is_known(shelf: Path) -> None:
    async with reader(shelf) as r:
        with closed_results(r) as gate:
            with Library(shelf) as other:
                other.apply(SetFlag((1, 2, 3, 4, 5), "read", True))
            await r.press_unsettled("R")
            assert (views(r)[0], r.session.panes.notes.detail) == ("● unread 2", "4 · 2 unread")
            gate.open()
            await r.settle()
        assert (views(r)[0], r.session.panes.notes.detail) == ("● unread 0", "4 · 0 unread")


async def test_views_are_not_counted_before_the_list_that_is_typed_for(shelf: Path) -> None:
    async with reader(shelf) as r:
        await r.press("library.reload", "filter.edit")
        await r.burst(*"rust")
        assert (r.rows(), views(r)) == (["Borrow checker", "★ Async in depth"], FIRST)


async def test_a_view_that_cannot_be_read_stays_and_says_why_when_it_is_shown(shelf: Path) -> None:
    write(
        shelf,
        "UPDATE views SET filter = 'later:1' WHERE id = 1",
        "UPDATE views SET filter = 'view:starred' WHERE id = 2",
        "UPDATE views SET filter = 'view:gone' WHERE id = 3",
    )
    async with reader(shelf) as r:
        assert views(r) == ["1 unread !", "2 starred !", "3 untagged !", "◷ this week 0"]
        await r.press("pane.tags")
        for text in ("later:1", "view:starred", "view:gone"):
            await r.press("view.show", "cursor.down")
            assert (len(r.rows()), r.filter_text) == (4, text)
        assert [toast.split("\n")[0] for toast in r.toasts()] == [
            "View unread cannot be read: there is no field later:",
            "View starred cannot be read: the view starred contains itself",
            "View untagged cannot be read: there is no view gone",
        ]


async def test_a_name_that_is_no_text_breaks_nothing(shelf: Path) -> None:
    write(shelf, "UPDATE views SET name = x'1bff', letter = x'ff', position = 'x' WHERE id = 1")
    async with reader(shelf) as r:
        await r.press("pane.tags", "cursor.down", "cursor.down", "cursor.down", "view.show")
        assert r.filter_text == "is:unread"
        await r.press("view.remove")
        assert views(r) == ["★ starred 0", "◌ untagged 0", "◷ this week 0"]
        await r.press("history.undo")
        assert len(views(r)) == 4


async def test_a_view_that_another_program_renames_is_followed(shelf: Path) -> None:
    async with reader(shelf) as r:
        await r.press("pane.tags")
        write(shelf, "UPDATE views SET name = 'theirs' WHERE id = 1")
        await r.press("view.remove", "library.reload")
        assert r.toasts() == ["There is no view unread\n`url-notes views` lists them."]
        assert views(r) == ["● theirs 2", *FIRST[1:]]


async def test_a_view_whose_table_is_damaged_ends_nothing(shelf: Path) -> None:
    write(shelf, "DROP TABLE views")
    async with reader(shelf) as r:
        await r.press("library.reload", "view.recall")
        await r.keys("z")
        assert (len(r.rows()), r.has_ended) == (4, False)
