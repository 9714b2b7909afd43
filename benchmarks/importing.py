"""An import, beside inserting the same rows into the tables directly."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.generate import NEWEST, drafts
from benchmarks.rows import Ratio, Row
from benchmarks.stopwatch import seconds
from tui.model.note import Draft
from tui.store import journal_tables
from tui.store.database import open_database
from tui.store.draft_import import import_drafts
from tui.store.schema import drop_triggers

NOTES = 10_000
ROUNDS = 2

TABLES = ("notes", "tags", "tag_words", "note_tags")
"""The tables of these rows; the text index and tag counts are derived from them."""

Rows = dict[str, list[tuple[object, ...]]]


def importing(folder: Path) -> Row:
    """Measures an import of many notes into a new library."""
    made = list(drafts(NOTES))
    with TemporaryDirectory(dir=folder) as own:
        pairs = [_pair(Path(own), made, turn) for turn in range(ROUNDS)]
    imported, by_hand = (min(times) for times in zip(*pairs, strict=True))
    what = "import with text index and counts / the same rows by hand"
    return Ratio(what, NOTES, imported, by_hand, 4.2)


def _pair(folder: Path, made: Sequence[Draft], turn: int) -> tuple[float, float]:
    with closing(open_database(folder / f"imported-{turn}.db")) as connection:
        imported = seconds(lambda: import_drafts(connection, made, NEWEST))
        rows = {table: connection.execute(f"SELECT * FROM {table}").fetchall() for table in TABLES}
    with closing(open_database(folder / f"by-hand-{turn}.db")) as connection:
        drop_triggers(connection)
        journal_tables.drop_triggers(connection)
        return imported, seconds(lambda: insert(connection, rows))


def insert(connection: sqlite3.Connection, rows: Rows) -> None:
    """Inserts rows and updates the indexes of their tables, but nothing derived from them."""
    connection.execute("BEGIN")
    for table, contents in rows.items():
        placeholders = ", ".join("?" * len(contents[0]))
        connection.executemany(f"INSERT INTO {table} VALUES ({placeholders})", contents)
    connection.execute("COMMIT")
