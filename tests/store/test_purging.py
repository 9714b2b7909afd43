"""What is purged is gone: from the tables, the journal, the counts, and the bytes of the file."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from random import Random

import pytest

from tests.support.builders import draft, library, store, titles
from tests.support.random_edits import Dump, actions, check, dump
from tui.filters.parser import parse
from tui.library.edits import (
    AddLinks,
    Outcome,
    Purge,
    Redo,
    Retag,
    Rewrite,
    SaveView,
    SetFlag,
    Undo,
)
from tui.library.library import Library
from tui.store import purging
from tui.store.connection import reading
from tui.store.current_facets import refreshed
from tui.store.journal_tables import OF_NOTES

MARK = "qzxmark"

EVERYTHING = parse("")


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Library]:
    """Notes 1 to 3, the newest first."""
    drafts = (draft(f"https://{name}.example/", title=name.upper()) for name in "abc")
    with library(tmp_path, *drafts) as opened:
        yield opened


def purge(kept: Library, *ids: int) -> Outcome:
    kept.apply(SetFlag(ids, "trashed", True))
    return kept.apply(Purge(ids))


def bytes_of(path: Path) -> bytes:
    return b"".join(each.read_bytes() for each in path.parent.glob(f"{path.name}*"))


def labels(kept: Library) -> list[tuple[str, int]]:
    return [(step.label, step.notes) for step in kept.history.latest(99)]


def undone(kept: Library) -> tuple[str, tuple[int, ...], int]:
    outcome = kept.apply(Undo())
    return outcome.label, outcome.changed, outcome.skipped


def test_nothing_of_a_purged_note_is_left_in_the_file(tmp_path: Path) -> None:
    with library(tmp_path, *(draft(f"https://{n}.example/", title=f"N{n}") for n in range(9))) as k:
        url = f"https://{MARK}url.example/{MARK}path"
        added = draft(
            url,
            title=f"{MARK}title",
            summary=f"{MARK}summary",
            comment=f"{MARK}comment",
            article=f"{MARK}article " * 2_000,
            urls=(f"https://{MARK}other.example/",),
            highlights=({"text": f"{MARK}highlight"},),
            folders=((f"{MARK}folder",),),
            author=f"{MARK}author",
            extra={f"{MARK}key": f"{MARK}value"},
            tags=("plain",),
        )
        note_id = k.apply(AddLinks((added,))).changed[0]
        k.apply(Rewrite(note_id, {"title": f"{MARK}second", "summary": f"{MARK}new summary"}))
        k.apply(Rewrite(note_id, {"url": f"https://{MARK}moved.example/"}))
        k.apply(Undo())
        store(k, draft(url, summary=f"{MARK}version", title=f"{MARK}put aside"))
        k._connection.execute(
            "UPDATE notes SET comment = ? WHERE id = ?", (f"{MARK}theirs", note_id)
        )
        assert MARK.encode() in bytes_of(k.path)
        outcome = purge(k, note_id)
        assert (outcome.changed, outcome.has_remains) == ((note_id,), False)
        assert MARK.encode() not in bytes_of(k.path)
        assert all(
            k._connection.execute(
                f"SELECT 1 FROM {table.name} WHERE note_id = ?", (note_id,)
            ).fetchone()
            is None
            for table in OF_NOTES
        )
        check(k._connection)
        assert titles(k) == [f"N{n}" for n in range(9)]


def test_nothing_is_left_of_notes_that_moved_between_pages(tmp_path: Path) -> None:
    random = Random(1)
    names = [f"{MARK}{random.randint(10**8, 10**9)}x{n}x" for n in range(1_500)]
    texts = {name: f"{name}title" for name in names}
    with library(tmp_path) as kept:
        for start in range(0, len(names), 100):
            store(
                kept,
                *(
                    draft(f"https://{name}.example/", title=texts[name], tags=("a", "b"))
                    for name in names[start : start + 100]
                ),
            )
        gone = random.sample(names, 150)
        purge(kept, *(kept.named(f"https://{name}.example/").id for name in gone))
        content = bytes_of(kept.path)
        assert [name for name in gone if name.encode() in content] == []
        assert all(name.encode() in content for name in names if name not in gone)


def test_what_a_note_with_the_same_link_said_before_is_gone_too(kept: Library) -> None:
    url = f"https://{MARK}.example/"
    kept.apply(AddLinks((draft(url, title=f"{MARK}first"),)))
    kept.apply(Undo())
    note_id = kept.apply(AddLinks((draft(url, title="second"),))).changed[0]
    purge(kept, note_id)
    assert MARK.encode() not in bytes_of(kept.path)
    assert labels(kept) == []


def test_only_notes_that_are_in_the_trash_are_purged(kept: Library) -> None:
    kept.apply(SetFlag((1,), "trashed", True))
    outcome = kept.apply(Purge((1, 2, 99)))
    assert (outcome.changed, outcome.label, outcome.skipped) == ((1,), "1 note purged", 2)
    assert (kept.note(1), kept.note(2) is None) == (None, False)


def test_where_nothing_is_purged_nothing_is_done(kept: Library) -> None:
    outcome = kept.apply(Purge((1,)))
    assert (outcome.changed, outcome.skipped, outcome.step) == ((), 1, None)
    assert labels(kept) == []


def test_a_purge_is_no_step_and_undoing_takes_the_one_before(kept: Library) -> None:
    kept.apply(SetFlag((1, 2), "starred", True))
    kept.apply(Rewrite(2, {"title": "New"}))
    purge(kept, 1)
    assert labels(kept) == [("1 note edited: title", 1), ("2 notes starred, 1 purged since", 1)]
    assert undone(kept) == ("1 note edited: title", (2,), 0)
    assert undone(kept) == ("2 notes starred, 1 purged since", (2,), 0)
    assert undone(kept) == ("", (), 0)
    assert kept.apply(Redo()).changed == (2,)
    assert (kept.named("2").starred, kept.named("2").title) == (True, "B")


def test_purged_notes_are_counted_together(kept: Library) -> None:
    kept.apply(SetFlag((1, 2, 3), "starred", True))
    purge(kept, 1)
    purge(kept, 2)
    assert labels(kept) == [("3 notes starred, 2 purged since", 1)]


def test_a_step_that_made_only_tags_beside_is_gone(kept: Library) -> None:
    kept.apply(Retag((1,), ("new",)))
    purge(kept, 1)
    assert undone(kept) == ("", (), 0)
    assert kept._connection.execute("SELECT name FROM tags").fetchall() == [("new",)]


def test_steps_that_were_undone_can_be_redone_for_other_notes(kept: Library) -> None:
    kept.apply(SetFlag((3,), "trashed", True))
    kept.apply(Retag((1, 3), ("new",)))
    kept.apply(Undo())
    kept.apply(Purge((3,)))
    assert kept.apply(Redo()).label == "new added to 2 notes, 1 purged since"
    assert kept.named("1").tags == ("new",)
    kept.apply(Undo())
    assert kept.named("1").tags == ()
    check(kept._connection)


def test_views_and_what_others_wrote_of_other_notes_stay_undoable(kept: Library) -> None:
    kept.apply(SaveView("v", "#a"))
    kept._connection.execute("UPDATE notes SET title = 'Theirs'")
    purge(kept, 1)
    assert undone(kept) == ("3 notes changed, 1 purged since", (2, 3), 0)
    assert [kept.named(name).title for name in "23"] == ["B", "C"]
    assert undone(kept)[0] == "view v saved"


def test_a_link_can_be_added_again_as_another_note(kept: Library) -> None:
    purge(kept, 1)
    assert kept.apply(AddLinks((draft("https://a.example/"),))).changed == (4,)


def test_the_stored_counts_follow(kept: Library) -> None:
    kept.apply(Retag((1, 2), ("both",)))
    kept.apply(Retag((1,), ("own",)))
    with reading(kept._connection):
        before = refreshed(kept._connection, None)
    purge(kept, 1)
    with reading(kept._connection):
        assert refreshed(kept._connection, before).seq > before.seq
    assert [(tag.name, tag.count, tag.total) for tag in kept.tags(EVERYTHING)] == [("both", 1, 1)]
    with Library(kept.path) as again:
        assert [(tag.name, tag.count) for tag in again.tags(EVERYTHING)] == [("both", 1)]


def test_backups_that_still_have_the_notes_are_named(kept: Library) -> None:
    copies = [kept.path.with_name(f"library.db.{end}") for end in ("backup-1", "before-4")]
    for each in copies:
        with closing(sqlite3.connect(each)) as copy:
            kept._connection.backup(copy)
    shutil.copy(copies[0], kept.path.with_name("library.db.other"))
    later = kept.apply(AddLinks((draft("https://later.example/"),))).changed[0]
    assert purge(kept, later).backups == ()
    assert purge(kept, 1).backups == tuple(copies)


def test_a_backup_that_cannot_be_read_may_have_them(kept: Library) -> None:
    backup = kept.path.with_name("library.db.backup.gz")
    backup.write_bytes(b"compressed")
    assert purge(kept, 1).backups == (backup,)


def test_what_another_program_reads_is_left_in_the_file_and_said(
    kept: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(purging, "READERS_SECONDS", 0)
    with closing(sqlite3.connect(kept.path, isolation_level=None)) as other:
        other.execute("BEGIN")
        other.execute("SELECT * FROM notes").fetchall()
        assert purge(kept, 1).has_remains
        other.execute("ROLLBACK")
    assert not purge(kept, 2).has_remains


@pytest.mark.parametrize("seed", range(12))
def test_whatever_was_done_before_all_else_is_undone_and_redone_as_ever(
    tmp_path: Path, seed: int
) -> None:
    with actions(tmp_path, seed) as made:
        for _ in range(40):
            made.act()
        ids = [row[0] for row in made.kept._connection.execute("SELECT id FROM notes")]
        gone = made.random.sample(ids, len(ids) // 2)
        purge(made.kept, *gone)
        check(made.kept._connection)
        end = dump(made.kept._connection)
        count = 0
        while made.kept.apply(Undo()).label:
            count += 1
        check(made.kept._connection)
        assert not {row[0] for row in dump(made.kept._connection)["notes"]}.intersection(gone)
        for _ in range(count):
            made.kept.apply(Redo())
        assert _without_order(dump(made.kept._connection)) == _without_order(end)
        check(made.kept._connection)
        assert _dangling(made.kept._connection) == []


def _without_order(found: Dump) -> Dump:
    return {name: rows for name, rows in found.items() if name != "order"}


def _dangling(connection: sqlite3.Connection) -> list[tuple[int, ...]]:
    return connection.execute(
        "SELECT id FROM steps WHERE of_step NOT IN (SELECT id FROM steps)"
        " OR latest NOT IN (SELECT id FROM steps)"
        " UNION SELECT id FROM entries WHERE step NOT IN (SELECT id FROM steps)"
    ).fetchall()
