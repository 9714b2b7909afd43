"""Many notes change by few statements, and each of them is logged as it was and is."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

import pytest

from tests.support.builders import NOW, draft, library, store
from tests.support.sqlite_errors import disk_full
from tui.library.edits import AddLinks, MarkOpened, Outcome, Redo, Retag, Rewrite, SetFlag, Undo
from tui.library.library import Library
from tui.model.instant import Instant
from tui.store.doctor import examine

EARLIER = Instant.from_iso("2025-01-01")
LATER = Instant(NOW)


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Library]:
    """Note 1 is tagged a and b and was updated; note 2 is tagged b and starred; 3 has nothing."""
    drafts = (
        draft("https://1.example/", tags=("a", "b"), updated="2025-01-01", read=False),
        draft("https://2.example/", tags=("B",), starred=True),
        draft("https://3.example/"),
    )
    with library(tmp_path, *drafts) as opened:
        yield opened
        assert examine(opened._connection) == []


def tags(kept: Library) -> list[tuple[str, ...]]:
    return [note.tags for note in kept.notes_of([1, 2, 3])]


def edited(kept: Library) -> list[tuple[int, str]]:
    """What an import does not overwrite."""
    query = "SELECT note_id, field FROM edits ORDER BY note_id, field"
    return list(kept._connection.execute(query))


def changes(kept: Library) -> int:
    found = kept._connection.execute("SELECT max(seq) FROM changes").fetchone()
    return int(found[0])


def test_a_flag_is_set_where_it_is_not_so_already(kept: Library) -> None:
    outcome = kept.apply(SetFlag((1, 2, 3, 99), "starred", True))
    assert outcome == Outcome((1, 3), "2 notes starred", 1, changes(kept))
    assert [note.starred for note in kept.notes_of([1, 2, 3])] == [True] * 3
    assert edited(kept) == [(1, "starred"), (3, "starred")]
    kept.apply(Undo())
    assert [note.starred for note in kept.notes_of([1, 2, 3])] == [None, True, None]


def test_a_flag_that_nothing_is_known_of_is_not_set(kept: Library) -> None:
    assert kept.apply(SetFlag((1, 2, 3), "read", False)) == Outcome(seq=changes(kept))
    assert [note.read for note in kept.notes_of([1, 2, 3])] == [False, None, None]


def test_a_flag_says_nothing_of_when_a_note_was_updated(kept: Library) -> None:
    kept.apply(SetFlag((1, 3), "archived", True))
    kept.apply(MarkOpened((1, 3)))
    assert [note.updated for note in kept.notes_of([1, 3])] == [EARLIER, None]


def test_tags_are_added_behind_and_taken_away_and_put_back(kept: Library) -> None:
    before = kept.notes_of([1, 2, 3])
    outcome = kept.apply(Retag((1, 2, 3, 99), ("c", "d"), ("B", "unknown")))
    assert (outcome.changed, outcome.label) == ((1, 2, 3), "c, d added to 3 notes, B removed")
    assert tags(kept) == [("a", "c", "d"), ("c", "d"), ("c", "d")]
    assert {note.updated for note in kept.notes_of([1, 2, 3])} == {LATER}
    after = kept.notes_of([1, 2, 3])
    kept.apply(Undo())
    assert kept.notes_of([1, 2, 3]) == before
    kept.apply(Redo())
    assert kept.notes_of([1, 2, 3]) == after


def test_tags_that_are_there_change_nothing(kept: Library) -> None:
    outcome = kept.apply(Retag((1, 2), ("B",), ("zebra",)))
    assert (outcome.changed, tags(kept)) == ((), [("a", "b"), ("b",), ()])
    assert kept.notes_of([1])[0].updated == EARLIER


def test_a_tag_that_is_added_as_well_is_not_taken_away(kept: Library) -> None:
    kept.apply(Retag((1, 3), ("b",), ("b", "a")))
    assert tags(kept) == [("b",), ("b",), ("b",)]


def test_an_alias_is_added_and_taken_away_as_the_tag_that_it_stands_for(kept: Library) -> None:
    kept._connection.execute(
        "INSERT INTO aliases (key, name, folded, tag_id)"
        " SELECT 'be', 'be', 'be', id FROM tags WHERE key = 'b'"
    )
    kept.apply(Retag((3,), ("be",), ("a",)))
    kept.apply(Retag((1,), (), ("BE",)))
    assert tags(kept) == [("a",), ("b",), ("b",)]


def test_what_a_person_took_away_no_import_brings_back_until_it_is_given_again(
    kept: Library,
) -> None:
    kept.apply(Retag((1,), (), ("a",)))
    store(kept, draft("https://1.example/", tags=("a",)))
    assert tags(kept)[0] == ("b",)
    kept.apply(Retag((1,), ("a",)))
    assert edited(kept) == [(1, "tags"), (1, "updated")]


@pytest.mark.parametrize(
    ("values", "is_update"),
    [
        ({"title": "New"}, True),
        ({"comment": "mine"}, True),
        ({"url": "https://new.example/"}, True),
        ({"added": EARLIER}, True),
        ({"tags": ("a",)}, True),
        ({"starred": True}, False),
        ({"trashed": True}, False),
        ({"opened": LATER}, False),
        ({}, False),
    ],
)
def test_a_note_was_updated_when_a_person_changed_what_it_says(
    kept: Library, values: dict[str, object], is_update: bool
) -> None:
    kept.apply(Rewrite(1, values))
    assert kept.notes_of([1])[0].updated == (LATER if is_update else EARLIER)


def test_another_date_brings_a_note_to_where_its_age_belongs_and_back(tmp_path: Path) -> None:
    drafts = (draft(f"https://{n}.example/", title=n, added=f"2025-08-0{n}") for n in "321")
    with library(tmp_path, *drafts, name="dated.db") as kept:
        kept.apply(Rewrite(1, {"added": Instant.from_iso("2025-08-01T06:00:00Z")}))
        assert _in_order(kept) == ["2", "1", "3"]
        kept.apply(Rewrite(1, {"added": None}))
        assert _in_order(kept) == ["3", "2", "1"]
        kept.apply(Undo())
        kept.apply(Undo())
        assert _in_order(kept) == ["3", "2", "1"]
        assert examine(kept._connection) == []


def _in_order(kept: Library) -> list[str]:
    rows = kept._connection.execute("SELECT title FROM notes ORDER BY position DESC")
    return [title for (title,) in rows]


def test_a_known_link_that_gains_something_was_updated_and_one_that_gains_nothing_not(
    kept: Library,
) -> None:
    assert kept.apply(AddLinks((draft("https://1.example/"),))).step is None
    assert kept.notes_of([1])[0].updated == EARLIER
    kept.apply(AddLinks((draft("https://1.example/", comment="mine"),)))
    assert kept.notes_of([1])[0].updated == LATER


def test_many_notes_take_few_statements(tmp_path: Path) -> None:
    notes = (draft(f"https://{n}.example/", tags=("old",)) for n in range(500))
    with library(tmp_path, *notes, name="many.db") as kept:
        ids = tuple(range(1, 501))
        for edit in (SetFlag(ids, "starred", True), Retag(ids, ("new",), ("old",))):
            assert _statements(kept, edit) <= 45
        assert _statements(kept, Undo()) < 5 * len(ids)
        assert {note.tags for note in kept.notes_of(ids)} == {("old",)}


def _statements(kept: Library, edit: SetFlag | Retag | Undo) -> int:
    """How many statements an edit takes; what a trigger does is told as the statement again."""
    seen: list[str] = []
    kept._connection.set_trace_callback(seen.append)
    kept.apply(edit)
    kept._connection.set_trace_callback(None)
    return sum(1 for _ in groupby(seen))


def test_a_step_on_a_note_that_is_gone_is_passed_over(kept: Library) -> None:
    tagged = kept.apply(Retag((1, 3), ("new",)))
    kept._connection.execute("DELETE FROM notes WHERE id = 3")
    kept.apply(Undo(tagged.step))
    assert kept.notes_of([1])[0].tags == ("a", "b")


def test_nothing_is_written_of_a_change_that_fails(
    kept: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.store.journal.Journal.end", disk_full)
    before = kept.notes_of([1, 2, 3])
    with pytest.raises(Exception, match="The disk is full"):
        kept.apply(Retag((1, 2, 3), ("new",)))
    assert (kept.notes_of([1, 2, 3]), edited(kept)) == (before, [])
