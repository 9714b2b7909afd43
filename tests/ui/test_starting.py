"""The first paint is the page itself: nothing is shown that goes at once, or that comes late."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.screen import Screen

from tests.support.reader import reader
from tui.ui.app import ReaderApp


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
