"""The copy of the counts is either as it was written, or made anew."""

from __future__ import annotations

import logging
import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.support.builders import NOW, draft
from tui.model.row import TagCount
from tui.store import snapshot, snapshot_copy
from tui.store.current_facets import keep_copy, refreshed
from tui.store.database import open_database
from tui.store.draft_import import import_drafts

TAGS = ("ai", "rust", "web", "go", "zfs", "linux", "data")
FLIPS = 200


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    chance = random.Random(1)
    drafts = [
        draft(f"https://example.com/{n}", tags=tuple(chance.sample(TAGS, n % 5)), read=n % 3 == 0)
        for n in range(60)
    ]
    with closing(open_database(tmp_path / "library.db")) as opened:
        import_drafts(opened, drafts, NOW)
        opened.execute("DELETE FROM snapshot")
        keep_copy(opened, refreshed(opened, None))
        yield opened


def counts(connection: sqlite3.Connection) -> list[list[TagCount]]:
    """The tags of all notes and of those that are read, from the copy where there is one."""
    known = refreshed(connection, None)
    return [list(known.counts(notes)) for notes in (known.all, known.states["read"])]


def flipped(content: bytes, bit: int) -> bytes:
    """Some bytes with one bit as it was not."""
    changed = bytearray(content)
    changed[bit // 8] ^= 1 << bit % 8
    return bytes(changed)


def test_a_copy_with_a_flipped_bit_is_not_believed(connection: sqlite3.Connection) -> None:
    expected, before = counts(connection), snapshot_copy.load(connection)
    parts: dict[str, bytes] = dict(connection.execute("SELECT name, content FROM snapshot"))
    bits = [(name, bit) for name, content in parts.items() for bit in range(8 * len(content))]
    for name, bit in random.Random(2).sample(bits, FLIPS):
        changed = flipped(parts[name], bit)
        connection.execute("UPDATE snapshot SET content = ? WHERE name = ?", (changed, name))
        assert (name, bit, counts(connection)) == (name, bit, expected)
        keep_copy(connection, refreshed(connection, None))
        assert snapshot_copy.load(connection) == before


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE snapshot SET content = substr(content, 1, length(content) - 4)",
        "UPDATE snapshot SET content = substr(content, 5) WHERE name = 'tags_of_notes'",
        "UPDATE snapshot SET content = x'' WHERE name = 'notes'",
        "UPDATE snapshot SET content = 'text'",
        "UPDATE snapshot SET content = 7 WHERE name = 'checksum'",
        "UPDATE snapshot SET content = x'ffff' WHERE name = 'seq'",
        "UPDATE snapshot SET content = zeroblob(1000000) WHERE name = 'tags'",
        "DELETE FROM snapshot WHERE name = 'note_ends'",
        "DELETE FROM snapshot WHERE name = 'checksum'",
        "UPDATE snapshot SET name = CAST(x'ff' AS TEXT) WHERE name = 'tags'",
        """UPDATE snapshot SET name = 'x' WHERE name = 'read';
        UPDATE snapshot SET name = 'read' WHERE name = 'starred';
        UPDATE snapshot SET name = 'starred' WHERE name = 'x'""",
    ],
)
def test_a_damaged_copy_is_made_anew_and_only_the_log_says_so(
    connection: sqlite3.Connection, damage: str, caplog: pytest.LogCaptureFixture
) -> None:
    expected, before = counts(connection), snapshot_copy.load(connection)
    connection.executescript(damage)
    with caplog.at_level(logging.INFO, "tui"):
        assert counts(connection) == expected
    assert caplog.messages == ["the copy of the counts is damaged, and is made anew"]
    keep_copy(connection, refreshed(connection, None))
    assert snapshot_copy.load(connection) == before


def test_a_copy_as_of_a_change_that_never_was_is_of_another_library(
    connection: sqlite3.Connection, tmp_path: Path
) -> None:
    expected = counts(connection)
    with closing(open_database(tmp_path / "other.db")) as other:
        import_drafts(other, [draft(f"https://b.example/{n}", tags=("b",)) for n in range(99)], NOW)
        other.execute("UPDATE notes SET title = 'b'")
        other.execute("DELETE FROM snapshot")
        keep_copy(other, refreshed(other, None))
        parts = other.execute("SELECT name, content FROM snapshot").fetchall()
    connection.execute("DELETE FROM snapshot")
    connection.executemany("INSERT INTO snapshot VALUES (?, ?)", parts)
    assert counts(connection) == expected


def test_a_copy_that_no_library_could_need_is_not_read(
    connection: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    (size,) = connection.execute("SELECT sum(length(content)) FROM snapshot").fetchone()
    monkeypatch.setattr(snapshot_copy, "MOST_BYTES", size - 1)
    assert snapshot_copy.load(connection) is snapshot.EMPTY


def test_no_copy_is_no_damage(
    connection: sqlite3.Connection, caplog: pytest.LogCaptureFixture
) -> None:
    connection.execute("DELETE FROM snapshot")
    with caplog.at_level(logging.INFO, "tui"):
        assert snapshot_copy.load(connection) is snapshot.EMPTY
    assert caplog.messages == []
