from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.support.builders import NOW, draft, library
from tui.library.edits import Edit, RemoveView, Retag, SaveView, SetFlag, Undo
from tui.library.library import Library
from tui.store import step_details
from tui.store.connection import transaction
from tui.store.draft_import import import_drafts
from tui.store.step_details import Kind, RowChange, ThingChange, changes_of


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Library]:
    first = draft(title="A", tags=("x", "y"), read=True)
    with library(tmp_path, first, draft("https://b.example/", title="")) as opened:
        yield opened


def changes(kept: Library, step: int | None, count: int = 50) -> list[ThingChange]:
    assert step is not None
    return changes_of(kept._connection, step, count)


def note(note_id: int, name: str, *rows: RowChange) -> ThingChange:
    return ThingChange("notes", note_id, name, rows)


EDITED = RowChange("edits", Kind.INSERTED)
"""That imports leave alone what a person wrote."""

STARRED = (RowChange("notes", Kind.CHANGED, "", {"starred": None}, {"starred": 1}), EDITED)


def by_another(kept: Library, sql: str, *values: Any) -> int:
    """The step of what another program wrote."""
    kept._connection.execute(sql, values)
    with transaction(kept._connection):
        kept._journal.adopt(NOW)
    return kept.history.latest(1)[0].id


def test_each_note_is_named_by_its_title_or_address(kept: Library) -> None:
    step = kept.apply(SetFlag((1, 2), "starred", True)).step
    named = [note(1, "A", *STARRED), note(2, "https://b.example/", *STARRED)]
    assert changes(kept, step) == named


def test_the_first_notes_are_told_whole_where_there_are_more(kept: Library) -> None:
    step = kept.apply(Retag((1, 2), ("new", "z"))).step
    tags = [RowChange("note_tags", Kind.INSERTED, name) for name in ("new", "z")]
    (told,) = changes(kept, step, 1)
    assert (told.note_id, [row for row in told.rows if row.table == "note_tags"]) == (1, tags)
    assert EDITED in told.rows


def test_a_note_that_is_gone_has_the_name_that_it_had(kept: Library) -> None:
    step = kept.apply(SetFlag((1,), "starred", True)).step
    deleted = by_another(kept, "DELETE FROM notes WHERE id = 1")
    assert changes(kept, step) == [note(1, "A", *STARRED)]
    (told,) = changes(kept, deleted)
    assert (told.name, [(row.table, row.kind) for row in told.rows]) == (
        "A",
        [("notes", Kind.DELETED)],
    )


def test_what_was_added_and_undone_has_its_names_still(kept: Library) -> None:
    drafts = [draft("https://c.example/", title="C", tags=("q",))]
    with transaction(kept._connection):
        done = kept._journal.record(
            NOW, lambda: f"{import_drafts(kept._connection, drafts, NOW).added} added"
        )
    assert done
    tagged = kept.apply(Retag((1,), ("late",))).step
    kept.apply(Undo())
    kept.apply(Undo(done.id))
    assert changes(kept, done.id) == [note(3, "C", RowChange("notes", Kind.INSERTED))]
    (told,) = changes(kept, tagged)
    assert [row.name for row in told.rows if row.table == "note_tags"] == ["late"]


def test_a_row_that_is_changed_twice_is_told_once(kept: Library) -> None:
    with transaction(kept._connection):
        kept._connection.execute("UPDATE notes SET title = 'B', read = 0 WHERE id = 1")
        kept._connection.execute("UPDATE notes SET title = 'C', read = 1 WHERE id = 1")
        kept._journal.adopt(NOW)
    title = RowChange("notes", Kind.CHANGED, "", {"title": "A"}, {"title": "C"})
    assert changes(kept, kept.history.latest(1)[0].id) == [note(1, "C", title)]


def test_a_view_has_its_filters(kept: Library) -> None:
    edits: list[Edit] = [SaveView("k", "#x"), SaveView("k", "#y"), RemoveView("k")]
    steps = [kept.apply(edit).step for edit in edits]
    saved, changed, removed = (changes(kept, step)[0] for step in steps)
    view = ("views", None, "k")
    assert (saved.name, saved.rows[0].kind, saved.rows[0].after["filter"]) == (
        "k",
        Kind.INSERTED,
        "#x",
    )
    row = RowChange("views", Kind.CHANGED, "k", {"filter": "#x"}, {"filter": "#y"})
    assert changed == ThingChange(*view, (row,))
    assert (removed.name, removed.rows[0].kind, removed.rows[0].before["filter"]) == (
        "k",
        Kind.DELETED,
        "#y",
    )


def test_tags_and_aliases_are_told_by_name(kept: Library) -> None:
    renamed = by_another(kept, "UPDATE tags SET name = 'X' WHERE key = 'x'")
    row = RowChange("tags", Kind.CHANGED, "X", {"name": "x"}, {"name": "X"})
    assert changes(kept, renamed) == [ThingChange("tags", None, "X", (row,))]


def test_bytes_and_bad_text_are_read(kept: Library) -> None:
    step = by_another(kept, "UPDATE notes SET author = x'ff00', title = CAST(x'66c3' AS TEXT)")
    first = changes(kept, step)[0]
    assert first.name == "f\ufffd"
    assert first.rows == (
        RowChange(
            "notes",
            Kind.CHANGED,
            "",
            {"title": "A", "author": ""},
            {"title": "f\ufffd", "author": b"\xff\x00"},
        ),
    )


def test_of_long_texts_and_bytes_only_the_beginning_is_read(kept: Library) -> None:
    step = by_another(
        kept, "UPDATE notes SET summary = ?, author = ? WHERE id = 1", "x" * 2_000_000, b"y" * 1_001
    )
    (row,) = changes(kept, step)[0].rows
    assert (len(row.after["summary"]), row.after["author"]) == (400, b"y" * 200)


def test_of_a_large_step_only_so_many_entries_are_looked_at(
    kept: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    step = kept.apply(SetFlag((1, 2), "starred", True)).step
    monkeypatch.setattr(step_details, "MOST_READ", 1)
    assert changes(kept, step) == [note(1, "A", *STARRED)]
