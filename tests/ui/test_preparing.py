"""The notes next to the cursor are laid out before it goes there, and never shown outdated."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.reader import Reader, reader
from tui.errors import LibraryError
from tui.filters.parser import parse
from tui.library.edits import Rewrite
from tui.library.library import Library
from tui.library.reading import LibraryReader
from tui.model.note import Note
from tui.ui.drawing.note_line import NoteLine
from tui.ui.drawing.preview_head import preview_head
from tui.ui.operations.display import find_in_note
from tui.ui.operations.preparing import prepare_neighbours
from tui.ui.widgets import preview_lines

Titles = list[str]


@pytest.fixture
def laid_out(monkeypatch: pytest.MonkeyPatch) -> Titles:
    """The titles of the notes that were laid out, in their order."""
    titles: Titles = []

    def laying_out(note: Note, width: int) -> Iterator[NoteLine]:
        titles.append(note.title)
        return preview_head(note, width)

    monkeypatch.setattr(preview_lines, "preview_head", laying_out)
    return titles


async def rest(r: Reader) -> None:
    """Waits until nothing is left to be done in idle time."""
    await r.until(lambda: r.session.idle.is_over)


async def test_the_next_note_is_laid_out_before_the_cursor_goes_there(
    shelf: Path, laid_out: Titles
) -> None:
    async with reader(shelf) as r:
        await r.press("cursor.down")
        await rest(r)
        assert laid_out[-1] == "Collecting garbage"
        laid_out.clear()
        for action, title in [("down", "Collecting garbage"), ("up", "★ Async in depth")]:
            await r.press(f"cursor.{action}")
            assert (r.row(), r.preview()[0]) == (title, title)
            await rest(r)
        assert laid_out == ["Shell tricks"]


async def test_a_key_ends_what_is_done_in_idle_time(shelf: Path) -> None:
    said: list[str] = []

    def endless() -> Iterator[None]:
        said.append("begun")
        try:
            while True:
                yield
        finally:
            said.append("ended")

    async with reader(shelf) as r:
        r.session.idle.spend_on(endless())
        await r.until(lambda: said == ["begun"])
        await r.press_unsettled("f12")
        assert said == ["begun", "ended"]


async def test_a_note_that_was_changed_after_it_was_prepared_is_shown_as_it_is(
    shelf: Path,
) -> None:
    async with reader(shelf) as r:
        await rest(r)
        with Library(shelf) as other:
            page = other.page(parse("async"), 1)
            assert page is not None
            note = page.rows[0]
            other.apply(Rewrite(note.id, {"title": "Renamed"}, {"title": note.title}))
        await r.press("cursor.down")
        assert r.preview()[0] == "★ Renamed"


async def test_a_text_is_found_also_in_what_was_prepared_before_it_was_typed(shelf: Path) -> None:
    async with reader(shelf) as r:
        await rest(r)
        find_in_note(r.session, "lazy")
        await r.press("cursor.down")
        preview = r.session.panes.preview
        assert r.row() == "★ Async in depth"
        assert [preview.lines[line].text for line in preview.hit_lines] == ["Futures are lazy."]


async def test_what_was_prepared_is_laid_out_anew_for_another_width(
    shelf: Path, laid_out: Titles
) -> None:
    async with reader(shelf) as r:
        await rest(r)
        await r.resize(200, 40)
        r.session.idle.cancel()
        laid_out.clear()
        await r.press("cursor.down")
        assert laid_out[0] == "Async in depth"
        assert {strip.cell_length for strip in r.strips()} == {200}


async def test_nothing_is_said_of_a_note_that_cannot_be_read_before_somebody_goes_there(
    shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with reader(shelf) as r:
        await rest(r)
        asked: list[int] = []

        def failing(_: LibraryReader, note_id: int) -> Note | None:
            asked.append(note_id)
            raise LibraryError("The disk is gone", "Look for it")

        monkeypatch.setattr(LibraryReader, "note", failing)
        prepare_neighbours(r.session)
        await rest(r)
        assert (len(asked), r.toasts()) == (1, [])
        await r.press("cursor.down")
        assert r.toasts() == ["The disk is gone\nLook for it"]
