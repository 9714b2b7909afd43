"""An edit of very many notes is one step, written in chunks between which others write."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.support.builders import draft, library, titles
from tests.support.chunks import write_in_chunks
from tui.errors import LibraryError, LibraryLockedError, UrlNotesError
from tui.library import edits
from tui.library.callbacks import Callbacks, WriteFirst
from tui.library.edits import Outcome, Retag, SetFlag, SetValues, Undo
from tui.library.library import Library
from tui.library.reading import QueryInterruptedError
from tui.store.doctor import examine

LOCKED = "Another program is writing to the library"
TEN = tuple(range(1, 11))


@pytest.fixture
def ten(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Library]:
    """Ten notes, the tenth of them starred; more than three are changed two at a time."""
    monkeypatch.setattr(edits, "MOST_AT_ONCE", 3)
    write_in_chunks(monkeypatch, 2)
    drafts = (draft(f"https://{n}.example/", title=f"Note {n}") for n in TEN)
    with library(tmp_path, *drafts, draft("https://10.example/", starred=True)) as opened:
        yield opened


def others_count(kept: Library, where: str) -> int:
    """How many notes another program finds."""
    with closing(sqlite3.connect(kept.path)) as other:
        (found,) = other.execute(f"SELECT count(*) FROM notes WHERE {where}").fetchone()
    return int(found)


def test_other_programs_see_and_write_between_two_chunks(ten: Library) -> None:
    seen: list[int] = []

    def between(_: WriteFirst) -> None:
        seen.append(others_count(ten, "starred = 1"))
        with closing(sqlite3.connect(ten.path, timeout=0)) as other, other:
            other.execute("UPDATE notes SET comment = 'mine' WHERE id = 1")

    outcome = ten.apply(SetFlag(TEN, "starred", True), Callbacks(between=between))
    assert seen == [3, 5, 7, 9, 10]
    seq = outcome.seq
    assert outcome == Outcome(TEN[:9], "9 notes starred", 1, seq)
    assert seq > 0
    assert titles(ten, "is:starred comment:mine") == ["Note 1"]
    assert examine(ten._connection) == []


def test_only_what_others_write_between_chunks_and_the_end_wait_for_the_disk(
    ten: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    committed: list[int] = []

    def watch(statement: str) -> None:
        if statement == "COMMIT":
            (found,) = ten._connection.execute("PRAGMA synchronous").fetchone()
            committed.append(found)

    def between(_: WriteFirst) -> None:
        if len(committed) == 2:
            ten.apply(SetFlag((1,), "read", True))

    ten._connection.set_trace_callback(watch)
    ten.apply(SetFlag(TEN, "starred", True), Callbacks(between=between))
    normal, full = 1, 2
    assert committed == [full, normal, full, *[normal] * 4, full]


def test_the_edit_is_one_step_that_is_undone_as_a_whole(ten: Library) -> None:
    told: list[tuple[int, int]] = []
    callbacks = Callbacks(progress=lambda *step: told.append(step))
    assert ten.apply(Retag(TEN, ("ai",)), callbacks).label == "ai added to 10 notes"
    assert told == [(2, 10), (4, 10), (6, 10), (8, 10), (10, 10)]
    assert len(titles(ten, "#ai")) == 10
    assert ten.apply(Undo()).label == "ai added to 10 notes"
    assert titles(ten, "#ai") == []
    assert [step.label for step in ten.history.latest(9)] == ["ai added to 10 notes"]


def test_fields_of_many_notes_are_one_step_too(ten: Library) -> None:
    ten.apply(SetValues((1,), {"author": "Ada"}))
    outcome = ten.apply(SetValues(TEN, {"author": "Ada", "lang": ""}))
    assert (outcome.changed, outcome.label) == (TEN[1:], "9 notes edited: author, lang")
    assert len(titles(ten, "author:ada")) == 10
    ten.apply(Undo())
    assert titles(ten, "author:ada") == ["Note 1"]
    assert examine(ten._connection) == []


def test_what_changes_nothing_is_no_step(ten: Library) -> None:
    assert ten.apply(SetFlag(TEN, "archived", False)).step is None
    assert ten.history.latest(9) == []


def test_stopped_it_leaves_the_library_as_it_was(ten: Library) -> None:
    answers = iter([False] * 3)
    with pytest.raises(QueryInterruptedError):
        ten.apply(SetFlag(TEN, "trashed", True), Callbacks(is_stopped=lambda: next(answers, True)))
    assert len(titles(ten)) == 10
    assert ten.apply(Undo()) == Outcome(seq=ten.apply(Undo()).seq)
    assert examine(ten._connection) == []


def test_interrupted_from_the_keyboard_it_is_taken_back(ten: Library) -> None:
    def interrupt(_: WriteFirst) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt) as caught:
        ten.apply(SetFlag(TEN, "trashed", True), Callbacks(between=interrupt))
    assert caught.value.__notes__ == ["Stopped; nothing of it is in the library."]
    assert len(titles(ten)) == 10


def test_interrupted_twice_it_says_what_stays(
    ten: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("tui.store.journal.Journal.cancel", interrupt)
        with pytest.raises(KeyboardInterrupt) as caught:
            ten.apply(SetFlag(TEN, "trashed", True), Callbacks(between=interrupt))
    assert caught.value.__notes__ == [
        (
            "Stopped; a part of “10 notes trashed” stays: "
            "`url-notes undo` takes it back once the library can be written."
        )
    ]
    assert ten.apply(Undo()).label == "10 notes trashed: cut off before its end"
    assert len(titles(ten)) == 10


def test_nothing_before_it_is_undone_while_it_runs(ten: Library) -> None:
    ten.apply(SetFlag((1,), "starred", True))
    refused: list[tuple[str, str]] = []

    def between(_: WriteFirst) -> None:
        with Library(ten.path) as other, pytest.raises(UrlNotesError) as caught:
            other.apply(Undo())
        refused.append((caught.value.message, caught.value.hint))

    ten.apply(SetFlag(TEN, "trashed", True), Callbacks(between=between))
    assert set(refused) == {
        ("Not over yet: 10 notes trashed", "Undo once it has ended; nothing was undone.")
    }
    assert titles(ten, "in:trash is:starred") == ["Note 1", "Note 10"]


def test_notes_that_another_edit_needs_are_written_first(ten: Library) -> None:
    states: list[list[str]] = []

    def between(write_first: WriteFirst) -> None:
        if not states:
            write_first((9, 4, 99))
            states.append(titles(ten, "#ai sort:added"))
            ten.apply(Retag((9,), removed=("ai",)))

    ten.apply(Retag(TEN, ("ai",)), Callbacks(between=between))
    assert states == [["Note 1", "Note 2", "Note 4", "Note 9"]]
    assert titles(ten, "-#ai") == ["Note 9"]
    assert [step.label for step in ten.history.latest(9)] == [
        "ai added to 10 notes",
        "ai removed from 1 note",
    ]


def test_locked_for_good_it_is_taken_back_by_the_next_undo(ten: Library) -> None:
    with closing(sqlite3.connect(ten.path, isolation_level=None)) as other:

        def lock(_: WriteFirst) -> None:
            ten._connection.execute("PRAGMA busy_timeout = 0")
            other.execute("BEGIN IMMEDIATE")

        with pytest.raises(LibraryError) as caught:
            ten.apply(Retag(TEN, ("ai",)), Callbacks(between=lock))
        other.execute("ROLLBACK")
    assert (caught.value.message, caught.value.hint) == (
        f"{LOCKED}; a part of “ai added to 10 notes” is in the library",
        "`url-notes undo` takes it back once the library can be written.",
    )
    assert ten.apply(Undo()).label == "ai added to 10 notes: cut off before its end"
    assert titles(ten, "#ai") == []


def test_a_chunk_is_tried_again_while_another_program_has_the_lock(ten: Library) -> None:
    with closing(sqlite3.connect(ten.path, isolation_level=None)) as other:
        waited: list[str] = []

        def lock(_: WriteFirst) -> None:
            ten._connection.execute("PRAGMA busy_timeout = 0")
            if not waited:
                other.execute("BEGIN IMMEDIATE")

        def wait(error: LibraryLockedError) -> None:
            waited.append(error.message)
            other.execute("ROLLBACK")

        outcome = ten.apply(Retag(TEN, ("ai",)), Callbacks(between=lock, on_lock=wait))
    assert (outcome.label, len(waited)) == ("ai added to 10 notes", 1)
