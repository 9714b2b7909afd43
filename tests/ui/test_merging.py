"""Notes that are the same become one: it is shown what becomes of them, then done, and undone."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.builders import draft, library
from tests.support.gates import closed_writer
from tests.support.hostile import HOSTILE
from tests.support.reader import Reader, reader
from tests.ui.test_sizes import assert_fits
from tui.errors import LibraryError
from tui.library.edits import Edit, MergeNotes, Outcome, Purge, Rewrite, SetFlag
from tui.library.library import Library
from tui.model.text import is_inert
from tui.ui.controllers import merging
from tui.ui.dialogs.merge import MergeScreen

DRAFTS = (
    draft("https://a.example/#one", title="One", tags=("a",), comment="mine", added="2025-03-01"),
    draft("https://b.example/", title="Other", added="2025-02-15"),
    draft(
        "https://a.example/#two",
        title="Two",
        summary="zebra",
        tags=("b",),
        comment="its",
        added="2025-02-01",
        folders=(("Bar", "Tools"),),
        feed="hn",
    ),
    draft("https://a.example/", title="Three", added="2025-01-01", feed="rss", starred=True),
)
ALL = ["One", "Other", "Two", "★ Three"]
DONE = "3 notes merged into one.\nu takes it back."


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """Notes 1, 3 and 4 are of one page, 2 is of another."""
    with library(tmp_path, *DRAFTS) as opened:
        return opened.path


def lines(r: Reader) -> list[str]:
    """The lines of the dialog, without frame and scroll bars."""
    assert isinstance(r.app.screen, MergeScreen)
    found = [each.strip().strip("│┃ ▏─") for each in r.lines() if each.strip().startswith("│")]
    return [line for line in found if line]


def ids(path: Path) -> list[int]:
    with Library(path) as opened:
        return [note.id for note in opened.notes_of(range(1, 10))]


async def test_it_is_shown_which_notes_there_are_and_what_becomes_of_them(kept: Path) -> None:
    async with reader(kept) as r:
        await r.press("note.merge")
        first, *shown = lines(r)
        assert first.startswith("Which note is kept?")
        assert shown[3] == "What becomes of the 3 notes"
        assert [*shown[:3], *shown[4:]] == [
            "Three https://a.example/",
            "Two https://a.example/#two",
            "▌One https://a.example/#one",
            "Title One",
            "Address https://a.example/#one",
            "also https://a.example/",
            "also https://a.example/#two",
            "Tags a, b",
            "Summary zebra",
            "Comment mine",
            "its",
            "(all kept, one below the other)",
            "Dates added 2025-01-01",
            "State starred",
            "Folders Bar / Tools",
            "Kept as versions title: Three",
            "title: Two",
            "Not kept feed: hn",
            "Enter merge j k keep another J K scroll Esc close",
        ]
    assert ids(kept) == [1, 2, 3, 4]


async def test_another_of_them_may_stand(kept: Path) -> None:
    async with reader(kept) as r:
        await r.press("note.merge")
        await r.keys("k")
        assert lines(r)[2:6][0] == "▌Two https://a.example/#two"
        assert "Title Two" in lines(r)
        await r.keys("enter")
        assert (r.rows(), r.row()) == (["Other", "★ Two"], "★ Two")
        assert r.toasts() == [DONE]
    assert ids(kept) == [2, 3]


async def test_the_cursor_is_on_the_note_that_stands_with_all_that_it_has_now(kept: Path) -> None:
    async with reader(kept) as r:
        await r.press("note.merge")
        await r.keys("enter")
        assert (r.rows(), r.row()) == (["Other", "★ One"], "★ One")
        assert [line for line in r.preview() if "──" not in line] == [
            "★ One",
            "↗ a.example/#one",
            "added 1 Jan 2025",
            "Bar / Tools",
            "#a #b",
            "zebra",
            "mine",
            "its",
            "note 1 · rss · 1 word",
        ]


async def test_undoing_and_redoing_bring_them_back_and_away(kept: Path) -> None:
    async with reader(kept) as r:
        await r.press("note.merge")
        await r.keys("enter")
        await r.press("history.undo")
        assert (r.rows(), r.toasts()[-1]) == (ALL, "Undone: 3 notes merged into one.")
        await r.press("history.redo")
        assert r.rows() == ["Other", "★ One"]
    assert ids(kept) == [1, 2]


async def test_marked_notes_are_merged_whatever_they_are_and_marked_no_longer(kept: Path) -> None:
    async with reader(kept) as r:
        await r.keys("space", "space")
        await r.press("note.merge")
        assert lines(r)[1:3] == ["▌Other https://b.example/", "One https://a.example/#one"]
        await r.keys("enter")
        assert (r.rows(), r.row()) == (["Other", "Two", "★ Three"], "Other")
        assert r.session.state.marked == frozenset()
        await r.press("history.undo")
        assert r.rows() == ALL


async def test_they_leave_the_list_before_it_is_written(kept: Path) -> None:
    async with reader(kept) as r:
        await r.press("note.merge")
        with closed_writer(r) as gate:
            await r.press_unsettled("enter")
            assert (r.rows(), r.row()) == (["★ One", "Other"], "★ One")
            gate.open()
            await r.settle()
        assert r.rows() == ["Other", "★ One"]


@pytest.mark.parametrize("is_slow", [False, True])
async def test_a_burst_merges_and_undoes_what_it_shows(kept: Path, is_slow: bool) -> None:
    async with reader(kept) as r:
        with closed_writer(r, is_closed=is_slow) as gate:
            await r.burst_unsettled("!", "=", "enter", "u", "!")
            gate.open()
            await r.settle()
        # Whether u is said to take it back depends on which of them is first written.
        told = [each.splitlines()[0] for each in r.toasts()]
        assert told == ["3 notes merged into one.", "Undone: 3 notes merged into one."]
        assert (r.rows(), r.row()) == (ALL, "One")
    assert ids(kept) == [1, 2, 3, 4]


async def test_one_that_no_longer_is_a_duplicate_stays_until_the_cursor_leaves(kept: Path) -> None:
    async with reader(kept, filter_text="is:dup") as r:
        await r.press("note.merge")
        await r.keys("enter")
        assert (r.rows(), r.row()) == (["★ One"], "★ One")
        r.set_filter("")
        await r.settle()
        assert r.rows() == ["Other", "★ One"]


@pytest.mark.parametrize("key", ["escape", "q", "="])
async def test_a_key_closes_it_without_any_change(kept: Path, key: str) -> None:
    async with reader(kept) as r:
        await r.press("note.merge")
        await r.keys("k", key)
        assert (r.app.screen is r.main, r.rows(), r.toasts()) == (True, ALL, [])
    assert ids(kept) == [1, 2, 3, 4]


async def test_a_note_without_duplicates_says_so(kept: Path) -> None:
    async with reader(kept) as r:
        await r.press("cursor.down", "note.merge")
        assert r.toasts() == [
            "No other note is of this page.\nSpace marks notes; = merges those that are marked."
        ]


async def test_too_many_marks_are_refused(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(merging, "MOST_MERGED", 3)
    async with reader(kept) as r:
        await r.keys("*", "a")
        await r.press("note.merge")
        assert r.toasts() == ["4 notes are marked.\nNo more than 3 are merged into one."]
        assert len(r.session.state.marked) == 4


async def test_what_cannot_be_merged_comes_back_with_its_marks(
    kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    apply = Library.apply

    def refuse(library: Library, edit: Edit, *_: object) -> Outcome:
        if isinstance(edit, MergeNotes):
            raise LibraryError("The disk is full", "Free some space.")
        return apply(library, edit)

    monkeypatch.setattr(Library, "apply", refuse)
    async with reader(kept) as r:
        await r.keys("space", "space")
        await r.press("note.merge")
        await r.keys("enter")
        assert [row.removeprefix("✓ ") for row in r.rows()] == ALL
        assert r.session.state.marked == frozenset((1, 2))
        assert r.toasts() == [
            "Not done: 2 notes merged into one. The disk is full\nFree some space."
        ]


async def purge_while_asked(r: Reader, path: Path, note_id: int) -> None:
    """Has another program purge a note while the dialog is open, then merges."""
    await r.press("note.merge")
    with Library(path) as other:
        other.apply(SetFlag((note_id,), "trashed", True))
        other.apply(Purge((note_id,)))
    await r.keys("enter")


async def test_what_was_purged_meanwhile_is_told(kept: Path) -> None:
    async with reader(kept) as r:
        await purge_while_asked(r, kept, 3)
        assert r.toasts() == [
            "2 notes merged into one.\n1 note is gone: deleted for good meanwhile. u takes it back."
        ]
        assert r.rows() == ["Other", "★ One"]


async def test_where_the_one_that_stands_was_purged_the_others_come_back(kept: Path) -> None:
    async with reader(kept) as r:
        await purge_while_asked(r, kept, 1)
        (told,) = r.toasts()
        assert told == (
            "Not done: 3 notes merged into one. Note 1 is gone\nIt was deleted for good"
            " meanwhile; merge into another."
        )
        assert r.rows() == ALL[1:]


async def test_what_another_program_wrote_meanwhile_is_merged_too(kept: Path) -> None:
    async with reader(kept) as r:
        await r.press("note.merge")
        with Library(kept) as other:
            other.apply(Rewrite(3, {"comment": "newer"}))
        await r.keys("enter")
        assert r.preview()[-3:-1] == ["mine", "newer"]


@pytest.mark.parametrize("size", [(60, 15), (80, 24), (200, 60), (20, 6)])
@pytest.mark.parametrize("text", [HOSTILE[0], "wide 漢字 " * 40, "word " * 9_000])
async def test_any_text_fits_any_terminal(kept: Path, size: tuple[int, int], text: str) -> None:
    with Library(kept) as opened:
        opened._connection.execute(
            "UPDATE notes SET title = ?, comment = title, feed = id", (text,)
        )
        opened._connection.execute("UPDATE notes SET url = url || ?", (text,))
    async with reader(kept, size) as r:
        await r.press("note.merge")
        assert_fits(r, *size)
        assert all(map(is_inert, r.lines()))
        await r.keys("J", "pagedown", "K", "k", "G", "g")
        assert_fits(r, *size)
