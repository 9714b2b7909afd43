"""Many notes get the same values in one step, and keep all else."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.support.builders import draft, library, store, titles
from tests.support.chunks import write_in_chunks
from tui.library import edits
from tui.library.edits import Edit, Retag, Rewrite, SetFlag, SetValues, Undo
from tui.library.library import Library
from tui.model.instant import Instant
from tui.model.note import Note
from tui.store.doctor import examine

THREE = (1, 2, 3)
NAMES = ("author", "site", "added", "starred")


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Library]:
    drafts = (
        draft("https://a.example/", title="A", tags=("rust", "ai"), added="2025-01-03", author="Z"),
        draft("https://b.example/", title="B", tags=("ai",), added="2025-01-02", author="Z"),
        draft("https://c.example/", title="C", added="2025-01-01", author="Z", starred=True),
    )
    with library(tmp_path, *drafts) as opened:
        yield opened


def all_notes(kept: Library) -> list[Note]:
    return kept.notes_of(THREE)


@pytest.mark.parametrize("most_at_once", [1_000, 1])
def test_values_and_tags_are_one_step_that_is_undone(
    kept: Library, monkeypatch: pytest.MonkeyPatch, most_at_once: int
) -> None:
    monkeypatch.setattr(edits, "MOST_AT_ONCE", most_at_once)
    write_in_chunks(monkeypatch, 2)
    before = all_notes(kept)
    values = {"author": "Ada", "starred": None, "lang": "en"}
    outcome = kept.apply(SetValues((*THREE, 9), values, ("kv cache",), ("ai",)))
    assert (outcome.changed, outcome.label) == (
        THREE,
        "3 notes edited: author, starred, lang, tags",
    )
    after = all_notes(kept)
    assert {(each.author, each.starred, each.lang) for each in after} == {("Ada", None, "en")}
    assert [each.tags for each in after] == [("rust", "kv cache"), ("kv cache",), ("kv cache",)]
    assert [(each.title, each.added) for each in after] == [(b.title, b.added) for b in before]
    assert examine(kept._connection) == []
    kept.apply(Undo())
    assert all_notes(kept) == before


def test_only_what_differs_is_changed_and_counted(kept: Library) -> None:
    outcome = kept.apply(SetValues(THREE, {"starred": True}))
    assert (outcome.changed, outcome.label) == ((1, 2), "2 notes starred")
    assert kept.apply(SetValues(THREE, {"starred": True})).step is None


@pytest.mark.parametrize(
    ("edit", "same", "label"),
    [
        (SetValues(THREE, {}, ("kv cache",), ("ai",)), Retag(THREE, ("kv cache",), ("ai",)), None),
        (SetValues(THREE, {}, ("kv cache",), ("none",)), Retag(THREE, ("kv cache",)), None),
        (SetValues(THREE, {"archived": True}), SetFlag(THREE, "archived", True), None),
        (Rewrite(1, {"archived": True}), SetFlag((1,), "archived", True), None),
        (SetValues(THREE, {"starred": None}), None, "3 notes edited: starred"),
    ],
    ids=repr,
)
def test_the_same_change_is_called_the_same_whichever_edit_makes_it(
    kept: Library, edit: Edit, same: Edit | None, label: str | None
) -> None:
    kept.apply(SetFlag(THREE, "starred", True))
    called = kept.apply(edit).label
    kept.apply(Undo())
    assert called == (kept.apply(same).label if same else label)


def test_notes_stand_where_their_new_date_belongs(kept: Library) -> None:
    kept.apply(SetValues((1, 2), {"added": Instant.from_iso("2024-06-01")}))
    assert titles(kept) == ["C", "A", "B"]
    assert examine(kept._connection) == []
    kept.apply(Undo())
    assert titles(kept) == ["A", "B", "C"]


def test_what_another_program_left_odd_stays(kept: Library) -> None:
    with closing(sqlite3.connect(kept.path)) as other, other:
        other.execute("UPDATE notes SET title = 'two  blanks', published = 'soon' WHERE id = 1")
    kept.apply(SetValues(THREE, {"author": "Ada"}))
    query = "SELECT title, published, author FROM notes WHERE id = 1"
    assert kept._connection.execute(query).fetchone() == ("two  blanks", "soon", "Ada")


def test_no_import_overwrites_it(kept: Library) -> None:
    kept.apply(SetValues(THREE, {"author": ""}, (), ("rust",)))
    store(kept, draft("https://a.example/", tags=("rust", "new")))
    assert all_notes(kept)[0].tags == ("ai", "new")


def test_what_notes_share_is_found(kept: Library) -> None:
    found = kept.shared([3, 9, 1, 2], NAMES)
    assert found is not None
    assert (found.first, found.differing) == (
        kept.named("1"),
        frozenset(("site", "added", "starred")),
    )
    found = kept.shared([2, 1], NAMES)
    assert found is not None
    assert found.differing == {"site", "added"}
    assert kept.shared([9], NAMES) is None
