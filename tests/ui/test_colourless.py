"""Under NO_COLOR nothing on the screen has a colour, and everything can still be told apart."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.reader import Reader, reader
from tui.ui.widgets.pane import LinePane


def colours(r: Reader) -> set[str]:
    """The texts on screen that have a colour."""
    return {
        segment.text
        for segment in r.segments()
        if segment.style and (segment.style.color or segment.style.bgcolor)
    }


def looks(r: Reader, text: str) -> set[str]:
    """How the pieces of the screen that hold a text look."""
    return {str(segment.style) for segment in r.segments() if text in segment.text}


def looks_in(pane: LinePane, text: str) -> set[str]:
    """How the pieces of a pane that are a text, but for blanks, look apart from colours."""
    segments = (segment for y in range(1, pane.size.height) for segment in pane.render_line(y))
    return {
        str(segment.style.without_color)
        for segment in segments
        if segment.style and segment.text.strip() == text.strip()
    }


async def test_no_colour_reaches_the_terminal(shelf: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with reader(shelf) as r:
        for key in ("1", "3", "2", "u", "?", "W", "ctrl+p", "t", "s", "/"):
            await r.keys(key)
            assert (key, colours(r)) == (key, set())
            await r.keys("escape")


async def test_without_the_wish_there_are_colours(shelf: Path) -> None:
    async with reader(shelf) as r:
        assert colours(r)


async def test_the_cursor_can_be_told_without_colours(
    shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with reader(shelf) as r:
        lines = [strip.text for strip in r.strips()]
        assert [line for line in lines if "▌" in line]
        assert any("reverse" in look for look in looks(r, "Borrow checker"))
        assert not any("reverse" in look for look in looks(r, "Collecting garbage"))


async def test_an_unread_note_and_the_pane_with_the_focus_can_be_told_without_colours(
    shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with reader(shelf) as r:
        assert any("bold" in look for look in looks(r, "Collecting garbage"))
        assert not any("bold" in look for look in looks(r, "Shell tricks"))
        assert looks(r, " Notes ") == {"bold reverse"}


async def test_hits_can_be_told_without_colours(
    shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with reader(shelf, filter_text="title:async OR #rust summary:lazy") as r:
        await r.press("find.next", "find.next")
        preview = r.session.panes.preview
        assert looks_in(preview, "Async") == {"bold reverse"}
        assert looks_in(preview, " in depth") == {"bold"}
        assert looks_in(preview, "lazy") == {"bold italic underline reverse"}
        assert looks_in(preview, "rust") == {"reverse"}
        assert looks_in(preview, "#async") == {"none"}
        assert looks_in(r.session.panes.notes, "rust") == {"underline reverse"}
