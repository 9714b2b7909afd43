"""A key repaints lines; it never lays the screen out."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from textual.css.stylesheet import Stylesheet
from textual.dom import DOMNode
from textual.screen import Screen

from tests.support.reader import Reader, reader
from tui.ui.widgets import completion_menu


@pytest.fixture
def layouts(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The screens that were laid out."""
    seen: list[str] = []
    refresh_layout = Screen._refresh_layout

    def counted(screen: Screen[None], *arguments: object, **options: object) -> None:
        seen.append(type(screen).__name__)
        refresh_layout(screen, *arguments, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(Screen, "_refresh_layout", counted)
    return seen


async def _layouts_of(r: Reader, layouts: list[str], *keys: str) -> dict[str, int]:
    counts = {}
    for key in keys:
        layouts.clear()
        await r.keys(key)
        counts[key] = len(layouts)
    return counts


async def test_a_start_lays_the_screen_out(shelf: Path, layouts: list[str]) -> None:
    async with reader(shelf):
        assert "ReaderScreen" in layouts


async def test_a_cursor_move_lays_nothing_out(shelf: Path, layouts: list[str]) -> None:
    async with reader(shelf) as r:
        keys = ("j", "G", "k", "g", "pagedown", "J", "K", "space")
        assert await _layouts_of(r, layouts, *keys) == dict.fromkeys(keys, 0)


async def test_a_letter_lays_nothing_out(shelf: Path, layouts: list[str]) -> None:
    async with reader(shelf) as r:
        await r.press("filter.edit")
        keys = ("g", "a", "r", "x", "backspace", "left", "ctrl+u")
        assert await _layouts_of(r, layouts, *keys) == dict.fromkeys(keys, 0)


async def test_an_open_menu_lays_nothing_out(
    shelf: Path, layouts: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    # On a slow machine, a person who types seems to rest.
    monkeypatch.setattr(completion_menu, "REST_SECONDS", 3_600)
    async with reader(shelf) as r:
        await r.press("filter.edit")
        await r.keys("#")
        keys = ("r", "u", "s", "down", "up", "backspace")
        assert await _layouts_of(r, layouts, *keys) == dict.fromkeys(keys, 0)


async def test_a_letter_of_a_command_lays_nothing_out(
    shelf: Path, layouts: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(completion_menu, "REST_SECONDS", 3_600)
    async with reader(shelf) as r:
        await r.press("app.command")
        await r.keys("s")
        keys = ("t", "a", "r", "down")
        assert await _layouts_of(r, layouts, *keys) == dict.fromkeys(keys, 0)


async def test_a_choice_of_tags_lays_nothing_out(shelf: Path, layouts: list[str]) -> None:
    async with reader(shelf) as r:
        await r.press("pane.tags")
        keys = ("j", "enter", "-", "backspace")
        assert await _layouts_of(r, layouts, *keys) == dict.fromkeys(keys, 0)


async def test_a_narrowing_of_tags_lays_nothing_out(shelf: Path, layouts: list[str]) -> None:
    async with reader(shelf) as r:
        await r.press("pane.tags", "tags.narrow")
        keys = ("r", "u", "x", "backspace")
        assert await _layouts_of(r, layouts, *keys) == dict.fromkeys(keys, 0)


async def test_a_change_of_a_note_lays_nothing_out(shelf: Path, layouts: list[str]) -> None:
    async with reader(shelf) as r:
        keys = ("!", "r")
        assert await _layouts_of(r, layouts, *keys) == dict.fromkeys(keys, 0)


async def test_a_change_of_what_is_shown_reads_no_sheets(
    shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []
    update_nodes = Stylesheet.update_nodes

    def noted(sheet: Stylesheet, nodes: Sequence[DOMNode], animate: bool = False) -> None:
        read.extend(type(node).__name__ for node in nodes)
        update_nodes(sheet, nodes, animate)

    monkeypatch.setattr(Stylesheet, "update_nodes", noted)
    async with reader(shelf) as r:
        read.clear()
        await r.keys("z", "z", ">", ">", "<", "<", "Z", ":", "escape")
        assert "TagPane" not in read
