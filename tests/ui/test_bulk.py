"""An edit of very many notes is shown at once, written in chunks, and stopped by Esc."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.support.builders import draft, library
from tests.support.chunks import write_in_chunks
from tests.support.gates import locked, paused_bulk
from tests.support.reader import Reader, reader
from tui.library import edits
from tui.library.edits import Rewrite
from tui.library.library import Library
from tui.ui.operations.changing import change

TEN = [f"Note {n}" for n in range(1, 11)]
STARRED = [f"★ {title}" for title in TEN]


@pytest.fixture
def ten(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Ten notes; more than three are changed two at a time."""
    monkeypatch.setattr(edits, "MOST_AT_ONCE", 3)
    write_in_chunks(monkeypatch, 2)
    drafts = (draft(f"https://{n}.example/", title=f"Note {n}") for n in range(1, 11))
    library(tmp_path, *drafts).close()
    return tmp_path / "library.db"


def written(path: Path, column: str) -> list[str]:
    """The titles of the notes with a flag that are on disk."""
    with closing(sqlite3.connect(path)) as connection:
        query = f"SELECT title FROM notes WHERE {column} = 1 ORDER BY position DESC"
        return [title for (title,) in connection.execute(query)]


async def begin(r: Reader, key: str, share: float = 0.5) -> None:
    """Changes all notes, until so much of it is written and the reader has been told."""
    await r.press_unsettled("*", "a", key)
    await r.until(lambda: r.session.state.bulk is not None and r.session.state.bulk.share >= share)


async def test_it_is_shown_at_once_and_says_how_far_it_is(ten: Path) -> None:
    async with reader(ten) as r:
        with paused_bulk(r, 0.4) as gate:
            await begin(r, "!", 0.4)
            assert (r.rows(), len(written(ten, "starred"))) == (STARRED, 4)
            assert r.status() == "changing notes 40% · Esc stops 1 of 10 ? help"
            gate.open()
            await r.settle()
        assert (r.rows(), r.status()) == (STARRED, "↓ newest 1 of 10 ? help")
    assert len(written(ten, "starred")) == 10


async def test_esc_stops_it_and_nothing_of_it_is_kept(ten: Path) -> None:
    async with reader(ten) as r:
        with paused_bulk(r) as gate:
            await begin(r, "!")
            await r.press_unsettled("escape")
            assert r.status().startswith("taking the change back 1 of 10")
            gate.open()
            await r.settle()
        assert r.toasts() == [
            "Not done: 10 notes starred. It was stopped\nNothing of it is in the library."
        ]
        assert (r.rows(), r.status()) == (
            [f"✓ {title}" for title in TEN],
            "↓ newest ✓ 10 1 of 10 ? help",
        )
        await r.press("history.undo")
        assert r.toasts()[1:] == ["There is nothing more."]
    assert written(ten, "starred") == []


async def test_later_edits_of_its_notes_come_between_and_stand(ten: Path) -> None:
    async with reader(ten) as r:
        with paused_bulk(r, 0.2) as gate:
            await begin(r, "!", 0.2)
            await r.press_unsettled("G", "!", "d")
            assert r.status().startswith("changing notes 20% · Esc stops · 2 ")
            gate.open()
            await r.settle()
            assert r.rows() == STARRED[:-1]
        assert (written(ten, "starred"), written(ten, "trashed")) == (TEN[:-1], TEN[-1:])
        with Library(ten) as kept:
            # The latest is the one that ended last.
            assert [step.label for step in kept.history.latest(9)] == [
                "10 notes starred",
                "1 note trashed",
                "1 note unstarred",
            ]
        await r.press("history.undo", "history.undo", "history.undo")
        assert r.rows() == TEN


async def test_an_edit_behind_it_that_fails_ends_nothing(ten: Path) -> None:
    async with reader(ten) as r:
        with paused_bulk(r, 0.2) as gate:
            await begin(r, "!", 0.2)
            change(r.session, Rewrite(99, {"title": "Mine"}, {"title": ""}))
            await r.press_unsettled("G", "d")
            gate.open()
            await r.settle()
        assert r.toasts()[0].startswith("Not done: note 99 edited. Note 99 is gone")
        assert r.rows() == STARRED[:-1]
    assert (written(ten, "starred"), written(ten, "trashed")) == (TEN, TEN[-1:])


async def test_an_undo_behind_it_waits_for_its_end(ten: Path) -> None:
    async with reader(ten) as r:
        with paused_bulk(r) as gate:
            await begin(r, "!")
            await r.press_unsettled("u")
            assert r.rows() == TEN
            gate.open()
            await r.settle()
        assert (r.rows(), r.toasts()[1:]) == (TEN, ["Undone: 10 notes starred."])
    assert written(ten, "starred") == []


async def test_leaving_writes_all_of_it(ten: Path) -> None:
    async with reader(ten) as r:
        with paused_bulk(r) as gate:
            await begin(r, "!")
            await r.press_unsettled("q")
            gate.open()
            await r.settle()
        assert (r.has_ended, r.left_behind) == (True, [])
    assert len(written(ten, "starred")) == 10


async def test_another_program_that_has_the_lock_holds_it_up_and_no_more(ten: Path) -> None:
    async with reader(ten) as r:
        with locked(ten) as lock:
            await r.press_unsettled("*", "a", "!")
            await r.until(lambda: r.session.state.is_locked_out)
            assert r.status().startswith("waiting for another program · 1 change")
            lock.open()
            await r.settle()
        assert (r.rows(), r.toasts()) == (STARRED, ["10 notes starred.\nu takes it back."])
    assert len(written(ten, "starred")) == 10
