"""A damaged library is told by a message, and the reader goes on."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.support import odd_rows
from tests.support.reader import reader


def damage(path: Path, table: str) -> None:
    """Overwrites the first page of a table."""
    with closing(sqlite3.connect(path)) as other:
        other.execute("PRAGMA wal_checkpoint (TRUNCATE)")
        query = "SELECT rootpage FROM sqlite_master WHERE name = ?"
        (page,) = other.execute(query, (table,)).fetchone()
        (size,) = other.execute("PRAGMA page_size").fetchone()
    with path.open("r+b") as stream:
        stream.seek((page - 1) * size)
        stream.write(b"\xff" * size)


@pytest.mark.parametrize("table", ["note_folders", "note_tags", "notes_page_key", "steps", "views"])
async def test_damage_is_told_and_the_reader_goes_on(tmp_path: Path, table: str) -> None:
    path = odd_rows.make_library(tmp_path)
    damage(path, table)
    async with reader(path) as r:
        await r.press("cursor.down", "note.star")
        r.set_filter("view:v")
        await r.settle()
        r.set_filter("is:dup")
        await r.settle()
        await r.keys("W", "escape")
        assert "The library is damaged" in " ".join(r.toasts())
        assert [toast for toast in r.toasts() if "fault" in toast] == []
        assert not r.has_ended
