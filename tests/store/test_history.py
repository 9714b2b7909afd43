from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.support.builders import NOW, draft, library, store, the_note
from tui.library.edits import Redo, Retag, Rewrite, SetFlag, Undo
from tui.library.library import Library
from tui.store import history, manual_edits
from tui.store.doctor import examine


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Library]:
    first = draft(title="A", tags=("x", "y"), read=True)
    with library(tmp_path, first, draft("https://b.example/", title="B")) as opened:
        yield opened


@pytest.mark.parametrize(
    "fields",
    [
        {"title": "New"},
        {"summary": "- new"},
        {"comment": "new"},
        {"tags": ("y", "z")},
        {"tags": ("y", "x")},
        {"tags": ()},
        {"read": None},
        {"starred": True},
        {"archived": True, "private": False},
        {"trashed": True},
        {"url": "https://c.example/"},
        {"url": "http://www.example.com"},
        {"title": "", "tags": ("q",), "read": False},
    ],
)
def test_every_change_can_be_undone_and_done_again(kept: Library, fields: dict[str, Any]) -> None:
    before = kept.named("1")
    assert kept.apply(Rewrite(1, fields)).changed == (1,)
    after = kept.named("1")
    assert {name: getattr(after, name) for name in fields} == fields
    kept.apply(Undo())
    assert kept.named("1") == before
    kept.apply(Redo())
    assert kept.named("1") == after
    assert examine(kept._connection) == []


def test_a_deed_tells_what_it_was(kept: Library) -> None:
    kept.apply(SetFlag((1, 2), "starred", True))
    undone = kept.apply(Undo())
    assert (undone.label, undone.changed) == ("2 notes starred", (1, 2))


def test_a_deed_is_kept_with_the_time_when_it_was_done(kept: Library) -> None:
    kept.apply(SetFlag((1,), "starred", True))
    rows = kept._connection.execute("SELECT happened, label FROM history").fetchall()
    assert rows == [(NOW, "1 note starred")]


def test_deeds_are_undone_last_first_and_redone_first_last(kept: Library) -> None:
    kept.apply(Rewrite(1, {"title": "one"}))
    kept.apply(SetFlag((1, 2), "starred", True))
    kept.apply(Retag((2,), ("new",)))
    assert [kept.apply(Undo()).label for _ in range(4)] == [
        "1 note tagged",
        "2 notes starred",
        "1 note edited",
        "",
    ]
    assert (kept.named("1").title, kept.named("2").starred) == ("A", None)
    assert [kept.apply(Redo()).label for _ in range(4)] == [
        "1 note edited",
        "2 notes starred",
        "1 note tagged",
        "",
    ]
    assert (kept.named("1").title, kept.named("2").tags) == ("one", ("new",))


def test_a_deed_that_is_named_is_undone_before_later_ones(kept: Library) -> None:
    first = kept.apply(SetFlag((1,), "starred", True))
    kept.apply(SetFlag((2,), "starred", True))
    assert kept.apply(Undo(first.step)).changed == (1,)
    assert (kept.named("1").starred, kept.named("2").starred) == (None, True)
    assert kept.apply(Undo(first.step)).label == ""
    assert kept.apply(Redo(first.step)).changed == (1,)
    assert kept.named("1").starred


def test_a_new_deed_ends_the_way_forward(kept: Library) -> None:
    kept.apply(Rewrite(1, {"title": "one"}))
    kept.apply(Undo())
    kept.apply(Rewrite(1, {"title": "two"}))
    assert kept.apply(Redo()).label == ""


def test_what_was_changed_since_stays(kept: Library) -> None:
    kept.apply(Rewrite(1, {"title": "Mine", "comment": "mine"}))
    kept._connection.execute("UPDATE notes SET title = 'Theirs' WHERE id = 1")
    kept.apply(Undo())
    assert (kept.named("1").title, kept.named("1").comment) == ("Theirs", "")


def test_an_address_that_one_note_left_to_another_is_undone_and_done_again(kept: Library) -> None:
    diffs = []
    for number, url in ((1, "https://c.example/"), (2, "https://example.com/")):
        note = kept.named(str(number))
        diffs.append(manual_edits.rewrite(kept._connection, note, replace(note, url=url), NOW))
    history.record(kept._connection, "moved", list(filter(None, diffs)), NOW)
    kept.apply(Undo())
    undone = [kept.named(name).url for name in "12"]
    kept.apply(Redo())
    redone = [kept.named(name).url for name in "12"]
    assert undone == ["https://example.com/", "https://b.example/"]
    assert redone == ["https://c.example/", "https://example.com/"]


def test_a_change_that_changes_nothing_is_no_deed(kept: Library) -> None:
    assert kept.apply(SetFlag((1, 2, 99), "trashed", False)).changed == ()
    assert kept.apply(Undo()).label == ""


def test_the_history_outlives_the_program(tmp_path: Path) -> None:
    with library(tmp_path, draft(title="A")) as kept:
        kept.apply(Rewrite(1, {"title": "B"}))
    with library(tmp_path) as kept:
        kept.apply(Undo())
        assert kept.named("1").title == "A"


def test_a_note_that_is_gone_is_passed_over(kept: Library) -> None:
    kept.apply(SetFlag((1, 2), "starred", True))
    kept._connection.execute("DELETE FROM notes WHERE id = 1")
    kept.apply(Undo())
    assert kept.named("2").starred is None


def test_an_address_that_another_note_has_by_now_is_not_taken_back(kept: Library) -> None:
    kept.apply(Rewrite(1, {"url": "https://c.example/", "title": "New"}))
    store(kept, draft(title="late"))
    kept.apply(Undo())
    note = kept.named("1")
    assert (note.url, note.site, note.title) == ("https://c.example/", "c.example", "A")
    assert the_note(kept).title == "late"
