from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.support.builders import NOW, draft, library, store, the_note
from tui.errors import UrlNotesError
from tui.library.edits import Outcome, Redo, Retag, Rewrite, SetFlag, Undo, UndoTo
from tui.library.library import Library
from tui.library.processes import active_steps
from tui.model.journal_bounds import USUAL_BOUNDS, JournalBounds
from tui.store import journal_retention, manual_edits, steps
from tui.store.connection import transaction
from tui.store.doctor import examine
from tui.store.draft_import import import_drafts
from tui.store.journal_tables import DERIVED, JOURNALLED, Table
from tui.store.steps import State


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
    rows = kept._connection.execute(
        "SELECT happened, label FROM steps WHERE label <> ''"
    ).fetchall()
    assert rows == [(NOW, "1 note starred")]


def test_deeds_are_undone_last_first_and_redone_first_last(kept: Library) -> None:
    kept.apply(Rewrite(1, {"title": "one"}))
    kept.apply(SetFlag((1, 2), "starred", True))
    kept.apply(Retag((2,), ("new",)))
    assert [kept.apply(Undo()).label for _ in range(4)] == [
        "new added to 1 note",
        "2 notes starred",
        "1 note edited: title",
        "",
    ]
    assert (kept.named("1").title, kept.named("2").starred) == ("A", None)
    assert [kept.apply(Redo()).label for _ in range(4)] == [
        "1 note edited: title",
        "2 notes starred",
        "new added to 1 note",
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


def test_what_a_step_changed_twice_is_not_taken_for_a_change_of_somebody_else(
    kept: Library,
) -> None:
    with transaction(kept._connection):
        kept._journal.record(NOW, lambda: _retitle(kept, "one", "two", "three"))
    kept.apply(Rewrite(2, {"comment": "later"}))
    assert [kept.apply(Undo()).skipped for _ in range(2)] == [0, 0]
    assert (kept.named("1").title, kept.named("2").comment) == ("A", "")


def _retitle(kept: Library, *titles: str) -> str:
    for title in titles:
        kept._connection.execute("UPDATE notes SET title = ? WHERE id = 1", (title,))
    return "retitled"


def test_a_step_that_was_partly_undone_goes_all_the_way_once_nothing_stands_in_it(
    kept: Library,
) -> None:
    first = kept.apply(Rewrite(1, {"title": "one"})).step
    second = kept.apply(Rewrite(1, {"title": "two"})).step
    assert kept.apply(Undo(first)).skipped == 1
    kept.apply(Undo(second))
    kept.apply(Redo(first))
    assert kept.named("1").title == "one"
    assert kept.apply(Undo(first)).skipped == 0
    assert kept.named("1").title == "A"


@pytest.mark.parametrize("number", ["9e999", "-9e999", "1.5"])
def test_no_number_that_another_program_writes_blocks_the_journal(
    kept: Library, number: str
) -> None:
    kept._connection.execute(f"UPDATE notes SET opened = {number} WHERE id = 1")
    kept._connection.execute(f"UPDATE notes SET opened = {number} + 1 WHERE id = 1")
    assert kept.apply(SetFlag((2,), "starred", True)).changed == (2,)
    # JSON has no infinity, so that it cannot be put back.
    assert [kept.apply(Undo()).skipped for _ in range(2)] == [0, int("e" in number)]


def test_tags_that_another_program_merged_are_unmerged(kept: Library) -> None:
    before = kept.named("1")
    kept._connection.execute("INSERT INTO tags (name, key, folded) VALUES ('z', 'z', 'z')")
    kept._connection.execute(
        "UPDATE note_tags SET tag_id = (SELECT id FROM tags WHERE key = 'z')"
        " WHERE tag_id = (SELECT id FROM tags WHERE key = 'y')"
    )
    assert kept.named("1").tags == ("x", "z")
    kept.apply(Undo())
    assert kept.named("1") == before


def test_a_note_whose_number_another_has_by_now_is_counted_and_left(kept: Library) -> None:
    kept._connection.execute("DELETE FROM notes")
    with transaction(kept._connection):
        kept._journal.adopt(NOW)
    with transaction(kept._connection), kept._journal.unrecorded():
        kept._connection.execute(
            "INSERT INTO notes (id, position, url, url_key, page_key, imported)"
            " VALUES (1, 99, 'https://z.example/', '//z.example/', '//z.example/', 1)"
        )
    undone = kept.apply(Undo())
    assert (undone.changed, undone.skipped) == ((2,), 1)


def test_a_step_that_another_program_has_ended_meanwhile_is_not_ended_again(
    kept: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    with transaction(kept._connection):
        step = kept._journal.begin(NOW, "import")
        with kept._journal.recording(step):
            import_drafts(kept._connection, [draft("https://c.example/")], NOW)
    running = steps.running_steps(kept._connection)
    answers = iter([running, []])
    monkeypatch.setattr(Library, "_cut_off_steps", lambda _: next(answers))
    with library(kept.path.parent) as other:
        assert [each.state for each in other.history.latest(9)] == [State.RUNNING]


def test_what_is_undone_while_a_long_step_runs_can_still_be_redone(kept: Library) -> None:
    step = kept.apply(Rewrite(1, {"title": "one"})).step
    with transaction(kept._connection):
        running = kept._journal.begin(NOW, "import")
        active_steps.add(running)
        with kept._journal.recording(running):
            import_drafts(kept._connection, [draft("https://c.example/")], NOW)
    assert kept.apply(Undo(step)).step == step
    with transaction(kept._connection):
        kept._journal.end(running, "import: 1 added", NOW)
    active_steps.discard(running)
    assert kept.apply(Redo()).step == step
    assert kept.apply(Undo()).label == "import: 1 added"


def test_what_was_changed_since_stays(kept: Library) -> None:
    step = kept.apply(Rewrite(1, {"title": "Mine", "comment": "mine"})).step
    kept._connection.execute("UPDATE notes SET title = 'Theirs' WHERE id = 1")
    assert kept.apply(Undo(step)).skipped == 1
    assert (kept.named("1").title, kept.named("1").comment) == ("Theirs", "")


def test_an_address_that_one_note_left_to_another_is_undone_and_done_again(kept: Library) -> None:
    def move() -> str:
        for number, url in ((1, "https://c.example/"), (2, "https://example.com/")):
            note = kept.named(str(number))
            manual_edits.rewrite(kept._connection, note, replace(note, url=url), NOW)
        return "moved"

    with transaction(kept._connection):
        kept._journal.record(NOW, move)
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
    step = kept.apply(SetFlag((1, 2), "starred", True)).step
    kept._connection.execute("DELETE FROM notes WHERE id = 1")
    kept.apply(Undo(step))
    assert kept.named("2").starred is None


def test_an_address_that_another_note_has_by_now_is_not_taken_back(kept: Library) -> None:
    kept.apply(Rewrite(1, {"url": "https://c.example/", "title": "New"}))
    late = kept.apply(Rewrite(2, {"url": "https://example.com/"})).step
    assert kept.apply(Undo(1)).skipped == 1
    note = kept.named("1")
    assert (note.url, note.site, note.title) == ("https://c.example/", "c.example", "A")
    assert the_note(kept).title == "B"
    kept.apply(Undo(late))
    assert the_note(kept).title == "A"


def test_a_note_is_found_by_the_address_that_it_had_before(kept: Library) -> None:
    kept.apply(Rewrite(1, {"url": "https://c.example/"}))
    assert (the_note(kept).id, the_note(kept).urls) == (1, ("https://example.com/",))
    store(kept, draft(title="", summary="late"))
    assert (the_note(kept).id, the_note(kept).summary) == (1, "late")
    kept.apply(Rewrite(1, {"url": "https://example.com/"}))
    assert (the_note(kept).id, the_note(kept).urls) == (1, ("https://c.example/",))


def test_a_note_that_was_imported_stays_where_something_was_written_to_it_since(
    kept: Library,
) -> None:
    drafts = [draft(f"https://{name}.example/", tags=("new",)) for name in "cd"]
    with transaction(kept._connection):
        done = kept._journal.record(
            NOW, lambda: f"{import_drafts(kept._connection, drafts, NOW).added} added"
        )
    kept.apply(Rewrite(3, {"comment": "mine"}))
    assert done is not None
    undone = kept.apply(Undo(done.id))
    assert (undone.changed, undone.skipped) == ((4,), 1)
    assert (kept.named("3").comment, kept.named("3").tags) == ("mine", ("new",))
    assert examine(kept._connection) == []


def test_bytes_that_another_program_wrote_do_not_stand_in_the_way(kept: Library) -> None:
    kept._connection.execute("UPDATE notes SET author = x'ff00' WHERE id = 1")
    step = kept.apply(Rewrite(2, {"title": "New"})).step
    kept._connection.execute("UPDATE notes SET author = 'fine' WHERE id = 1")
    kept._connection.execute("UPDATE notes SET title = CAST(x'66c3' AS TEXT) WHERE id = 2")
    assert kept.apply(Undo()).skipped > 0
    assert kept.apply(Undo(step)).skipped > 0
    rows = kept._connection.execute("SELECT author, CAST(title AS BLOB) FROM notes ORDER BY id")
    assert rows.fetchall() == [(b"\xff\x00", b"A"), ("", b"f\xc3")]


def test_a_tag_that_was_made_anew_under_another_number_comes_back(kept: Library) -> None:
    step = kept.apply(Retag((1,), ("new",))).step
    kept.apply(Undo())
    store(kept, draft("https://b.example/", tags=("New",)))
    kept._connection.execute("UPDATE steps SET state = 'undone' WHERE id = ?", (step,))
    kept.apply(Redo(step))
    assert [kept.named(name).tags for name in "12"] == [("x", "y", "New"), ("New",)]


def test_a_turn_that_changes_nothing_is_followed_by_one_that_does_not_either(
    kept: Library,
) -> None:
    step = kept.apply(Rewrite(1, {"title": "Mine"})).step
    kept._connection.execute("UPDATE notes SET title = 'Theirs' WHERE id = 1")
    undone = kept.apply(Undo(step))
    assert (undone.changed, undone.skipped) == ((), 1)
    redone = kept.apply(Redo(step))
    assert (redone.changed, kept.named("1").title) == ((), "Theirs")


def test_every_table_is_journalled_or_derived(kept: Library) -> None:
    rows = kept._connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        " AND name NOT LIKE 'note_text_%' AND name NOT LIKE '_sqlite_%'"
    )
    named = [*(table.name for table in JOURNALLED), *DERIVED]
    assert sorted(name for (name,) in rows) == sorted(named)


@pytest.mark.parametrize("table", JOURNALLED, ids=lambda table: table.name)
def test_every_column_of_a_journalled_table_is_named(kept: Library, table: Table) -> None:
    rows = kept._connection.execute(f"PRAGMA table_info({table.name})")
    assert sorted(row[1] for row in rows) == sorted((*table.columns, *table.derived))


def test_notes_that_were_changed_since_are_counted_and_left(kept: Library) -> None:
    step = kept.apply(SetFlag((1, 2), "starred", True)).step
    kept._connection.execute("UPDATE notes SET starred = 0 WHERE id = 1")
    undone = kept.apply(Undo(step))
    assert (undone.label, undone.changed, undone.skipped) == ("2 notes starred", (2,), 1)


def test_old_steps_are_forgotten_where_the_journal_is_too_large(
    tmp_path: Path,
) -> None:
    now = NOW
    with library(tmp_path, draft(title="A")) as kept:
        kept._clock = lambda: now
        for flag in ("starred", "read"):
            kept.apply(SetFlag((1,), flag, True))
            now += USUAL_BOUNDS.days * journal_retention.DAY // 2 + 1
        kept.apply(Undo())
        kept.apply(SetFlag((1,), "archived", True))
        assert [step.label for step in kept.history.latest(9)][-1] == "1 note starred"
        kept.bound_journal(JournalBounds(megabytes=0))
        kept.apply(SetFlag((1,), "private", True))
        labels = [step.label for step in kept.history.latest(9)]
        assert labels == ["1 note made private", "1 note archived", "1 note marked as read"]
        sizes = "SELECT sum(size) FROM steps"
        entries = (
            "SELECT sum(length(key) + coalesce(length(before), 0) + coalesce(length(after), 0))"
            " FROM entries WHERE step IS NOT NULL"
        )
        found = [kept._connection.execute(each).fetchone() for each in (sizes, entries)]
        assert found[0] == found[1]


def test_a_step_that_a_later_one_builds_on_is_not_undone_alone(kept: Library) -> None:
    first = kept.apply(Rewrite(1, {"title": "one"})).step
    late = kept.apply(Rewrite(1, {"title": "two"})).step
    refused = kept.apply(Undo(first, is_alone=True))
    assert (refused.is_built_upon, refused.step, refused.label) == (
        True,
        None,
        "1 note edited: title",
    )
    assert kept.named("1").title == "two"
    assert kept.apply(Undo(late, is_alone=True)).step == late
    assert kept.apply(Undo(first, is_alone=True)).step == first
    assert kept.named("1").title == "A"


def test_the_steps_down_to_one_are_undone_in_one_go(kept: Library) -> None:
    first = kept.apply(SetFlag((2,), "starred", True)).step
    kept.apply(Rewrite(1, {"title": "one"}))
    kept.apply(Rewrite(1, {"title": "two"}))
    assert first is not None
    undone = kept.apply(UndoTo(first))
    assert undone == Outcome(
        (1, 2),
        "3 steps, down to: 1 note starred",
        first,
        seq=undone.seq,
        steps=(first + 2, first + 1, first),
    )
    assert (kept.named("1").title, kept.named("2").starred) == ("A", None)
    assert kept.apply(UndoTo(first)).label == ""
    assert [kept.apply(Redo()).step for _ in range(4)] == [first, first + 1, first + 2, None]


def test_undoing_down_to_a_step_stops_where_there_is_a_newer_one_than_was_listed(
    kept: Library,
) -> None:
    first = kept.apply(SetFlag((1,), "starred", True)).step
    assert first is not None
    with library(kept.path.parent) as other:
        newer = other.apply(SetFlag((2,), "starred", True)).step
    outcome = kept.apply(UndoTo(first, latest=first))
    assert outcome.other is not None
    assert (outcome.other.id, outcome.changed) == (newer, ())
    assert kept.apply(UndoTo(first, latest=newer)).changed == (1, 2)


def test_nothing_is_undone_below_an_import_that_runs(kept: Library) -> None:
    first = kept.apply(SetFlag((1,), "starred", True)).step
    assert first is not None
    with transaction(kept._connection):
        running = kept._journal.begin(NOW, "import")
    active_steps.add(running)
    with pytest.raises(UrlNotesError, match="An import is under way"):
        kept.apply(UndoTo(first))
    active_steps.discard(running)
    assert kept.apply(UndoTo(first)).changed == (1,)


def test_one_step_that_is_the_last_down_to_itself_is_called_as_it_is(kept: Library) -> None:
    step = kept.apply(SetFlag((2,), "starred", True)).step
    assert step is not None
    undone = kept.apply(UndoTo(step))
    assert (undone.label, undone.steps) == ("1 note starred", (step,))
