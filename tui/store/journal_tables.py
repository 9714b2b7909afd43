"""Which tables the journal keeps, and the triggers that write its entries.

A table that holds what a person owns is *journalled*; what can be made anew from others is
*derived*. A test names each table and column of a library as one of the two.

A row of a note belongs to the note: the entry of a note that is inserted stands for all its rows,
and that of one that is deleted has them all.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import NamedTuple

UNRECORDED = 0
"""The step that is recorded while something is written that the journal does not keep."""


class Table(NamedTuple):
    """A table that the journal keeps."""

    name: str
    key: tuple[str, ...]
    """The columns that name a row."""
    owned: tuple[str, ...] = ()
    """The other columns that a person owns; a change of any further one is not written down."""
    derived: tuple[str, ...] = ()
    """The columns that follow from others."""
    is_of_note: bool = True
    """Whether each row belongs to the note in its column ``note_id``."""
    together: tuple[str, ...] = ()
    """Columns that are put back together or not at all: some other row may have them by now."""
    minor: tuple[str, ...] = ()
    """Columns of which nobody is told that they could not be put back."""

    @property
    def note_column(self) -> str:
        """The column with the note that a row is about; empty where it is about none."""
        if self.is_of_note:
            return "note_id"
        return "id" if self.name == "notes" else ""

    @property
    def columns(self) -> tuple[str, ...]:
        """What a row is put back from."""
        return (*self.key, *self.owned)

    @property
    def named(self) -> str:
        """The SQL of a condition that is true for the row with a key."""
        return " AND ".join(f"{column} = ?" for column in self.key)

    @property
    def row_columns(self) -> tuple[str, ...]:
        """What the entry of a deleted note says of one of its rows."""
        return tuple(column for column in self.columns if column != "note_id")


NOTES = Table(
    "notes",
    ("id",),
    (
        *("url", "url_key", "page_key", "title", "summary", "comment", "added", "published"),
        *("updated", "opened", "whole_days", "imported", "feed", "site", "author", "lang"),
        *("read", "starred", "archived", "private", "trashed", "extra"),
    ),
    derived=("position", "index_words", "words", "links"),
    is_of_note=False,
    together=("url", "url_key", "page_key", "site"),
    minor=("updated", "whole_days"),
)

TAGS = Table(
    "tags",
    ("id",),
    ("name", "key", "folded", "state", "notes_then"),
    derived=("twin",),
    is_of_note=False,
    together=("name", "key", "folded"),
)

NOTE_TAGS = Table("note_tags", ("note_id", "tag_id"), ("place",), minor=("place",))

EDITS = Table("edits", ("note_id", "field"))

JOURNALLED = (
    NOTES,
    Table("articles", ("note_id",), ("content",)),
    TAGS,
    Table("aliases", ("key",), ("name", "folded", "tag_id", "kind"), is_of_note=False),
    NOTE_TAGS,
    Table("note_folders", ("note_id", "place"), ("path",)),
    Table("note_urls", ("note_id", "place"), ("url", "key"), together=("url", "key")),
    Table("note_highlights", ("note_id", "place"), ("content",)),
    Table("note_sources", ("note_id", "field"), ("source", "stamp")),
    Table("versions", ("id",), ("note_id", "field", "hash", "content", "replaced")),
    EDITS,
    Table(
        "views",
        ("id",),
        ("name", "letter", "position", "filter"),
        is_of_note=False,
        together=("name", "letter"),
        minor=("position",),
    ),
    Table("decisions", ("kind", "a", "b"), is_of_note=False),
)
"""Every table that holds what a person owns."""

OF_NOTES = tuple(table for table in JOURNALLED if table.is_of_note)
"""The tables whose rows belong to a note."""

DERIVED = (
    *("changes", "note_text", "note_terms", "digests", "snapshot", "tag_words"),
    *("steps", "recording", "entries"),
)
"""The tables that the journal does not keep: it is made of some, and others can be made anew."""

TABLES = (
    """
    CREATE TABLE steps (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        ordinal INTEGER NOT NULL,
        happened INTEGER NOT NULL,
        actor TEXT NOT NULL,
        session TEXT NOT NULL,
        label TEXT NOT NULL DEFAULT '',
        state TEXT NOT NULL,
        of_step INTEGER REFERENCES steps,
        latest INTEGER REFERENCES steps,
        notes INTEGER NOT NULL DEFAULT 0,
        size INTEGER NOT NULL DEFAULT 0,
        is_partial INTEGER NOT NULL DEFAULT 0,
        process INTEGER NOT NULL DEFAULT 0
    )
    """,
    "CREATE INDEX steps_state ON steps (state, ordinal)",
    "CREATE INDEX steps_of_step ON steps (of_step)",
    "CREATE TABLE recording (step INTEGER NOT NULL, first_note INTEGER NOT NULL)",
    """
    CREATE TABLE entries (
        id INTEGER PRIMARY KEY,
        step INTEGER,
        tbl TEXT NOT NULL,
        key TEXT NOT NULL,
        note_id INTEGER,
        before TEXT,
        after TEXT
    )
    """,
    "CREATE INDEX entries_step ON entries (step, id)",
    "CREATE INDEX entries_note ON entries (note_id, id) WHERE note_id IS NOT NULL",
    "CREATE INDEX entries_row ON entries (tbl, key) WHERE note_id IS NULL",
)
"""The tables of the journal.

