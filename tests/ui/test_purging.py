"""D deletes for good what is in the trash, after asking."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.support.gates import closed_writer
from tests.support.reader import reader
from tui.errors import LibraryError
from tui.library.edits import Edit, Outcome, Purge, SetFlag
from tui.library.library import Library

TRASHED = ["Borrow checker", "★ Async in depth", "Collecting garbage"]
NONE: list[str] = []
QUESTION = "Purge “Borrow checker” for good? This cannot be undone. y yes · any other key no"

ONLY_TRASH = "Only notes in the trash can be purged; d puts them there."


@pytest.fixture
def emptied(shelf: Path) -> Path:
    """The library with its three newest notes, 1 to 3, in the trash."""
    with Library(shelf) as kept:
        kept.apply(SetFlag((1, 2, 3), "trashed", True))
    return shelf


def ids(path: Path) -> list[int]:
    with Library(path) as kept:
        return [note.id for note in kept.notes_of(range(1, 10))]


async def test_a_note_in_the_trash_is_purged_once_it_was_asked(emptied: Path) -> None:
    async with reader(emptied, filter_text="in:trash") as r:
        await r.press("note.purge")
        assert r.lines()[-1] == QUESTION
        await r.keys("y")
        assert (r.rows(), r.row()) == (TRASHED[1:], TRASHED[1])
        assert r.toasts() == ["1 note purged."]
    assert ids(emptied) == [2, 3, 4, 5]


@pytest.mark.parametrize("key", ["n", "escape", "enter", "D"])
async def test_any_other_key_leaves_it_where_it_is(emptied: Path, key: str) -> None:
    async with reader(emptied, filter_text="in:trash") as r:
        await r.press("note.purge")
        await r.keys(key)
        assert (r.rows(), r.toasts()) == (TRASHED, [])
    assert ids(emptied) == [1, 2, 3, 4, 5]


async def test_what_is_not_in_the_trash_is_not_purged(shelf: Path) -> None:
    async with reader(shelf) as r:
        await r.burst("d", "d", "D", "n")
        assert ONLY_TRASH in r.toasts()
        assert r.rows() == ["Collecting garbage", "Shell tricks"]
    assert ids(shelf) == [1, 2, 3, 4, 5]


async def test_a_mark_outside_the_trash_and_none_is_purged(emptied: Path) -> None:
    async with reader(emptied, filter_text="in:all") as r:
        await r.keys("*", "a")
        await r.press("note.purge")
        assert r.toasts()[-1] == ONLY_TRASH
        assert len(r.session.state.marked) == 5
    assert ids(emptied) == [1, 2, 3, 4, 5]


async def test_marked_notes_leave_with_the_key_and_their_marks_for_good(emptied: Path) -> None:
    async with reader(emptied, filter_text="in:trash") as r:
        with closed_writer(r) as gate:
            await r.keys("space", "space")
            await r.press_unsettled("D")
            assert r.lines()[-1].startswith("Purge 2 notes for good? This cannot be undone.")
            await r.press_unsettled("y")
            assert (r.rows(), r.session.state.marked) == (TRASHED[2:], frozenset())
            gate.open()
            await r.settle()
        assert (r.rows(), r.session.state.last_marked) == (TRASHED[2:], frozenset())
    assert ids(emptied) == [3, 4, 5]


@pytest.mark.parametrize("is_slow", [False, True])
async def test_a_burst_purges_what_it_shows(emptied: Path, is_slow: bool) -> None:
    async with reader(emptied, filter_text="in:trash") as r:
        with closed_writer(r, is_closed=is_slow) as gate:
            await r.burst_unsettled("d", "D", "y", "d", "u", "u")
            gate.open()
            await r.settle()
        assert r.rows() == ["Borrow checker", "Collecting garbage"]
    assert ids(emptied) == [1, 3, 4, 5]


@pytest.mark.parametrize("is_slow", [False, True])
async def test_undoing_afterwards_takes_what_was_done_before(shelf: Path, is_slow: bool) -> None:
    async with reader(shelf) as r:
        await r.press("note.star", "cursor.down", "note.trash")
        r.set_filter("in:trash")
        await r.settle()
        with closed_writer(r, is_closed=is_slow) as gate:
            await r.press_unsettled("D", "y", "u")
            assert r.rows() == NONE
            gate.open()
            await r.settle()
        assert r.toasts()[-1] == "Undone: 1 note starred."
        r.set_filter("in:all")
        await r.settle()
        assert [row for row in r.rows() if "Borrow" in row or "Async" in row] == ["Borrow checker"]
        await r.press("history.redo")
        assert r.toasts()[-1] == "Redone: 1 note starred."


async def test_what_is_left_of_a_step_comes_back(shelf: Path) -> None:
    async with reader(shelf) as r:
        await r.keys("space", "space", "d")
        r.set_filter("in:trash")
        await r.settle()
        await r.keys("g", "D", "y")
        r.set_filter("")
        await r.settle()
        await r.press("history.undo")
        assert r.rows() == ["★ Async in depth", "Collecting garbage", "Shell tricks"]
        assert r.toasts()[-1] == "Undone: 2 notes trashed, 1 purged since."


async def test_what_another_program_restored_meanwhile_stays(emptied: Path) -> None:
    async with reader(emptied, filter_text="in:trash") as r:
        with closed_writer(r) as gate:
            await r.press_unsettled("*", "a", "D", "y")
            await r.until(lambda: r.rows() == NONE)
            with Library(emptied) as other:
                other.apply(SetFlag((2,), "trashed", False))
            gate.open()
            await r.settle()
        assert r.toasts()[-1] == "2 notes purged.\n1 is no longer in the trash."
        assert r.rows() == NONE
    assert ids(emptied) == [2, 4, 5]


async def test_what_cannot_be_purged_returns_with_its_marks(
    emptied: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    apply = Library.apply

    def refuse(library: Library, edit: Edit, *_: object) -> Outcome:
        if isinstance(edit, Purge):
            raise LibraryError("The disk is full", "Free some space.")
        return apply(library, edit)

    monkeypatch.setattr(Library, "apply", refuse)
    async with reader(emptied, filter_text="in:trash") as r:
        await r.keys("space", "D", "y")
        assert [row.removeprefix("✓ ") for row in r.rows()] == TRASHED
        assert r.session.state.marked == frozenset((1,))
        assert r.toasts() == ["Not done: 1 note purged. The disk is full\nFree some space."]


async def test_a_backup_that_still_has_the_note_is_named(emptied: Path) -> None:
    backup = emptied.with_name(f"{emptied.name}.before-4")
    shutil.copy(emptied, backup)
    async with reader(emptied, filter_text="in:trash") as r:
        await r.keys("D", "y")
        assert r.toasts() == [f"1 note purged.\nA backup still holds it: {backup}"]
