"""The table of actions and the screen that does them agree, and every refusal says why."""

from __future__ import annotations

from collections import Counter
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import pytest

from tests.support.reader import reader
from tui.ui import controllers
from tui.ui.action_table import ACTIONS, markdown_table
from tui.ui.actions import AnyAction, Choice, Context, Situation, key_name
from tui.ui.controllers.filtering import SORT_MENU
from tui.ui.controllers.marks import MARKS_MENU
from tui.ui.controllers.open_and_copy import COPY_MENU, MARKED_MENU
from tui.ui.dialogs.palette import found_entries
from tui.ui.drawing.palette_row import PaletteEntry
from tui.ui.keymaps import Keymap

NEVER_BOUND = {"ctrl+h", "ctrl+i", "ctrl+j", "ctrl+m", "ctrl+c"}
EMPTY, FULL = Situation(), Situation(True, 1, True, True, has_filter=True)


def test_the_table_has_the_actions_of_every_controller() -> None:
    names = [module.name for module in iter_modules(controllers.__path__)]
    modules = [import_module(f"{controllers.__name__}.{name}") for name in names]
    assert sorted(ACTIONS) == sorted(
        action for module in modules for action in getattr(module, "ACTIONS", ())
    )


def test_an_action_is_named_once() -> None:
    assert Counter(action.id for action in ACTIONS).most_common(1)[0][1] == 1


@pytest.mark.parametrize("context", Context)
def test_no_two_actions_share_a_key_in_one_context(context: Context) -> None:
    keys = Counter(key for each in ACTIONS if each.context is context for key in each.keys)
    assert [key for key, count in keys.items() if count > 1] == []


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.id)
def test_every_action_can_be_reached_and_explains_itself(action: AnyAction) -> None:
    assert [Keymap(ACTIONS).action(key, action.context) for key in action.keys] == [action] * len(
        action.keys
    )
    assert action.keys or action.words
    assert not NEVER_BOUND & set(action.keys)
    assert action.help
    assert action.help == action.help.strip().removesuffix(".")


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.id)
def test_a_refusal_is_a_sentence_and_ends_when_its_reason_does(action: AnyAction) -> None:
    reason = action.refusal(EMPTY)
    assert reason is None or (reason[0].isupper() and reason.endswith("."))
    assert action.refusal(FULL) is None


@pytest.mark.parametrize(
    ("action", "reason"),
    [
        ("note.open", "There is no note here."),
        ("note.open_marked", "No note is marked; Space marks one."),
        ("filter.back", "There is no earlier filter."),
        ("tag.repeat", "Nothing was tagged yet; t edits tags."),
        ("note.similar", "There is no note here."),
    ],
)
async def test_what_cannot_be_done_says_why(shelf: Path, action: str, reason: str) -> None:
    async with reader(shelf, filter_text="zebra") as r:
        await r.press(action)
        assert r.toasts() == [reason]


async def test_no_action_fails_without_notes(shelf: Path) -> None:
    outside = {"app.back", "app.quit", "app.suspend", "app.tour", "note.open", "note.open_marked"}
    async with reader(shelf, filter_text="zebra") as r:
        for action in ACTIONS:
            if action.id not in outside:
                r.main.perform(action.id)
                await r.settle()
                if r.app.screen is not r.main or r.focus().endswith("Line"):
                    await r.keys("escape")
        assert not r.has_ended


@pytest.mark.parametrize("menu", [COPY_MENU, MARKED_MENU, MARKS_MENU, SORT_MENU])
def test_a_menu_has_each_key_once(menu: tuple[Choice, ...]) -> None:
    keys = [key for key, _, _ in menu]
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("j", "j"),
        ("G", "G"),
        ("+", "+"),
        ("ctrl+d", "Ctrl-D"),
        ("shift+tab", "Shift-Tab"),
        ("space", "Space"),
        ("pagedown", "PgDn"),
        ("up", "↑"),
    ],
)
def test_a_key_is_named_as_people_write_it(key: str, name: str) -> None:
    assert key_name(key) == name


def test_the_table_for_people_has_a_line_for_every_action_with_a_key() -> None:
    lines = markdown_table().splitlines()
    assert len(lines) == 2 + sum(bool(action.keys) for action in ACTIONS)
    assert lines[2] == "| `j` `↓` | One line down | everywhere |"


async def test_the_help_names_the_keys_of_the_pane_first_and_is_searched(shelf: Path) -> None:
    async with reader(shelf) as r:
        await r.press("pane.tags", "app.help")
        assert any("In the tags" in line for line in r.lines())
        await r.keys("/")
        await r.type("trash")
        assert any("Into the trash, or back out of it" in line for line in r.lines())
        await r.keys("escape")
        assert r.focus() == "Tags"


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("mark", "mark.toggle"),
        ("Quit", "app.quit"),
        ("page down", "cursor.page_down"),
        ("copy as url", "note.copy_menu"),
        ("purge", "note.purge"),
        ("merge", "note.merge"),
        ("tag", "tag.edit"),
        ("unread", "cursor.next_unread"),
        ("find in", "find.edit"),
        ("by its letter", "view.recall"),
        ("", "cursor.down"),
    ],
)
def test_the_palette_has_an_action_of_this_name_before_others(typed: str, first: str) -> None:
    entries = [PaletteEntry(each.id, each.help, "", each.words) for each in ACTIONS]
    assert found_entries(entries, typed)[0].id == first


async def test_the_palette_does_what_is_chosen(shelf: Path) -> None:
    async with reader(shelf) as r:
        await r.press("app.palette")
        await r.type("last li")
        await r.keys("enter")
        assert r.row() == "Shell tricks"
