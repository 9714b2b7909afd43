"""Moving about changes what is looked at, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.builders import draft, library
from tests.support.reader import reader


async def test_the_reader_begins_on_the_newest_note_with_everything_counted(shelf: Path) -> None:
    async with reader(shelf) as r:
        assert r.rows() == [
            "Borrow checker",
            "★ Async in depth",
            "Collecting garbage",
            "Shell tricks",
        ]
        assert r.row() == "Borrow checker"
        assert r.tags() == ["memory 2", "rust 2", "async 1"]
        assert r.preview()[:3] == [
            "Borrow checker",
            "↗ borrow.example/rules",
            "added 5 Aug 2025",
        ]
        assert r.status() == "↓ newest 1 archived 1 of 4 ? help"
        assert (r.panes(), r.focus()) == (["Tags", "Notes", "Preview"], "Notes")


async def test_the_preview_follows_the_cursor(shelf: Path) -> None:
    async with reader(shelf) as r:
        await r.press("cursor.down")
        assert (r.row(), r.preview()[0]) == ("★ Async in depth", "★ Async in depth")
        assert "Futures are lazy." in r.preview()


async def test_the_cursor_stops_at_both_ends(shelf: Path) -> None:
    steps = {
        "cursor.up": "Borrow checker",
        "cursor.bottom": "Shell tricks",
        "cursor.down": "Shell tricks",
        "cursor.top": "Borrow checker",
        "cursor.page_down": "Shell tricks",
        "cursor.page_up": "Borrow checker",
        "cursor.half_down": "Shell tricks",
        "cursor.half_up": "Borrow checker",
    }
    rows = {}
    async with reader(shelf) as r:
        for action in steps:
            await r.press(action)
            rows[action] = r.row()
    assert rows == steps


async def test_the_cursor_goes_through_more_notes_than_a_screen_shows(tmp_path: Path) -> None:
    drafts = (draft(f"https://example.com/{n}", title=f"Note {n}") for n in range(300))
    library(tmp_path, *drafts).close()
    async with reader(tmp_path / "library.db", (80, 24)) as r:
        await r.press("cursor.bottom")
        assert r.row() == "Note 299"
        await r.press("cursor.page_up")
        assert r.row() == "Note 289"


@pytest.mark.parametrize(
    "steps",
    [
        [("pane.left", "Tags"), ("pane.left", "Tags"), ("pane.right", "Notes")],
        [("pane.right", "Preview"), ("pane.right", "Preview"), ("pane.left", "Notes")],
        [("pane.next", "Preview"), ("pane.next", "Tags"), ("pane.previous", "Preview")],
        [("pane.tags", "Tags"), ("pane.preview", "Preview"), ("pane.list", "Notes")],
        [("note.show", "Preview"), ("pane.close", "Notes")],
        [("pane.tags", "Tags"), ("app.back", "Notes")],
    ],
)
async def test_the_focus_goes_from_pane_to_pane(shelf: Path, steps: list[tuple[str, str]]) -> None:
    async with reader(shelf) as r:
        for action, pane in steps:
            await r.press(action)
            assert r.focus() == pane


@pytest.mark.parametrize(
    "steps",
    [
        [
            ("pane.hide_tags", ["Notes", "Preview"], "Notes"),
            ("pane.tags", ["Tags", "Notes", "Preview"], "Tags"),
            ("pane.hide_tags", ["Notes", "Preview"], "Notes"),
        ],
        [
            ("preview.hide", ["Tags", "Notes"], "Notes"),
            ("note.show", ["Tags", "Notes", "Preview"], "Preview"),
            ("preview.hide", ["Tags", "Notes"], "Notes"),
        ],
        [
            ("preview.zoom", ["Preview"], "Preview"),
            ("preview.zoom", ["Tags", "Notes", "Preview"], "Notes"),
            ("preview.zoom", ["Preview"], "Preview"),
            ("pane.close", ["Tags", "Notes", "Preview"], "Notes"),
        ],
    ],
)
async def test_panes_hide_and_come_back(
    shelf: Path, steps: list[tuple[str, list[str], str]]
) -> None:
    async with reader(shelf) as r:
        for action, panes, focus in steps:
            await r.press(action)
            assert (action, r.panes(), r.focus()) == (action, panes, focus)


async def test_the_preview_scrolls_from_the_list(shelf: Path) -> None:
    async with reader(shelf) as r:
        start = r.preview()
        await r.press("preview.down")
        assert (r.row(), r.preview()[0]) == ("Borrow checker", "#rust #memory")
        await r.press("preview.up")
        assert r.preview() == start


async def test_the_unread_notes_are_walked_in_both_directions(shelf: Path) -> None:
    async with reader(shelf) as r:
        await r.press("cursor.next_unread")
        assert r.row() == "Collecting garbage"
        await r.press("cursor.next_unread")
        assert r.row() == "Collecting garbage"
        assert r.toasts() == ["There is no unread note in this direction."]
        await r.press("cursor.previous_unread")
        assert r.row() == "Borrow checker"


async def test_space_alone_reads_everything(shelf: Path) -> None:
    async with reader(shelf) as r:
        await r.press("note.show", *["cursor.skim"] * 2)
        assert r.row() == "Borrow checker"
        assert r.preview()[-2:] == ["Paragraph 40 of it.", "note 1 · 161 words"]
        await r.press("cursor.skim")
        assert (r.row(), r.focus()) == ("Collecting garbage", "Preview")
        await r.press("pane.list", "filter.edit")
        await r.type("is:read")
        assert r.rows() == ["Borrow checker", "★ Async in depth", "Shell tricks"]


async def test_what_another_program_writes_comes_into_view(shelf: Path) -> None:
    async with reader(shelf) as r:
        await r.press("cursor.bottom")
        library(shelf.parent, draft("https://new.example/", title="Fresh")).close()
        await r.press("library.reload")
        assert (r.rows()[0], r.row()) == ("Fresh", "Shell tricks")


@pytest.mark.parametrize("action", ["app.back", "app.quit"])
async def test_the_program_is_left_from_the_list(shelf: Path, action: str) -> None:
    async with reader(shelf) as r:
        await r.press(action)
        assert (r.has_ended, r.app.return_code) == (True, 0)


async def test_escape_never_leaves_the_program(shelf: Path) -> None:
    async with reader(shelf) as r:
        await r.press("pane.close")
        assert (r.has_ended, r.toasts()) == (False, ["q leaves the program."])


async def test_notes_stand_on_one_line_or_two_as_a_person_wants(shelf: Path) -> None:
    async with reader(shelf) as r:
        notes, shown = r.session.panes.notes, r.rows()
        await r.press("cursor.down", "pane.density")
        assert (notes.item_height, r.rows(), r.row()) == (1, shown, "★ Async in depth")
        await r.resize(60, 15)
        await r.press("pane.density")
        assert (notes.item_height, r.rows(), r.row()) == (2, shown, "★ Async in depth")
