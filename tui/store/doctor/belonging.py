"""Whether the rows of notes and tags belong to notes and tags that are there."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator

from tui.model.fold import fold
from tui.model.tag import tag_key
from tui.store.doctor.check import Finding, said
from tui.store.journal_tables import OF_NOTES
from tui.store.tags import write_words

_ORPHANS = (
    *((table.name, "note", "note_id NOT IN (SELECT id FROM notes)") for table in OF_NOTES),
    ("tag_words", "tag", "tag_id NOT IN (SELECT id FROM tags)"),
)
"""A table, what its rows belong to, and the SQL of whether that is gone."""

_GONE_TAGS = (
    "SELECT tag_id FROM note_tags WHERE tag_id NOT IN (SELECT id FROM tags)"
    " UNION SELECT tag_id FROM aliases WHERE tag_id NOT IN (SELECT id FROM tags)"
)

_COVERED = (*(table for table, _, _ in _ORPHANS), "aliases", "steps")
"""The tables whose references have a check of their own."""


def find_orphans(connection: sqlite3.Connection) -> Iterator[Finding]:
    """Finds rows of notes that are not there, and words of tags that are not."""
    for table, owner, condition in _ORPHANS:
        (count,) = connection.execute(f"SELECT count(*) FROM {table} WHERE {condition}").fetchone()
        if count:
            belong = said(count, "row", "belongs", "belong")
            yield Finding(f"In {table}, {belong} to a {owner} that is not there")


def mend_orphans(connection: sqlite3.Connection) -> None:
    """Deletes them: nothing leads to them any more."""
    for table, _, condition in _ORPHANS:
        connection.execute(f"DELETE FROM {table} WHERE {condition}")


def find_gone_tags(connection: sqlite3.Connection) -> Iterator[Finding]:
    """Finds tags that notes have and that are not there."""
    if gone := connection.execute(_GONE_TAGS).fetchall():
        yield Finding(said(len(gone), "tag", "is", "are") + " gone from the tags, not from notes")


def mend_gone_tags(connection: sqlite3.Connection) -> None:
    """Brings them back, by the name that the journal knows, else by their number."""
    for (tag_id,) in connection.execute(_GONE_TAGS).fetchall():
        name = _former_name(connection, tag_id) or f"lost/{tag_id}"
        connection.execute(
            "INSERT INTO tags (id, name, key, folded) VALUES (?, ?, ?, ?)",
            (tag_id, name, tag_key(name), fold(name)),
        )
        write_words(connection, [tag_id])


def find_references(connection: sqlite3.Connection) -> Iterator[Finding]:
    """Finds rows of other tables that refer to what is not there."""
    rows = connection.execute("PRAGMA foreign_key_check").fetchall()
    count = sum(table not in _COVERED for table, *_ in rows)
    if count:
        refer = said(count, "row", "refers", "refer")
        yield Finding(
            f"In tables of another program, {refer} to what is not there",
            "Only that program can mend it.",
        )


def _former_name(connection: sqlite3.Connection, tag_id: int) -> str | None:
    """Returns the name of a tag that was deleted, unless another tag has it by now."""
    row = connection.execute(
        "SELECT json_extract(before, '$.name') FROM entries WHERE tbl = 'tags' AND key = ?"
        " AND note_id IS NULL AND before IS NOT NULL AND after IS NULL ORDER BY id DESC LIMIT 1",
        (json.dumps([tag_id]),),
    ).fetchone()
    name = row[0] if row and isinstance(row[0], str) else None
    taken = connection.execute("SELECT 1 FROM tags WHERE key = ?", (tag_key(name or ""),))
    return None if taken.fetchone() else name
