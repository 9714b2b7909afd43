"""A preview that nobody sees costs nothing, and is there when somebody looks."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.reader import reader
from tui.library.reading import LibraryReader
from tui.model.note import Note
from tui.ui.drawing.note_line import NoteLine
from tui.ui.drawing.preview_head import preview_head
from tui.ui.widgets import preview_lines

Ids = list[int]

WALK = ("cursor.down", "cursor.bottom", "cursor.up", "note.star", "cursor.top", "cursor.down")


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> Ids:
    """The ids of the notes that were read, or laid out, in their order."""
    ids: Ids = []
    note, head = LibraryReader.note, preview_head

    def reading(library: LibraryReader, note_id: int) -> Note | None:
        ids.append(note_id)
        return note(library, note_id)

    def laying_out(note: Note, width: int) -> Iterator[NoteLine]:
        ids.append(note.id)
        return head(note, width)

    monkeypatch.setattr(LibraryReader, "note", reading)
    monkeypatch.setattr(preview_lines, "preview_head", laying_out)
    return ids


@pytest.mark.parametrize(
    ("size", "hide", "show"),
    [
        ((120, 40), ["preview.hide"], ["preview.hide"]),
        ((120, 40), ["preview.hide"], ["pane.preview"]),
        ((80, 24), ["preview.hide"], ["preview.zoom"]),
        ((60, 15), [], ["note.show"]),
    ],
)
async def test_a_note_is_read_for_a_hidden_preview_only_when_it_is_shown(
    shelf: Path, read: Ids, size: tuple[int, int], hide: list[str], show: list[str]
) -> None:
    async with reader(shelf, size) as r:
        await r.press(*hide)
        read.clear()
        await r.press(*WALK)
        assert (read, r.row()) == ([], "★ Async in depth")
        await r.press(*show)
        assert r.preview()[0] == "★ Async in depth"
        assert r.session.cursor_id in read


async def test_a_terminal_that_grows_shows_the_note_under_the_cursor(
    shelf: Path, read: Ids
) -> None:
    async with reader(shelf, (60, 15)) as r:
        await r.press(*WALK)
        assert read == []
        await r.resize(120, 40)
        assert r.preview()[0] == "★ Async in depth"
