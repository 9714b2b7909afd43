"""Whether tables, views, indexes and triggers are those that the migrations make.

What another program added beside them is left alone.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from functools import cache
from typing import NamedTuple

from tui.store.doctor.check import FROM_BACKUP, MENDABLE, Finding
from tui.store.journal_tables import DERIVED


class Part(NamedTuple):
    """A table, view, index or trigger."""

    kind: str
    name: str
    sql: str

    @property
    def meaning(self) -> str:
        """Its SQL without what does not count."""
        return " ".join(self.sql.replace('"', "").split())

    @property
    def is_virtual(self) -> bool:
        """Whether it is a table of the text index."""
        return self.sql.startswith("CREATE VIRTUAL")


def find_tables(connection: sqlite3.Connection) -> Iterator[Finding]:
    """Finds tables and views that are missing or changed."""
    for part in _wrong_tables(connection):
        hint = MENDABLE if _can_be_made(connection, part) else FROM_BACKUP
        yield Finding(f"The {part.kind} {part.name} {_how(connection, part)}", hint)


def mend_tables(connection: sqlite3.Connection) -> None:
    """Makes views anew, and tables of which nothing is a person's own."""
    for part in _wrong_tables(connection):
        if _can_be_made(connection, part):
            _make(connection, part)


def find_parts(connection: sqlite3.Connection, kind: str) -> Iterator[Finding]:
    """Finds indexes or triggers that are missing or changed."""
    for part in _wrong_parts(connection, kind):
        yield Finding(f"The {kind} {part.name} {_how(connection, part)}")


def mend_parts(connection: sqlite3.Connection, kind: str) -> None:
    """Makes the indexes or triggers anew that are missing or changed."""
    for part in _wrong_parts(connection, kind):
        _make(connection, part)


@cache
def _expected() -> dict[tuple[str, str], Part]:
    """Returns all parts of a new library."""
    from sqlite_utils import Database

    from tui.store.migrations import migrations

    with closing(sqlite3.connect(":memory:")) as connection:
        migrations.apply(Database(connection, execute_plugins=False))
        return _parts(connection)


def _parts(connection: sqlite3.Connection) -> dict[tuple[str, str], Part]:
    """Returns the parts of a library, but for those that SQLite and its modules make."""
    rows = connection.execute(
        "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL"
        " AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name NOT LIKE '\\_sqlite%' ESCAPE '\\'"
        " AND name NOT LIKE 'note\\_text\\_%' ESCAPE '\\' OR type = 'trigger'"
    )
    return {(kind, name): Part(kind, name, sql) for kind, name, sql in rows}


def _wrong_tables(connection: sqlite3.Connection) -> list[Part]:
    present = _parts(connection)
    wrong = []
    with closing(sqlite3.connect(":memory:")) as made:
        for key, part in _expected().items():
            if part.kind not in ("table", "view"):
                continue
            there = present.get(key)
            if part.kind == "view" or part.is_virtual:
                is_right = there is not None and there.meaning == part.meaning
            else:
                made.execute(part.sql)
                is_right = there is not None and _shape(made, part) <= _shape(connection, part)
            if not is_right:
                wrong.append(part)
    return wrong


def _wrong_parts(connection: sqlite3.Connection, kind: str) -> list[Part]:
    present = _parts(connection)
    expected = (part for part in _expected().values() if part.kind == kind)
    return [
        part
        for part in expected
        if (there := present.get((kind, part.name))) is None or there.meaning != part.meaning
    ]


def _shape(connection: sqlite3.Connection, part: Part) -> set[tuple[object, ...]]:
    """Returns what a table is: its columns, its references, and what is unique in it."""
    columns = connection.execute(f"PRAGMA table_xinfo ({part.name})")
    references = connection.execute(f"PRAGMA foreign_key_list ({part.name})")
    indexes = connection.execute(f"PRAGMA index_list ({part.name})").fetchall()
    unique = (
        tuple(row[2] for row in connection.execute(f"PRAGMA index_info ({name})"))
        for _, name, is_unique, origin, _ in indexes
        if is_unique and origin != "c"
    )
    return {
        *(
            (name, kind, not_null, default, key)
            for _, name, kind, not_null, default, key, _ in columns
        ),
        *((row[3], row[2].casefold(), row[6]) for row in references),
        *(("unique", *names) for names in unique),
    }


def _how(connection: sqlite3.Connection, part: Part) -> str:
    is_there = (part.kind, part.name) in _parts(connection)
    return "is changed" if is_there else "is missing"


def _can_be_made(connection: sqlite3.Connection, part: Part) -> bool:
    """Returns whether nothing is lost where a table or view is made anew."""
    if part.kind == "view" or part.is_virtual:
        return True
    return part.name in DERIVED and (part.kind, part.name) not in _parts(connection)


def _make(connection: sqlite3.Connection, part: Part) -> None:
    connection.execute(f"DROP {part.kind} IF EXISTS {part.name}")
    connection.execute(part.sql)