``steps.state`` is one of `tui.store.steps.State`; ``ordinal`` is the place of a step in the order
of all, ``of_step`` the step that a turn undoes or redoes, ``latest`` the last turn of a step, and
``is_partial`` says that some turn of it had to leave something as it was. ``notes`` is how many
notes it changed, ``size`` that of its entries in characters.

``recording`` has one row while a step is recorded, and is empty in between: ``first_note`` is the
first id that a note of the transaction gets. ``entries.before`` and ``after`` are JSON objects of
the columns that differ: both are null for a row that was inserted, ``after`` is for one that was
deleted. A value that JSON cannot hold is an object with its bytes in ``hex``.
"""

_STEP = "(SELECT step FROM recording)"

_IS_NEW_NOTE = "coalesce({note} >= (SELECT first_note FROM recording), 0)"
"""The SQL of whether a note was inserted in the same transaction."""


def triggers() -> dict[str, str]:
    """Returns the name and the body of each trigger of the journal."""
    found = {}
    for table in JOURNALLED:
        for event in ("INSERT", "DELETE", *(["UPDATE"] if table.owned else [])):
            found[f"journal_{table.name}_{event.lower()}"] = _trigger(table, event)
        if table is not NOTES:
            found[f"journal_{table.name}_renamed"] = _renaming(table)
    return found


def create_triggers(connection: sqlite3.Connection) -> None:
    """Creates the triggers that are missing."""
    for name, body in triggers().items():
        connection.execute(f"CREATE TRIGGER IF NOT EXISTS {name} {body}")


def drop_triggers(connection: sqlite3.Connection, tables: Iterable[Table] = JOURNALLED) -> None:
    """Drops the triggers; within a transaction, other connections never miss them."""
    dropped = tuple(f"journal_{table.name}_" for table in tables)
    for name in triggers():
        if name.startswith(dropped):
            connection.execute(f"DROP TRIGGER IF EXISTS {name}")


def drop_triggers_of_notes(connection: sqlite3.Connection) -> None:
    """Drops the triggers of notes and of what belongs to them: of tags there are far fewer."""
    drop_triggers(connection, (NOTES, *OF_NOTES))


@contextmanager
def unrecorded(connection: sqlite3.Connection) -> Iterator[None]:
    """Has no entries written for the changes inside, which are of no notes."""
    connection.execute("INSERT INTO recording VALUES (?, 0)", (UNRECORDED,))
    yield
    connection.execute("DELETE FROM recording")


@contextmanager
def rows_of_new_notes(connection: sqlite3.Connection) -> Iterator[None]:
    """Has no entries written for rows of notes: the entries of the notes stand for them."""
    (first,) = connection.execute("SELECT first_note FROM recording").fetchone()
    connection.execute("UPDATE recording SET first_note = 0")
    yield
    connection.execute("UPDATE recording SET first_note = ?", (first,))


def log_inserted(connection: sqlite3.Connection, table: Table, first: int) -> None:
    """Writes the entries of rows from an id on that were inserted without triggers."""
    connection.execute(
        f"INSERT INTO entries (step, tbl, key, note_id) SELECT {_STEP}, '{table.name}',"
        f" json_array(id), {table.note_column or 'NULL'} FROM {table.name}"
        f" WHERE id >= ? AND {_STEP} IS NOT {UNRECORDED} ORDER BY id",
        (first,),
    )


def _trigger(table: Table, event: str) -> str:
    row = "new" if event == "INSERT" else "old"
    conditions = [f"{_STEP} IS NOT {UNRECORDED}"]
    if table.is_of_note or (table is NOTES and event == "UPDATE"):
        conditions.append(f"NOT {_IS_NEW_NOTE.format(note=_note(table, row))}")
    when, before, after = f"AFTER {event}", "NULL", "NULL"
    if event == "UPDATE":
        when = f"AFTER UPDATE OF {', '.join(table.owned)}"
        differs = (f"old.{each} IS NOT new.{each}" for each in table.owned)
        conditions.append(f"({' OR '.join(differs)})")
        conditions += (f"old.{each} IS new.{each}" for each in table.key)
        before, after = _changed(table, "old"), _changed(table, "new")
    elif event == "DELETE" and table is NOTES:
        # Its rows are deleted with it, and are still there before.
        when, before = "BEFORE DELETE", _note_with_rows()
    elif event == "DELETE":
        before = _row(table)
        if table.is_of_note:
            conditions.append("EXISTS (SELECT 1 FROM notes WHERE id = old.note_id)")
    return (
        f"{when} ON {table.name} WHEN {' AND '.join(conditions)}"
        f" BEGIN {_entry(table, row, before, after)} END"
    )


def _renaming(table: Table) -> str:
    """Returns the body of the trigger for a row that gets another key: it is another row then."""
    differs = " OR ".join(f"old.{each} IS NOT new.{each}" for each in table.key)
    return (
        f"AFTER UPDATE OF {', '.join(table.key)} ON {table.name}"
        f" WHEN {_STEP} IS NOT {UNRECORDED} AND ({differs})"
        f" BEGIN {_entry(table, 'old', _row(table))} {_entry(table, 'new')} END"
    )


def _entry(table: Table, row: str, before: str = "NULL", after: str = "NULL") -> str:
    key = ", ".join(f"{row}.{column}" for column in table.key)
    return (
        "INSERT INTO entries (step, tbl, key, note_id, before, after) VALUES"
        f" ({_STEP}, '{table.name}', json_array({key}), {_note(table, row)}, {before}, {after});"
    )


def _note(table: Table, row: str) -> str:
    """Returns the SQL of the note that a row is about."""
    return f"{row}.{table.note_column}" if table.note_column else "NULL"


def _value(column: str) -> str:
    """Returns the SQL of a value for JSON, which holds no bytes and no infinity."""
    return (
        f"CASE typeof({column}) WHEN 'blob' THEN json_object('hex', hex({column}))"
        f" WHEN 'real' THEN nullif(nullif({column}, 9e999), -9e999) ELSE {column} END"
    )


def _row(table: Table) -> str:
    """Returns the SQL of all columns of a deleted row, as a JSON object."""
    columns = [f"'{each}', {_value(f'old.{each}')}" for each in table.columns]
    if table is NOTE_TAGS:
        columns.append(f"'tag', (SELECT {_value('name')} FROM tags WHERE id = old.tag_id)")
    return f"json_object({', '.join(columns)})"


def _note_with_rows() -> str:
    """Returns the SQL of a note that is about to be deleted, with the rows that belong to it."""
    parts = [f"'{each}', {_value(f'old.{each}')}" for each in NOTES.columns]
    for table in OF_NOTES:
        values = [_value(column) for column in table.row_columns]
        if table is NOTE_TAGS:
            values.append(f"(SELECT {_value('name')} FROM tags WHERE id = tag_id)")
        rows = f"(SELECT json_group_array(json_array({', '.join(values)})) FROM {table.name}"
        parts.append(f"'{table.name}', {rows} WHERE note_id = old.id)")
    return f"json_object({', '.join(parts)})"


def _changed(table: Table, row: str) -> str:
    """Returns the SQL of the columns that differ, as a JSON object."""
    columns = " UNION ALL ".join(
        f"SELECT '{each}' AS name, {row}.{each} AS value WHERE old.{each} IS NOT new.{each}"
        for each in table.owned
    )
    return f"(SELECT json_group_object(name, {_value('value')}) FROM ({columns}))"
