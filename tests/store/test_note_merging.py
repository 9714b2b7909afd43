"""Merged notes are one, found by what found any of them; undoing brings all of them back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.support.builders import NOW, draft, library, store, titles
from tui.errors import NoteNotFoundError
from tui.library.edits import (
    AddLinks,
    MergeNotes,
    Outcome,
    Purge,
    Redo,
    Retag,
    Rewrite,
    SetFlag,
    Undo,
)
from tui.library.library import Library
from tui.model.instant import Instant
from tui.store.doctor import examine

ONE, TWO, THREE = (f"https://a.example/page#{name}" for name in ("one", "two", "three"))

DRAFTS = (
    draft(ONE, title="One", tags=("a",), comment="mine", added="2025-03-01T00:00:00Z"),
    draft(
        TWO,
        title="Two",
        summary="zebra",
        tags=("A", "b"),
        comment="its",
        added="2025-01-01T00:00:00Z",
        folders=(("Bar", "Tools"),),
        highlights=({"text": "marked"},),
        urls=("https://short.example/x",),
        starred=True,
        extra={"service": {"id": 7}},
        article="whole text",
    ),
    draft("https://b.example/", title="Other", added="2025-02-01T00:00:00Z"),
    draft(THREE, title="Three", added="2024-01-01T00:00:00Z"),
)


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Library]:
    """Notes 1, 2 and 4 are of one page, 3 is of another; 2 has a past."""
    with library(tmp_path, *DRAFTS) as opened:
        store(opened, draft(TWO, title="Kept aside", summary="also"), source="url-notes-site")
        opened.apply(Retag((2,), ("c",), ("b",)))
        yield opened
        assert examine(opened._connection) == []


OWNED = ("notes", "articles", "note_tags", "note_folders", "note_urls", "note_highlights")


def everything(opened: Library) -> dict[str, list[Any]]:
    """All rows that a person owns, but for what a row that moved is called."""
    columns = {"note_tags": "note_id, tag_id"}
    tables = (*OWNED, "versions", "edits", "note_sources")
    return {
        table: opened._connection.execute(
            f"SELECT {columns.get(table, '*')} FROM {table} ORDER BY 1, 2"
        ).fetchall()
        for table in tables
    }


def test_the_one_that_stands_has_all_and_the_others_are_gone(kept: Library) -> None:
    outcome = kept.apply(MergeNotes((1, 2, 4), 1))
    assert outcome[:3] == ((1, 2, 4), "3 notes merged into one", 2)
    (note,) = kept.notes_of([1, 2, 4])
    assert note == replace(
        note,
        title="One",
        summary="zebra",
        comment="mine\n\nits",
        tags=("a", "c"),
        added=Instant.from_iso("2024-01-01T00:00:00Z"),
        updated=Instant(NOW),
        urls=(TWO, "https://short.example/x", THREE),
        folders=(("Bar", "Tools"),),
        highlights=({"text": "marked"},),
        starred=True,
        extra={"service": {"id": 7}},
        article="whole text",
    )
    assert {(each.field, each.content) for each in kept.versions(1)} == {
        ("title", "Two"),
        ("title", "Three"),
        ("title", "Kept aside"),
        ("summary", "also"),
    }


def test_undoing_and_redoing_give_back_every_row(kept: Library) -> None:
    before = everything(kept)
    kept.apply(MergeNotes((2, 4, 1), 2))
    after = everything(kept)
    for _ in range(2):
        outcome = kept.apply(Undo())
        assert (everything(kept), outcome.skipped) == (before, 0)
        outcome = kept.apply(Redo())
        assert (everything(kept), outcome.skipped) == (after, 0)


def test_the_list_is_in_its_order_and_words_are_found_again_after_each(kept: Library) -> None:
    kept.apply(MergeNotes((1, 2, 4), 1))
    assert (titles(kept), titles(kept, "zebra its")) == (["Other", "One"], ["One"])
    kept.apply(Undo())
    assert titles(kept) == ["One", "Other", "Two", "Three"]
    assert titles(kept, "zebra its") == ["Two"]


@pytest.mark.parametrize("url", [TWO, "http://www.a.example/page#two", "https://short.example/x"])
def test_their_addresses_find_the_one_that_stands(kept: Library, url: str) -> None:
    kept.apply(MergeNotes((4, 1, 2), 4))
    assert kept.named(url).id == 4
    assert kept.apply(AddLinks((draft(url, tags=("new",)),))).changed == (4,)
    assert "new" in kept.named(THREE).tags


def test_the_next_import_brings_none_of_them_back_and_changes_nothing(kept: Library) -> None:
    kept.apply(MergeNotes((1, 2, 4), 1))
    before = everything(kept)
    for source in ("", "url-notes-site"):
        store(kept, *DRAFTS, source=source)
    assert titles(kept, "in:all") == ["Other", "One"]
    after = everything(kept)
    assert {name: after[name] for name in OWNED} == {name: before[name] for name in OWNED}


def test_a_note_is_merged_as_another_program_has_left_it(kept: Library, tmp_path: Path) -> None:
    with Library(kept.path, clock=lambda: NOW) as other:
        other.apply(Rewrite(2, {"comment": "newer", "title": "Newer"}))
    kept.apply(MergeNotes((1, 2), 1))
    assert kept.named(ONE).comment == "mine\n\nnewer"
    assert ("title", "Newer") in {(each.field, each.content) for each in kept.versions(1)}


def purge(opened: Library, *note_ids: int) -> None:
    with Library(opened.path, clock=lambda: NOW) as other:
        other.apply(SetFlag(note_ids, "trashed", True))
        other.apply(Purge(note_ids))


def test_what_was_purged_meanwhile_is_passed_over_and_told(kept: Library) -> None:
    purge(kept, 2)
    outcome = kept.apply(MergeNotes((1, 2, 4), 1))
    assert (outcome.changed, outcome.label, outcome.skipped) == (
        (1, 4),
        "2 notes merged into one",
        1,
    )


def test_nothing_is_merged_where_only_one_is_left(kept: Library) -> None:
    purge(kept, 2, 4)
    before = everything(kept)
    outcome = kept.apply(MergeNotes((1, 2, 4), 1))
    assert outcome == Outcome(seq=outcome.seq, skipped=2)
    assert everything(kept) == before


def test_nothing_is_merged_into_a_note_that_is_gone(kept: Library) -> None:
    purge(kept, 1)
    before = everything(kept)
    with pytest.raises(NoteNotFoundError, match="Note 1 is gone"):
        kept.apply(MergeNotes((1, 2, 4), 1))
    assert everything(kept) == before


def test_what_was_written_into_the_note_since_stays_when_it_is_undone(kept: Library) -> None:
    kept.apply(MergeNotes((1, 2), 1))
    kept.apply(Rewrite(1, {"comment": "all new"}))
    outcome = kept.apply(Undo(2))
    assert (outcome.skipped, kept.named(ONE).comment, kept.named(TWO).comment) == (
        1,
        "all new",
        "its",
    )


def test_duplicates_are_those_of_the_same_page_outside_the_trash(kept: Library) -> None:
    kept.apply(SetFlag((4,), "trashed", True))
    assert [each.note.id for each in kept.mergeable([2])] == [2, 1]
    assert [each.note.id for each in kept.mergeable([4])] == [4, 1, 2]
    assert [each.note.id for each in kept.mergeable([3])] == [3]
    assert [each.note.id for each in kept.mergeable([3, 99, 2])] == [3, 2]


def test_pages_are_told_apart_in_the_order_of_their_first_notes(kept: Library) -> None:
    assert kept.pages_of([3, 4, 99, 2]) == [[4, 2]]
    assert kept.pages_of([3, 4]) == []
