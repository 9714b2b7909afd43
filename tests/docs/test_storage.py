"""The tables of a library that are promised to other programs are there."""

from __future__ import annotations

import re
from pathlib import Path

import sqlite_utils

from tests.docs.documents import DOCS
from tests.support.builders import library
from tui.store.journal_tables import DERIVED, JOURNALLED

ROW = re.compile(r"^\| `(\w+)` \| (`.*) \|$", re.MULTILINE)


def promised() -> dict[str, set[str]]:
    """The columns by the tables of the document."""
    text = (DOCS / "storage.md").read_text("utf-8")
    section = text.split("\n## The tables\n", 1)[1].split("\n## ", 1)[0]
    return {
        table: set(re.findall(r"`(\w+)`", columns.split(":")[0]))
        for table, columns in ROW.findall(section)
    }


def test_every_table_and_column_that_is_promised_is_there(tmp_path: Path) -> None:
    with library(tmp_path) as opened:
        database = sqlite_utils.Database(opened.path)
        there = {table.name: {column.name for column in table.columns} for table in database.tables}
        database.close()
    tables = promised()
    assert {name: columns - there[name] for name, columns in tables.items()} == {
        name: set() for name in tables
    }
    assert len(tables["notes"]) > 10


def test_nothing_is_promised_of_tables_that_can_be_made_anew() -> None:
    assert set(promised()) <= {table.name for table in JOURNALLED}
    assert set(promised()).isdisjoint(DERIVED)
