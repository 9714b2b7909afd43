"""The first paint is the page itself: nothing is shown that goes at once, or that comes late."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from textual.css.stylesheet import Stylesheet
from textual.dom import DOMNode
from textual.screen import Screen
from textual.widget import Widget

from tests.support.reader import Reader, reader
from tui.assets import sheets
from tui.ui import app as app_module
from tui.ui.app import ReaderApp
from tui.ui.dialogs.help import HelpScreen
from tui.ui.screens.reader import ReaderScreen


@pytest.fixture
def paints(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The screen at each paint."""
    seen: list[str] = []
    display = ReaderApp._display

    def watched(app: ReaderApp, screen: Screen[None], update: object) -> None:
        if update is not None:
            seen.append("\n".join(strip.text for strip in screen._compositor.render_strips()))
        display(app, screen, update)  # type: ignore[arg-type]

    monkeypatch.setattr(ReaderApp, "_display", watched)
    return seen


@pytest.mark.parametrize("size", [(60, 15), (80, 24), (120, 40)], ids=str)
async def test_the_first_paint_shows_the_first_page(
    shelf: Path, size: tuple[int, int], paints: list[str]
) -> None:
    async with reader(shelf, size) as r:
        first = paints[0].split("\n")
        assert "Borrow checker" in paints[0]
        assert not any(said in paints[0] for said in ("Nothing selected.", "No tags."))
        titles = {"url-notes": "Tags", "Notes": "Notes", "Preview": "Preview"}
        assert [pane for title, pane in titles.items() if title in first[0]] == r.panes()


async def test_the_text_of_the_first_note_follows(shelf: Path, paints: list[str]) -> None:
    async with reader(shelf) as r:
        assert "Paragraph 1 of it." not in paints[0]
        assert "Paragraph 1 of it." in r.preview()


async def test_the_first_page_fills_a_list_of_one_line_notes(
    shelf: Path, paints: list[str]
) -> None:
    async with reader(shelf, (60, 10)):
        assert all(title in paints[0] for title in ("Borrow", "Async", "Collecting", "Shell"))


async def test_what_keys_do_is_not_asked_for_before_the_first_page_is_painted(
    shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    knows_keys: list[bool] = []
    begin = ReaderScreen._begin

    def watched(screen: ReaderScreen) -> None:
        knows_keys.append(screen.session.knows_keys)
        begin(screen)

    monkeypatch.setattr(ReaderScreen, "_begin", watched)
    async with reader(shelf) as r:
        assert knows_keys == [False]
        assert r.session.knows_keys


async def test_a_library_that_others_may_read_is_told_once(shelf: Path) -> None:
    shelf.chmod(0o644)
    async with reader(shelf) as r:
        assert r.toasts() == [f"Others can use what is yours; this ends it: chmod 600 {shelf}"]
        await r.keys("j", "r")
        assert len(r.toasts()) == 1


@pytest.mark.parametrize(
    ("is_demo", "toasts"),
    [
        (True, ["This is a sample to try things on.\nWhat you change is forgotten."]),
        (False, []),
    ],
)
async def test_a_sample_says_that_it_forgets(shelf: Path, is_demo: bool, toasts: list[str]) -> None:
    async with reader(shelf, is_demo=is_demo) as r:
        assert r.toasts() == toasts


async def test_every_widget_is_styled_once_before_the_first_paint(
    shelf: Path, paints: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    styled: list[str] = []
    apply = Stylesheet.apply

    def watched(sheet: Stylesheet, node: DOMNode, **options: Any) -> None:
        if isinstance(node, Widget) and not paints:
            styled.append(node.css_identifier)
        apply(sheet, node, **options)

    monkeypatch.setattr(Stylesheet, "apply", watched)
    async with reader(shelf):
        assert {"NoteList", "Preview", "ReaderScreen"} <= set(styled)
        assert sorted(set(styled)) == sorted(styled)


async def test_the_list_has_the_focus_and_can_lose_it(shelf: Path) -> None:
    async with reader(shelf) as r:
        panes = r.session.panes
        assert (panes.notes.has_focus, panes.tags.has_focus) == (True, False)
        await r.press("pane.tags")
        assert (panes.notes.has_focus, panes.tags.has_focus) == (False, True)


def _read_for_dialogs(r: Reader) -> list[bool]:
    return [r.app.stylesheet.has_source(str(path)) for path in sheets("dialogs")]


async def test_the_sheets_of_dialogs_are_read_once_the_page_is_shown(
    shelf: Path, paints: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(app_module, "DIALOGS_SECONDS", 0.001)
    async with reader(shelf) as r:
        await r.until(lambda: all(_read_for_dialogs(r)))
        assert paints


async def test_a_dialog_that_is_opened_before_them_reads_its_sheets(
    shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(app_module, "DIALOGS_SECONDS", 3_600)
    async with reader(shelf) as r:
        assert not any(_read_for_dialogs(r))
        await r.press("app.help")
        assert isinstance(r.app.screen, HelpScreen)
        assert all(_read_for_dialogs(r))
