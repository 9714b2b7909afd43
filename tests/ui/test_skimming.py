"""Space alone reads note after note, says how many are left, and is taken back at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.builders import draft, library, titles
from tests.support.gates import closed_writer
from tests.support.reader import Reader, reader
from tui.library.library import Library


@pytest.fixture
def unread(tmp_path: Path) -> Path:
    """A hundred unread notes."""
    drafts = (
        draft(f"https://{n}.example/", title=f"Note {n:03}", summary="Short.") for n in range(100)
    )
    library(tmp_path, *drafts).close()
    return tmp_path / "library.db"


def header(r: Reader) -> str:
    return " ".join(r.session.panes.preview.render_line(0).text.split())


def read_notes(path: Path) -> list[str]:
    with Library(path) as opened:
        return titles(opened, "is:read")


async def test_a_hundred_notes_are_read_by_space_alone_and_are_one_step(unread: Path) -> None:
    async with reader(unread) as r:
        await r.press("note.show")
        await r.burst(*["space"] * 100)
        assert header(r) == "Preview 0 unread left"
        assert r.toasts() == ["There is no unread note in this direction."]
        await r.press("history.undo")
        assert r.toasts()[-1] == "Undone: 100 notes marked as read."
        assert r.session.panes.notes.unread == 100
        await r.press("history.redo")
        assert r.toasts()[-1] == "Redone: 100 notes marked as read."
    assert len(read_notes(unread)) == 100
    with Library(unread) as opened:
        (step,) = opened.history.latest(1)
    assert step.label == "100 notes marked as read"


async def test_the_header_says_how_many_are_left_until_another_note_is_shown(unread: Path) -> None:
    async with reader(unread) as r:
        await r.press("note.show", "cursor.skim")
        assert (r.row(), header(r)) == ("Note 001", "Preview 99 unread left")
        await r.press("pane.list", "cursor.down")
        assert header(r) == "Preview"


async def test_what_was_skimmed_is_taken_back_before_it_is_written(unread: Path) -> None:
    async with reader(unread) as r:
        await r.press("note.show")
        with closed_writer(r) as gate:
            await r.burst_unsettled(*["space"] * 3, "u")
            assert r.session.panes.notes.unread == 100
            gate.open()
            await r.settle()
    assert read_notes(unread) == []


async def test_an_edit_between_two_skims_parts_them(unread: Path) -> None:
    async with reader(unread) as r:
        await r.press("note.show")
        await r.burst("space", "space", "!", "space", "u", "u")
    assert read_notes(unread) == ["Note 000", "Note 001"]


async def test_what_is_skimmed_after_an_undo_is_a_step_of_its_own(unread: Path) -> None:
    async with reader(unread) as r:
        await r.press("note.show")
        await r.burst("space", "space", "u", "space", "space", "u", "space")
    assert len(read_notes(unread)) == 1


async def test_another_program_between_two_skims_parts_them(unread: Path) -> None:
    async with reader(unread) as r:
        await r.press("note.show")
        await r.keys("space")
        with Library(unread) as other:
            other.add(draft("https://new.example/", title="New"))
        await r.keys("space", "u")
        assert read_notes(unread) == ["Note 000"]
