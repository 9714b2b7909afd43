"""Whatever is done to a library, undoing all of it ends where it began."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.support.builders import draft, store
from tests.support.random_edits import actions, check, dump
from tui.library.edits import Redo, Undo
from tui.store import reversal

STEPS = 50


@pytest.mark.parametrize("seed", range(30))
def test_undoing_everything_ends_where_it_began_and_redoing_where_it_was(
    tmp_path: Path, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reversal, "LARGE", (1, 3, reversal.LARGE)[seed % 3])
    with actions(tmp_path, seed) as made:
        start = dump(made.kept._connection)
        for _ in range(STEPS):
            made.act()
        end = dump(made.kept._connection)
        count = made.undo_all()
        assert dump(made.kept._connection) == start
        check(made.kept._connection)
        for _ in range(count):
            made.kept.apply(Redo())
        assert dump(made.kept._connection) == end
        check(made.kept._connection)
        made.undo_all()
        assert dump(made.kept._connection) == start


@pytest.mark.parametrize("seed", range(12))
def test_what_another_program_writes_stays_when_everything_is_undone(
    tmp_path: Path, seed: int
) -> None:
    with actions(tmp_path, 2 * seed) as made, closing(sqlite3.connect(made.path)) as other:
        # A merge takes over what the other program wrote into one note, and writes to another.
        made.merges = False
        store(made.kept, *(draft(f"https://theirs.example/{n}") for n in range(3)))
        start, written = dump(made.kept._connection), {}
        ids = [row[0] for row in other.execute("SELECT id FROM notes")]
        for number in range(STEPS):
            made.act()
            note_id = made.random.choice(ids)
            written[note_id] = f"author {number}"
            other.execute("UPDATE notes SET author = ? WHERE id = ?", (written[note_id], note_id))
            other.commit()
            made.set_others_apart()
        made.undo_all()
        check(made.kept._connection)
        made.kept._connection.executemany(
            "UPDATE notes SET author = '' WHERE id = ? AND author = ?", list(written.items())
        )
        assert dump(made.kept._connection) == start


@pytest.mark.parametrize("seed", range(12))
def test_whatever_another_program_writes_nothing_is_lost_that_it_wrote(
    tmp_path: Path, seed: int
) -> None:
    with actions(tmp_path, seed) as made, closing(sqlite3.connect(made.path)) as other:
        for _ in range(STEPS):
            made.act()
        ids = [row[0] for row in other.execute("SELECT id FROM notes")]
        for note_id in ids:
            other.execute("UPDATE notes SET comment = 'theirs' WHERE id = ?", (note_id,))
        other.commit()
        made.set_others_apart()
        skipped = 0
        while (outcome := made.kept.apply(Undo())).label:
            skipped += outcome.skipped
        check(made.kept._connection)
        rows = made.kept._connection.execute("SELECT id, comment FROM notes").fetchall()
        assert {note_id: comment for note_id, comment in rows if note_id in ids} == dict.fromkeys(
            ids, "theirs"
        )
        assert skipped > 0 or not ids
