"""Positions that were kept hold until a note that was at one of them moves or goes."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.support.builders import NOW, draft
from tui.errors import StaleResultError
from tui.store import staleness
from tui.store.connection import reading, transaction
from tui.store.database import open_database
from tui.store.draft_import import import_drafts
from tui.store.staleness import check_notes, check_positions, newest_change

Change = Callable[[sqlite3.Connection], object]


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """Notes 1 to 3 at positions 12, 8 and 4."""
    with closing(open_database(tmp_path / "library.db")) as opened:
        drafts = [draft(f"https://{n}.example/", added=f"2025-08-{9 - n:02}") for n in (1, 2, 3)]
        import_drafts(opened, drafts, NOW)
        yield opened


def run(*statements: str) -> Change:
    def change(connection: sqlite3.Connection) -> None:
        for statement in statements:
            connection.execute(statement)

    return change


STARRED = run("UPDATE notes SET starred = 1 WHERE id = 2")
DELETED = run("DELETE FROM notes WHERE id = 2")
MOVED = run("UPDATE notes SET position = 10 WHERE id = 2")
REPLACED = run(
    "UPDATE notes SET position = 10 WHERE id = 2", "UPDATE notes SET position = 8 WHERE id = 3"
)
AWAY_AND_BACK = run(
    "UPDATE notes SET position = 10 WHERE id = 2", "UPDATE notes SET position = 8 WHERE id = 2"
)
ANYWHERE = run("INSERT INTO changes (note_id) VALUES (NULL)")


@pytest.mark.parametrize(
    ("change", "positions", "holds"),
    [
        (STARRED, [12, 8, 4], True),
        (DELETED, [8], False),
        (DELETED, [12, 4], True),
        (MOVED, [8], False),
        (MOVED, [12, 4], True),
        (REPLACED, [8], False),
        (REPLACED, [4], False),
        (REPLACED, [12], True),
        (AWAY_AND_BACK, [12, 8, 4], True),
        (ANYWHERE, [12], False),
    ],
)
def test_positions_hold_while_the_same_notes_are_at_them(
    connection: sqlite3.Connection, change: Change, positions: list[int], holds: bool
) -> None:
    seq = newest_change(connection)
    change(connection)
    if holds:
        check_positions(connection, seq, positions)
    else:
        with pytest.raises(StaleResultError) as caught:
            check_positions(connection, seq, positions)
        assert (caught.value.message, caught.value.hint) == ("The list has changed", "Press again.")


@pytest.mark.parametrize(
    ("change", "note_ids", "holds"),
    [
        (STARRED, [1, 2, 3], True),
        (MOVED, [2], False),
        (MOVED, [1, 3], True),
        (DELETED, [2], False),
        (ANYWHERE, [1], False),
    ],
)
def test_notes_hold_while_they_are_where_they_were(
    connection: sqlite3.Connection, change: Change, note_ids: list[int], holds: bool
) -> None:
    seq = newest_change(connection)
    change(connection)
    if holds:
        check_notes(connection, seq, note_ids)
    else:
        with pytest.raises(StaleResultError):
            check_notes(connection, seq, note_ids)


def test_notes_that_came_between_change_no_position_that_was_kept(
    connection: sqlite3.Connection,
) -> None:
    seq = newest_change(connection)
    import_drafts(connection, [draft("https://new.example/", added="2025-08-07T12:00:00Z")], NOW)
    check_positions(connection, seq, [12, 8, 4])
    check_notes(connection, seq, [1, 2, 3])


def test_old_changes_are_forgotten_and_who_knows_no_newer_one_is_told(
    connection: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(staleness, "MOST_CHANGES", 8)
    monkeypatch.setattr(staleness, "CHANGES_KEPT", 3)
    seq, seen = newest_change(connection), []
    for _ in range(12):
        with transaction(connection):
            connection.execute("UPDATE notes SET read = 1 WHERE id = 1")
            staleness.forget_old_changes(connection)
        seen.append(connection.execute("SELECT count(*) FROM changes").fetchone()[0])
    assert max(seen) <= 8
    check_positions(connection, newest_change(connection) - 2, [12])
    for check in (check_positions, check_notes):
        with pytest.raises(StaleResultError):
            check(connection, seq, [1])


def test_one_moment_is_read_whatever_is_written_meanwhile(
    connection: sqlite3.Connection, tmp_path: Path
) -> None:
    def titles() -> list[str]:
        return [title for (title,) in connection.execute("SELECT title FROM notes ORDER BY id")]

    with closing(open_database(tmp_path / "library.db")) as other:
        with reading(connection), reading(connection):
            before = titles()
            other.execute("UPDATE notes SET title = 'changed'")
            assert titles() == before == ["", "", ""]
        assert titles() == ["changed"] * 3
        with transaction(connection):
            assert connection.in_transaction


def test_one_moment_ends_when_reading_fails(connection: sqlite3.Connection) -> None:
    with pytest.raises(sqlite3.OperationalError), reading(connection):
        connection.execute("SELECT nothing")
    assert not connection.in_transaction
