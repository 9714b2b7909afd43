"""The colours follow the terminal until a person chooses, and stay as chosen."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from tests.support.reader import Reader, reader
from tui.library import remembered_look as module
from tui.library.remembered_look import Look, remember_look
from tui.ui.app import ReaderApp
from tui.ui.terminal_driver import BackgroundTold
from tui.ui.widgets.theme_list import ThemeList


@pytest.mark.parametrize(
    ("told", "theme"), [("15;0", "ink"), ("0;15", "paper"), ("0;default;7", "paper"), ("", "ink")]
)
def test_the_terminal_says_whether_it_is_light(
    told: str, theme: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLORFGBG", told)
    assert ReaderApp(tmp_path).theme == theme


def test_a_console_keeps_its_own_colours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "linux")
    assert ReaderApp(tmp_path).theme == "ansi-dark"


async def test_a_theme_that_is_chosen_is_there_at_the_next_start(shelf: Path) -> None:
    async with reader(shelf) as r:
        await r.press("app.command")
        await r.type("theme nord")
        await r.keys("enter")
        assert r.app.theme == "nord"
    assert ReaderApp(shelf).theme == "nord"
    assert stat.S_IMODE(module._path(shelf).stat().st_mode) == 0o600


async def open_menu(r: Reader) -> ThemeList:
    """Opens the menu as a command does."""
    await r.press("app.command")
    await r.type("theme")
    await r.keys("enter")
    return r.app.screen.query_one(ThemeList)


async def test_the_menu_shows_each_theme_at_once_and_keeps_the_one_that_is_chosen(
    shelf: Path,
) -> None:
    async with reader(shelf) as r:
        themes = await open_menu(r)
        names, shown = [each.name for each in themes.rows], []
        assert (r.app.theme, names[:2], themes.cursor_row) == ("ink", ["ink", "paper"], 0)
        for key in ("j", "j", "G", "k"):
            await r.keys(key)
            shown.append(r.app.theme)
        assert shown == [names[1], names[2], names[-1], names[-2]]
        await r.keys("enter")
        assert (r.focus(), r.app.theme) == ("Notes", names[-2])
    assert ReaderApp(shelf).theme == names[-2]


@pytest.mark.parametrize("key", ["escape", "q"])
async def test_esc_has_the_theme_before_again_and_keeps_nothing(shelf: Path, key: str) -> None:
    async with reader(shelf) as r:
        await r.press("app.theme")
        await r.burst("j", "j", "G", key)
        assert (r.focus(), r.app.theme) == ("Notes", "ink")
    assert not module._path(shelf).exists()


async def test_leaving_from_the_menu_has_the_theme_before_again(shelf: Path) -> None:
    async with reader(shelf) as r:
        await r.press("app.theme")
        await r.burst("j", "ctrl+q")
        await r.until(lambda: r.has_ended)
        assert r.app.theme == "ink"
    assert not module._path(shelf).exists()


async def test_a_theme_that_is_chosen_in_a_sample_leaves_no_file(shelf: Path) -> None:
    async with reader(shelf, is_demo=True) as r:
        await r.press("app.theme")
        await r.keys("j", "enter")
        assert r.app.theme == "paper"
    assert not module._path(shelf).parent.exists()


@pytest.mark.parametrize(("is_light", "theme"), [(True, "paper"), (False, "ink")])
async def test_the_theme_follows_what_the_terminal_tells(
    shelf: Path, is_light: bool, theme: str
) -> None:
    async with reader(shelf) as r:
        r.app.post_message(BackgroundTold(is_light))
        await r.settle()
        assert r.app.theme == theme
    assert not module._path(shelf).exists()


async def test_a_theme_that_was_chosen_stays_whatever_the_terminal_tells(shelf: Path) -> None:
    async with reader(shelf) as r:
        await r.press("app.theme")
        await r.keys("G", "enter")
        chosen = r.app.theme
        r.app.post_message(BackgroundTold(is_light=True))
        await r.settle()
        assert r.app.theme == chosen
    remember_look(shelf, Look("ink"))
    async with reader(shelf) as r:
        r.app.post_message(BackgroundTold(is_light=True))
        await r.settle()
        assert r.app.theme == "ink"


async def test_an_unknown_theme_is_named(shelf: Path) -> None:
    async with reader(shelf) as r:
        await r.press("app.command")
        await r.type("theme nrod")
        await r.keys("enter")
        assert "there is no theme nrod" in " ".join(r.lines())
