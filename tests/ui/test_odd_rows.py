"""The reader shows a library into which another program has written what does not belong there."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support import odd_rows
from tests.support.odd_rows import TITLES
from tests.support.reader import reader
from tui.ui.dialogs.history import HistoryScreen

SCRIPTS = [
    *odd_rows.OF_NOTES[:4],
    odd_rows.of_column("position", "4294967296"),
    "DELETE FROM tags",
    "UPDATE tags SET name = x'ff61', key = x'ff', folded = x'ff' WHERE id = 1",
    "INSERT INTO note_tags VALUES (999999999999, 1, 1), (3, 4000000000, 9)",
    *odd_rows.VIEWS[:3],
    "UPDATE steps SET happened = 9e999, label = x'ff', state = 'running', process = 'x'",
    "UPDATE entries SET before = 'not json', after = x'ff', key = 'x'",
]


@pytest.mark.parametrize("script", SCRIPTS)
async def test_all_other_notes_are_shown_and_changed(tmp_path: Path, script: str) -> None:
    path = odd_rows.make_library(tmp_path)
    odd_rows.spoil(path, script)
    async with reader(path) as r:
        shown = " ".join(r.lines())
        assert [title for title in TITLES.values() if title not in shown] == []
        for _ in TITLES:
            await r.press("cursor.down")
            assert r.preview()
        await r.press("cursor.top", "note.star")
        r.set_filter("view:v")
        await r.settle()
        r.set_filter("pape")
        await r.settle()
        r.set_filter("")
        await r.settle()
        await r.keys("W")
        assert isinstance(r.app.screen, HistoryScreen)
        await r.keys("down", "down", "escape", "u")
        shown = " ".join(r.lines())
        assert [title for title in TITLES.values() if title not in shown] == []
        assert not [toast for toast in r.toasts() if "fault" in toast]


async def test_what_is_odd_in_a_note_is_said_in_the_preview(tmp_path: Path) -> None:
    path = odd_rows.make_library(tmp_path)
    odd_rows.spoil(path, "UPDATE notes SET opened = 'yesterday', author = x'ff41' WHERE id = 1")
    async with reader(path) as r:
        assert [line for line in r.preview() if line.startswith("?")] == [
            "? opened: “yesterday” is not a date",
            "? author: “\N{REPLACEMENT CHARACTER}A” in bytes is not text",
        ]
