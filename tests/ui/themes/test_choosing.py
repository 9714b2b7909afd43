"""The colours follow the terminal until a person chooses, and stay as chosen."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from tests.support.reader import reader
from tui.library import remembered_look as module
from tui.ui.app import ReaderApp


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


async def test_an_unknown_theme_is_named(shelf: Path) -> None:
    async with reader(shelf) as r:
        await r.press("app.command")
        await r.type("theme nrod")
        await r.keys("enter")
        assert "there is no theme nrod" in " ".join(r.lines())
