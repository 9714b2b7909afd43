"""Imports run beside everything else, can be stopped, and leaving loses nothing that was typed."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from textual.events import Paste

from tests.support.builders import library
from tests.support.gates import Gate, closed_writer, locked, paused_import
from tests.support.published_site import Export, card
from tests.support.reader import Reader, reader
from tui.errors import LibraryError
from tui.library.edits import Edit, Outcome
from tui.library.library import Library
from tui.library.sources import find_files
from tui.ui import lock_notice
from tui.ui.operations.leaving import leave_with_terminal
from tui.ui.state import Leaving
from tui.ui.terminal_driver import TerminalGone

ALL = ["Borrow checker", "★ Async in depth", "Collecting garbage", "Shell tricks"]
MANY = 200
NO_PROCESS = 1 << 22
"""The number of no process: the largest is one less."""


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "many.jsonl"
    lines = (f'{{"url": "https://many.example/{n}", "title": "Many {n}"}}\n' for n in range(MANY))
    path.write_text("".join(lines))
    return path


async def ask_to_import(r: Reader, path: Path, key: str = "I") -> None:
    """Gives the path of a file to import."""
    await r.press_unsettled(key)
    r.app.post_message(Paste(str(path)))
    await r.press_unsettled("enter")


async def begin_import(r: Reader, path: Path) -> None:
    """Imports a file until it is held up half way, and the reader has been told."""
    await ask_to_import(r, path)
    await r.until(lambda: f"{r.session.state.import_share or 0:.0%}" == "50%")


def count(path: Path) -> int:
    with closing(sqlite3.connect(path)) as connection:
        (found,) = connection.execute("SELECT count(*) FROM notes").fetchone()
        return int(found)


def is_starred(path: Path) -> bool:
    with Library(path) as kept:
        return bool(kept.named("https://borrow.example/rules").starred)


def is_trashed(path: Path) -> bool:
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute("SELECT trashed FROM notes WHERE id = 1").fetchall()
    return rows == [(1,)]


async def test_an_import_says_how_far_it_is_and_that_it_is_done(shelf: Path, source: Path) -> None:
    async with reader(shelf) as r:
        with paused_import(r) as gate:
            await begin_import(r, source)
            assert r.status().startswith("importing 50% · Esc stops")
            gate.open()
            await r.settle()
        assert r.status() == "↓ newest 1 archived 201 of 204 ? help"
        assert r.toasts() == ["200 added.\nRead as url-notes JSON Lines."]


async def test_an_edit_during_an_import_is_written_before_the_import_ends(
    shelf: Path, source: Path
) -> None:
    async with reader(shelf) as r:
        with paused_import(r) as gate:
            await begin_import(r, source)
            await r.press_unsettled("!", "d")
            await r.until(lambda: is_trashed(shelf))
            assert r.status().startswith("importing 50% · Esc stops")
            gate.open()
            await r.settle()
        assert count(shelf) == 5 + MANY
        await r.press("history.undo")
        assert r.toasts()[-1] == "Undone: many.jsonl: 200 added, 0 updated."
        assert r.rows() == ALL[1:]
        await r.press("history.undo")
        assert r.rows() == ["★ Borrow checker", *ALL[1:]]
    assert is_starred(shelf)


async def test_an_import_that_is_stopped_leaves_nothing_and_edits_are_kept(
    shelf: Path, source: Path
) -> None:
    async with reader(shelf) as r:
        with paused_import(r) as gate:
            await begin_import(r, source)
            await r.press_unsettled("!", "escape")
            gate.open()
            await r.settle()
        assert r.toasts() == ["The import was stopped.\nNothing of it is in the library."]
        assert r.rows() == ["★ Borrow checker", *ALL[1:]]
        assert r.status() == "↓ newest 1 archived 1 of 4 ? help"
    assert (count(shelf), is_starred(shelf)) == (5, True)


async def test_an_import_that_fails_leaves_no_trace_on_the_screen(
    shelf: Path, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise LibraryError("The disk is full", "Free some space.")

    async with reader(shelf) as r:
        with paused_import(r) as gate:
            await begin_import(r, source)
            monkeypatch.setattr("tui.store.draft_import.DraftImport.store", fail)
            gate.open()
            await r.settle()
        assert r.toasts() == ["The disk is full\nFree some space."]
        assert r.status() == "↓ newest 1 archived 1 of 4 ? help"
    assert count(shelf) == 5


async def test_a_second_import_waits_for_the_first(shelf: Path, source: Path) -> None:
    other = source.with_name("other.jsonl")
    other.write_text('{"url": "https://other.example/"}\n')
    async with reader(shelf) as r:
        with paused_import(r) as gate:
            await begin_import(r, source)
            await ask_to_import(r, other)
            assert r.toasts() == ["This import begins when the one before it has ended."]
            gate.open()
            await r.settle()
        assert r.toasts()[1:] == [
            "200 added.\nRead as url-notes JSON Lines.",
            "1 added.\nRead as url-notes JSON Lines.",
        ]
    assert count(shelf) == 5 + MANY + 1


async def test_leaving_writes_what_is_queued_and_takes_the_import_back(
    shelf: Path, source: Path
) -> None:
    async with reader(shelf) as r:
        with paused_import(r) as gate:
            await begin_import(r, source)
            with locked(shelf):
                await r.press_unsettled("!", "q")
                assert not r.has_ended
                assert r.status() == "stopping the import · 1 change q leaves now ? help"
            gate.open()
            await r.settle()
        assert (r.has_ended, r.app.return_code, r.left_behind) == (True, 0, [])
    assert (count(shelf), is_starred(shelf)) == (5, True)


async def test_an_import_that_was_killed_is_named_at_the_next_start_and_taken_back(
    shelf: Path, source: Path
) -> None:
    with Library(shelf) as kept, pytest.MonkeyPatch.context() as patch:
        # A process that was killed ends nothing.
        patch.setattr("tui.library.long_step.LongStep._take_back", lambda *_: True)
        patch.setattr("tui.store.journal.Journal.end", _die)
        with pytest.raises(SystemExit):
            kept.import_files(find_files([str(source)]))
        kept._connection.execute("UPDATE steps SET process = ?", (NO_PROCESS,))
    async with reader(shelf) as r:
        assert r.toasts() == [
            "Cut off before its end: many.jsonl.\n200 notes written; u, twice, takes that back."
        ]
        await r.press("history.undo")
        assert r.toasts()[-1].startswith("many.jsonl: cut off before its end (on the command line")
        await r.press("history.undo")
        assert r.rows() == ALL
    assert count(shelf) == 5


def _die(*_: object) -> None:
    raise SystemExit


@pytest.mark.parametrize("moment", range(0, MANY, MANY // 50))
async def test_leaving_at_any_moment_of_an_import_keeps_the_edits(
    shelf: Path, source: Path, moment: int
) -> None:
    async with reader(shelf) as r:
        with paused_import(r, moment / MANY) as gate:
            await ask_to_import(r, source)
            await r.until(lambda: bool(r.session.state.imports))
            await r.press_unsettled("!", "d", "ctrl+q")
            gate.open()
            await r.settle()
        assert (r.has_ended, r.app.return_code) == (True, 0)
    assert count(shelf) in (5, 5 + MANY)
    with Library(shelf) as kept:
        note = kept.named("https://borrow.example/rules")
        assert (note.starred, note.trashed) == (True, True)


async def test_a_second_q_counts_once_the_first_was_shown_and_names_what_is_lost(
    shelf: Path,
) -> None:
    async with reader(shelf) as r:
        with locked(shelf):
            await r.burst_unsettled("d", "q", "q", "q")
            assert (r.has_ended, r.session.state.leaving) == (False, Leaving.SHOWN)
            assert r.status() == "leaving · 1 change q leaves now ? help"
            await r.press_unsettled("q")
            assert (r.has_ended, r.app.return_code) == (True, 1)
            assert r.left_behind == ["1 note trashed"]
    with Library(shelf) as kept:
        assert not kept.named("https://borrow.example/rules").trashed


async def test_leaving_can_be_thought_better_of(shelf: Path) -> None:
    async with reader(shelf) as r:
        with locked(shelf) as gate:
            await r.press_unsettled("d", "q", "j", "escape")
            assert (r.row(), r.status()) == (ALL[1], "↓ newest 1 archived 1 of 3 ? help")
            gate.open()
            await r.settle()
        assert (r.has_ended, r.rows()) == (False, ALL[1:])


async def test_leaving_waits_for_another_program_and_then_ends(
    shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lock_notice, "QUIET_SECONDS", 0.0)
    async with reader(shelf) as r:
        with locked(shelf) as gate:
            await r.press_unsettled(*"dduj!", "ctrl+q")
            await r.until(lambda: r.session.state.is_locked_out)
            assert r.status() == "waiting for another program · 4 changes q leaves now"
            gate.open()
            await r.settle()
        assert (r.has_ended, r.app.return_code) == (True, 0)
    with Library(shelf) as kept:
        found = {note.title: note for note in kept.notes_of([1, 2, 3])}
    assert [found["Borrow checker"].trashed, found["Async in depth"].trashed] == [True, False]
    assert found["Collecting garbage"].starred


async def test_a_change_that_fails_while_leaving_keeps_the_program_open(
    shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise LibraryError("The disk is full", "Free some space.")

    async with reader(shelf) as r:
        with closed_writer(r) as gate:
            await r.press_unsettled("d", "q")
            with monkeypatch.context() as patch:
                patch.setattr(Library, "apply", refuse)
                gate.open()
                await r.settle()
        assert (r.has_ended, r.rows()) == (False, ALL)
        assert r.toasts() == ["Not done: 1 note trashed. The disk is full\nFree some space."]
        await r.press("app.back")
        assert (r.has_ended, r.app.return_code) == (True, 0)


async def test_a_terminal_that_says_twice_that_it_is_closed_leaves_nothing_unwritten(
    shelf: Path,
) -> None:
    async with reader(shelf) as r:
        with locked(shelf) as gate:
            await r.press_unsettled("!")
            for _ in range(3):
                leave_with_terminal(r.session)
                await r.press_unsettled()
                await r.until(lambda: r.session.state.leaving is Leaving.SHOWN)
            assert not r.has_ended
            gate.open()
            await r.settle()
        assert (r.has_ended, r.app.return_code) == (True, 0)
    assert is_starred(shelf)


async def test_without_a_terminal_all_that_can_be_is_written_and_the_program_ends(
    shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    apply = Library.apply

    def refuse_first(library: Library, edit: Edit, *_: object) -> Outcome:
        monkeypatch.setattr(Library, "apply", apply)
        raise LibraryError("The disk is full", "Free some space.")

    async with reader(shelf) as r:
        with closed_writer(r) as gate:
            await r.press_unsettled("d", "!")
            monkeypatch.setattr(Library, "apply", refuse_first)
            r.app.post_message(TerminalGone())
            await r.press_unsettled("q", "q")
            assert not r.has_ended
            gate.open()
            await r.settle()
        assert r.has_ended
    with Library(shelf) as kept:
        borrow, asynchronous = kept.named("1"), kept.named("2")
    assert (borrow.trashed, asynchronous.starred) == (False, False)


async def test_a_first_import_may_be_left_too(tmp_path: Path, source: Path) -> None:
    library(tmp_path).close()
    path = tmp_path / "library.db"
    async with reader(path) as r:
        with paused_import(r) as gate:
            await ask_to_import(r, source, "i")
            await r.until(lambda: (r.session.state.import_share or 0) > 0.4)
            await r.press_unsettled("ctrl+q")
            gate.open()
            await r.settle()
        assert r.has_ended
    assert count(path) == 0


async def test_the_page_of_an_empty_library_is_left_behind_what_is_to_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.ui.operations.waiting.GIVE_UP_SECONDS", 0)
    library(tmp_path).close()
    path = tmp_path / "library.db"
    async with reader(path) as r:
        with locked(path) as gate:
            await r.press_unsettled("a", *"https://x.example/", "enter")
            await r.press_unsettled("escape", "I", "escape", "q")
            assert (r.has_ended, r.status()) == (False, "leaving · 1 change q leaves now ? help")
            gate.open()
            await r.settle()
        assert r.has_ended
    assert count(path) == 1


async def test_leaving_at_once_names_an_import_too(shelf: Path, source: Path) -> None:
    async with reader(shelf) as r:
        with closed_writer(r):
            await ask_to_import(r, source)
            await r.press_unsettled("q", "q")
            assert (r.has_ended, r.app.return_code) == (True, 1)
            assert r.left_behind == [f"import of {source}"]


async def test_q_leaves_from_the_filter_line_as_the_screen_says(shelf: Path) -> None:
    async with reader(shelf) as r:
        with locked(shelf):
            await r.press_unsettled("d", "/", "ctrl+q", "x", "escape", "ctrl+q", "q")
            assert (r.has_ended, r.filter_text) == (True, "")


async def test_edits_do_not_wait_for_the_files_of_an_import(
    shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = Gate()

    def find(*_: object, **__: object) -> list[object]:
        gate.pass_through()
        return []

    monkeypatch.setattr("tui.library.sources.find_files", find)
    async with reader(shelf) as r:
        await ask_to_import(r, shelf)
        assert r.status() == "looking for files · Esc stops 1 of 4 ? help"
        await r.press_unsettled("!")
        await r.until(lambda: not r.session.state.pending.edits)
        assert is_starred(shelf)
        await r.press_unsettled("escape")
        await r.settle()
        assert r.toasts() == ["The import was stopped.\nNothing of it is in the library."]
        gate.open()
        await r.press("app.back")
        assert (r.has_ended, r.app.return_code) == (True, 0)


async def test_a_pipe_is_refused_and_not_waited_for(shelf: Path, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    async with reader(shelf) as r:
        await ask_to_import(r, tmp_path / "pipe")
        await r.settle()
        assert r.toasts() == [
            f"{tmp_path}/pipe is neither a file nor a folder\nSave what it holds, and import that."
        ]


async def test_standard_input_is_the_keyboard_of_the_reader_and_no_source(
    shelf: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    async with reader(shelf) as r:
        await ask_to_import(r, Path("-"))
        await r.settle()
        assert r.toasts() == ["- does not exist\nCheck the path."]


async def test_a_pipe_in_a_folder_is_passed_over_and_counted(shelf: Path, tmp_path: Path) -> None:
    folder = tmp_path / "site"
    folder.mkdir()
    os.mkfifo(folder / "pipe")
    parts = (card("https://a.example/", "A"), card("https://b.example/", "B"))
    (folder / "page.html").write_bytes(Export().html(*parts))
    async with reader(shelf) as r:
        await ask_to_import(r, folder)
        await r.settle()
        assert r.toasts() == [
            "2 added.\nRead as published url-notes site. 1 issue; :issues lists it."
        ]
