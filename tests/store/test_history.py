from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.support.builders import NOW, draft, library, store, the_note
from tui.library.library import Library
from tui.model.note import Note
from tui.store.doctor import examine


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Library]:
    first = draft(title="A", tags=("x", "y"), read=True)
    with library(tmp_path, first, draft("https://b.example/", title="B")) as opened:
        yield opened


def setting(**fields: Any) -> Callable[[Note], Note]:
    return lambda note: replace(note, **fields)


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
    assert kept.change([1], setting(**fields), "changed") == [1]
    after = kept.named("1")
    assert {name: getattr(after, name) for name in fields} == fields
    kept.undo()
    assert kept.named("1") == before
    kept.redo()
    assert kept.named("1") == after
    assert examine(kept._connection) == []


def test_a_deed_tells_what_it_was(kept: Library) -> None:
    kept.change([1, 2], setting(starred=True), "starred")
    deed = kept.undo()
    assert deed is not None
    assert (deed.label, [step.note_id for step in deed.steps]) == ("2 notes starred", [1, 2])


def test_a_deed_is_kept_with_the_time_when_it_was_done(kept: Library) -> None:
    kept.change([1], setting(starred=True), "starred")
    rows = kept._connection.execute("SELECT happened, label FROM history").fetchall()
    assert rows == [(NOW, "1 note starred")]


def test_deeds_are_undone_last_first_and_redone_first_last(kept: Library) -> None:
    for title in ("one", "two", "three"):
        kept.change([1], setting(title=title), f"called {title}")
    assert [_label(kept.undo()) for _ in range(4)] == [
        "1 note called three",
        "1 note called two",
        "1 note called one",
        None,
    ]
    assert kept.named("1").title == "A"
    assert [_label(kept.redo()) for _ in range(4)] == [
        "1 note called one",
        "1 note called two",
        "1 note called three",
        None,
    ]
    assert kept.named("1").title == "three"


def test_a_new_deed_ends_the_way_forward(kept: Library) -> None:
    kept.change([1], setting(title="one"), "called")
    kept.undo()
    kept.change([1], setting(title="two"), "called")
    assert kept.redo() is None


def test_what_was_changed_since_stays(kept: Library) -> None:
    kept.change([1], setting(title="Mine", comment="mine"), "edited")
    kept._connection.execute("UPDATE notes SET title = 'Theirs' WHERE id = 1")
    kept.undo()
    assert (kept.named("1").title, kept.named("1").comment) == ("Theirs", "")


def test_an_address_that_one_note_left_to_another_is_undone_and_done_again(kept: Library) -> None:
    moved = {1: "https://c.example/", 2: "https://example.com/"}
    kept.change([1, 2], lambda note: replace(note, url=moved[note.id]), "moved")
    kept.undo()
    undone = [kept.named(name).url for name in "12"]
    kept.redo()
    redone = [kept.named(name).url for name in "12"]
    assert undone == ["https://example.com/", "https://b.example/"]
    assert redone == ["https://c.example/", "https://example.com/"]


def test_a_change_that_changes_nothing_is_no_deed(kept: Library) -> None:
    assert kept.change([1, 2, 99], setting(trashed=False), "restored") == []
    assert kept.undo() is None


def test_the_history_outlives_the_program(tmp_path: Path) -> None:
    with library(tmp_path, draft(title="A")) as kept:
        kept.change([1], setting(title="B"), "called")
    with library(tmp_path) as kept:
        kept.undo()
        assert kept.named("1").title == "A"


def test_a_note_that_is_gone_is_passed_over(kept: Library) -> None:
    kept.change([1, 2], setting(starred=True), "starred")
    kept._connection.execute("DELETE FROM notes WHERE id = 1")
    kept.undo()
    assert kept.named("2").starred is None


def test_an_address_that_another_note_has_by_now_is_not_taken_back(kept: Library) -> None:
    kept.change([1], setting(url="https://c.example/", title="New"), "edited")
    store(kept, draft(title="late"))
    kept.undo()
    note = kept.named("1")
    assert (note.url, note.site, note.title) == ("https://c.example/", "c.example", "A")
    assert the_note(kept).title == "late"


def _label(deed: Any) -> str | None:
    return deed.label if deed else None
