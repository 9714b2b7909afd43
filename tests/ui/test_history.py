"""The history lists what was changed, and undoes any of it, alone or with all that came after."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.support.gates import closed_writer
from tests.support.hostile import HOSTILE
from tests.support.reader import Reader, reader
from tests.ui.test_sizes import assert_fits
from tui.library.edits import Edit, Retag, Rewrite, SaveView, SetFlag, Undo
from tui.library.library import Library
from tui.model.text import is_inert
from tui.ui.dialogs.history import HistoryScreen

ALL = ["Borrow checker", "★ Async in depth", "Collecting garbage", "Shell tricks"]

BUILT_UPON = "A later change builds on it; W, then U on it, undoes everything down to it."


def history(r: Reader) -> HistoryScreen:
    """The history, which stands in front."""
    assert isinstance(r.app.screen, HistoryScreen)
    return r.app.screen


def lines(r: Reader) -> list[str]:
    """The lines of the history, without times, frame and scroll bars."""
    return [each.strip("│┃ ▌─") for each in r.lines() if each.startswith("│")]


def labels(r: Reader) -> list[str]:
    """What the steps say but for their times."""
    listed = lines(r)[1:]
    end = next(index for index, line in enumerate(listed) if line.startswith("What"))
    return [line.partition(" ")[2] for line in listed[:end] if line]


def changes(r: Reader) -> list[str]:
    """What the step under the cursor changed."""
    listed = lines(r)
    start = next(index for index, line in enumerate(listed) if line.startswith("What"))
    return [line for line in listed[start + 1 : -1] if line]


def title(path: Path, note_id: int) -> str:
    with Library(path) as kept:
        return kept.named(str(note_id)).title


def edited(path: Path) -> list[int]:
    """Makes three steps by the command line: the last two build on each other."""
    with Library(path) as kept:
        edits: list[Edit] = [
            SetFlag((3, 5), "starred", True),
            Rewrite(1, {"title": "Mine"}),
            Rewrite(1, {"title": "Later"}),
        ]
        return [kept.apply(edit).step or 0 for edit in edits]


async def test_an_empty_history_says_so_and_closes(shelf: Path) -> None:
    async with reader(shelf) as r:
        await r.press("history.show")
        assert "Nothing was changed yet." in lines(r)
        await r.keys("u", "U", "j", "G", "enter", "q")
        assert (r.rows(), r.toasts()) == (ALL, [])


@pytest.mark.parametrize("key", ["escape", "q", "W"])
async def test_a_key_closes_it_without_any_change(shelf: Path, key: str) -> None:
    edited(shelf)
    async with reader(shelf) as r:
        await r.press("history.show")
        await r.keys("j", key)
        assert (r.app.screen is r.main, r.toasts(), r.focus()) == (True, [], "Notes")


async def test_it_lists_who_did_what_and_what_became_of_it(shelf: Path) -> None:
    edited(shelf)
    with Library(shelf) as kept:
        kept.apply(Undo())
        kept._connection.execute("UPDATE steps SET state = 'dropped' WHERE id = 1")
    async with reader(shelf) as r:
        await r.press("cursor.bottom", "note.star", "history.show")
        assert labels(r) == [
            "reader 1 note starred 1 note",
            "command line 1 note edited: title undone 1 note",
            "command line 1 note edited: title 1 note",
            "command line 2 notes starred undone for good 2 notes",
        ]


async def test_it_tells_what_the_step_under_the_cursor_changed(shelf: Path) -> None:
    with Library(shelf) as kept:
        kept.apply(Retag((1, 2), ("ai",), ("rust",)))
        kept.apply(SaveView("k", "#ai"))
        kept.apply(SaveView("k", "#rust"))
        kept.apply(Rewrite(1, {"title": "Mine", "starred": True}))
    async with reader(shelf) as r:
        await r.press("history.show")
        told = [changes(r)]
        for key in ("j", "down", "pagedown", "G", "up", "k", "g", "pageup", "home", "end"):
            await r.keys(key)
            told.append(changes(r))
    assert told[:4] == [
        ["Mine starred", "title: Borrow checker → Mine"],
        ["view k #ai → #rust"],
        ["view k saved: #ai"],
        ["Mine +ai −rust", "Async in depth +ai −rust"],
    ]
    indexes = [told.index(each) for each in told[4:]]
    assert indexes == [3, 2, 1, 0, 0, 0, 3]


@pytest.mark.parametrize("key", ["u", "enter"])
async def test_one_step_is_undone_alone_and_redone(shelf: Path, key: str) -> None:
    edited(shelf)
    async with reader(shelf) as r:
        await r.press("history.show")
        await r.keys("G", key)
        assert r.rows() == ["Later", *ALL[1:]]
        assert r.toasts()[-1] == "Undone: 2 notes starred."
        await r.press("history.show")
        await r.keys("G", key)
        assert r.toasts()[-1] == "Redone: 2 notes starred."


async def test_a_step_that_a_later_one_builds_on_is_not_undone_alone(shelf: Path) -> None:
    edited(shelf)
    async with reader(shelf) as r:
        await r.press("history.show")
        await r.keys("j", "u")
        assert (r.rows()[0], r.toasts()) == (
            "Later",
            [f"Not undone: 1 note edited: title.\n{BUILT_UPON}"],
        )
        await r.press("history.show")
        await r.keys("j", "U")
        assert (r.rows()[0], r.toasts()[-1]) == (
            ALL[0],
            "Undone: 2 steps, down to: 1 note edited: title.",
        )


async def test_what_was_left_on_the_way_down_is_counted(shelf: Path) -> None:
    edited(shelf)
    with closing(sqlite3.connect(shelf)) as other:
        other.execute("UPDATE steps SET state = 'dropped' WHERE id = 3")
        other.commit()
    async with reader(shelf) as r:
        await r.press("history.show")
        await r.keys("G", "U")
        assert r.toasts() == [
            (
                "Undone: 2 steps, down to: 2 notes starred.\n"
                "1 thing stays as it is: it was changed since."
            )
        ]
        assert r.rows()[0] == "Later"


@pytest.mark.parametrize("state", ["dropped", "what nobody knows"])
async def test_a_step_that_can_be_neither_says_why(shelf: Path, state: str) -> None:
    edited(shelf)
    with closing(sqlite3.connect(shelf)) as other:
        other.execute("UPDATE steps SET state = ? WHERE id = 1", (state,))
        other.commit()
    async with reader(shelf) as r:
        await r.press("history.show")
        await r.keys("G", "u")
        assert lines(r)[-1] == "It is undone, and can no longer be redone."
        await r.keys("k")
        assert lines(r)[-1].startswith("u Enter undo")
        await r.keys("escape")
        assert r.toasts() == []


async def test_what_was_typed_just_before_is_one_of_the_steps(shelf: Path) -> None:
    async with reader(shelf) as r:
        with closed_writer(r) as gate:
            await r.burst_unsettled("!", "x", "W", "u", "j")
            assert r.app.screen is r.main
            gate.open()
            await r.settle()
        assert r.toasts()[-1] == "Undone: 1 note archived."
        assert (r.rows(), r.row()) == (["★ Borrow checker", *ALL[1:]], ALL[2])


async def test_waiting_for_the_disk_can_be_given_up(
    shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.ui.operations.waiting.GIVE_UP_SECONDS", 0)
    async with reader(shelf) as r:
        with closed_writer(r) as gate:
            await r.burst_unsettled("!", "W")
            await r.press_unsettled("escape")
            gate.open()
            await r.settle()
        assert (r.app.screen is r.main, r.row()) == (True, "★ Borrow checker")


async def test_the_keys_of_the_session_go_on_after_one_was_undone_alone(shelf: Path) -> None:
    async with reader(shelf) as r:
        await r.press("note.star", "cursor.bottom", "note.star", "history.show")
        await r.keys("j", "u")
        assert r.rows() == [*ALL[:3], "★ Shell tricks"]
        await r.press("history.undo")
        assert r.rows() == ALL
        await r.press("history.redo")
        assert r.rows() == [*ALL[:3], "★ Shell tricks"]
        await r.press("history.redo")
        assert r.rows() == ["★ Borrow checker", *ALL[1:3], "★ Shell tricks"]
        await r.press("history.undo", "history.undo")
        assert r.rows() == ALL


async def test_a_burst_undoes_the_next_one_after_what_was_undone_in_the_history(
    shelf: Path,
) -> None:
    async with reader(shelf) as r:
        await r.press("note.star", "cursor.bottom", "note.star", "cursor.top")
        with closed_writer(r) as gate:
            await r.burst_unsettled("W", "u", "u")
            gate.open()
            await r.settle()
        assert r.rows() == ALL
        await r.press("history.redo")
        assert r.rows() == ["★ Borrow checker", *ALL[1:]]
        await r.press("history.redo")
        assert r.rows() == ["★ Borrow checker", *ALL[1:3], "★ Shell tricks"]


async def test_what_was_undone_down_to_one_is_redone_step_by_step(shelf: Path) -> None:
    first, *_ = edited(shelf)
    async with reader(shelf) as r:
        await r.press("cursor.bottom", "note.star", "history.show")
        await r.keys("G", "U")
        assert r.rows() == ALL
        assert r.toasts()[-1] == "Undone: 4 steps, down to: 2 notes starred."
        said = []
        for _ in range(5):
            await r.press("history.redo")
            said.append(r.toasts()[-1])
        title = "Redone: 1 note edited: title."
        assert said == [
            "Redone: 2 notes starred.",
            title,
            title,
            "Redone: 1 note starred.",
            "There is nothing more.",
        ]
        assert r.rows()[0] == "Later"
        await r.press("history.undo")
        assert r.toasts()[-1] == "Undone: 1 note starred."
    with Library(shelf) as kept:
        step = kept.history.step(first)
        assert step
        assert step.state == "done"


async def test_a_new_change_ends_what_was_to_be_redone(shelf: Path) -> None:
    edited(shelf)
    async with reader(shelf) as r:
        await r.press("history.show")
        await r.keys("u")
        await r.press("note.star", "history.redo")
        assert r.toasts()[-1] == "There is nothing more."
        await r.press("history.show")
        assert labels(r)[1] == "command line 1 note edited: title undone for good 1 note"


async def test_a_step_that_is_gone_by_now_is_said_to_be(shelf: Path) -> None:
    edited(shelf)
    async with reader(shelf) as r:
        await r.press("history.show")
        with Library(shelf) as other:
            other.apply(Undo())
        await r.keys("u")
        assert r.toasts() == ["There is nothing to be undone any more."]


async def test_of_many_notes_the_first_are_told_and_the_others_counted(tmp_path: Path) -> None:
    from tests.support.builders import draft, library

    drafts = (draft(f"https://{n}.example/", title=f"Note {n}") for n in range(80))
    with library(tmp_path, *drafts) as kept:
        kept.apply(SetFlag(tuple(range(1, 81)), "starred", True))
    async with reader(tmp_path / "library.db", (120, 24)) as r:
        await r.press("history.show")
        first = changes(r)[0]
        await r.burst(*"JJJ")
        assert changes(r)[0] != first
        await r.burst(*"J" * 60)
        assert changes(r)[-1] == "… and 30 notes more"


async def test_no_text_is_read_as_markup_or_obeyed(shelf: Path) -> None:
    with closing(sqlite3.connect(shelf)) as other:
        for text in HOSTILE:
            safe = text.encode("utf-8", "surrogatepass")
            other.execute("UPDATE notes SET title = CAST(? AS TEXT)", (safe,))
            other.execute("UPDATE notes SET author = ? WHERE archived", (safe,))
        other.execute("UPDATE notes SET title = '[bold]x[/] ['")
        other.commit()
    with Library(shelf) as kept:
        kept.apply(SetFlag((1,), "starred", True))
        kept._connection.execute("UPDATE steps SET label = ?", ("[/x] \x1b[2J\x9b31m",))
    async with reader(shelf) as r:
        await r.press("history.show")
        assert "[bold]x[/] [ starred" in changes(r)
        assert labels(r)[0] == "command line [/x] 1 note"
        for key in "jjk":
            await r.keys(key)
            assert all(is_inert(strip.text) for strip in r.strips())
            assert_fits(r, 120, 40)


@pytest.mark.parametrize("size", [(20, 5), (30, 8), (60, 15), (80, 24), (120, 40), (200, 60)])
async def test_it_fits_every_terminal(shelf: Path, size: tuple[int, int]) -> None:
    edited(shelf)
    async with reader(shelf, size) as r:
        await r.press("history.show")
        assert_fits(r, *size)
        await r.resize(100, 30)
        await r.keys("j", "G", "J")
        assert_fits(r, 100, 30)


async def test_the_mouse_moves_the_cursor(shelf: Path) -> None:
    edited(shelf)
    async with reader(shelf) as r:
        await r.press("history.show")
        await r.pilot.click("StepList", offset=(10, 3))
        await r.settle()
        assert len(changes(r)) == 2


async def test_an_undone_step_can_be_told_without_colours(
    shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    edited(shelf)
    with Library(shelf) as kept:
        kept.apply(Undo())
    async with reader(shelf) as r:
        await r.press("history.show")
        await r.keys("j")
        assert labels(r)[0] == "command line 1 note edited: title undone 1 note"
        looks = [segment.style for segment in r.segments() if "edited: title" in segment.text]
        assert [bool(look and look.strike) for look in looks] == [True, False]
        assert [bool(look and look.reverse) for look in looks] == [False, True]
