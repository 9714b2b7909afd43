"""The numbered steps that bring a library file to the schema this program reads.

``user_version`` holds the number of steps a file has seen, so that opening an up-to-date library
asks one question and imports nothing more.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

from sqlite_utils import Database, Migrations

from tui.model.url import link_key
from tui.model.view import View, letter_of
from tui.store import digests, journal_tables, order, schema
from tui.store.backups import Reason, back_up
from tui.store.connection import APPLICATION_ID, transaction, translate_errors
from tui.store.former_history import convert_history
from tui.store.notes import FORMER_KEY
from tui.store.saved_views import FIRST_VIEWS, add_view
from tui.store.versions import text_hash

migrations = Migrations("url-notes")


@migrations()
def tables_of_the_first_release(db: Database) -> None:
    """Creates notes, tags, the text index, changes and history."""
    for statement in schema.TABLES:
        db.conn.execute(statement)


@migrations()
def snapshot_in_parts_and_terms_by_instance(db: Database) -> None:
    """Stores the snapshot in parts, and finds the words of the index one by one."""
    for table, statement in (("snapshot", schema.SNAPSHOT), ("note_terms", schema.TERMS)):
        db.conn.execute(f"DROP TABLE IF EXISTS {table}")
        db.conn.execute(statement)


@migrations()
def order_of_notes_of_one_age(db: Database) -> None:
    """Orders notes of one age by what their rows say."""
    db.conn.execute("DROP INDEX notes_age")
    db.conn.execute(schema.AGES)
    if not order.is_in_order(db.conn):
        # What later migrations derive is made by them, and so are its triggers.
        schema.drop_triggers(db.conn)
        order.renumber(db.conn)
        schema.rebuild_text_index(db.conn)


@migrations()
def journal_of_all_steps(db: Database) -> None:
    """Makes the journal, and what it is to keep beside the tables of before.

    The steps of before can still be undone; what was undone then can no longer be redone.
    """
    # No table can be renamed while a trigger names a column that only a later migration adds.
    schema.drop_triggers(db.conn)
    for statement in schema.ADDITIONS:
        db.conn.execute(statement)
    _hash_versions(db.conn)
    _number_views(db.conn)
    _find_former_addresses(db.conn)
    for statement in journal_tables.TABLES:
        db.conn.execute(statement)
    convert_history(db.conn)
    journal_tables.create_triggers(db.conn)


@migrations()
def journal_of_names_in_bytes(db: Database) -> None:
    """Lets tags whose names other programs wrote as bytes be taken away and deleted."""
    journal_tables.drop_triggers(db.conn)
    journal_tables.create_triggers(db.conn)


@migrations()
def views_to_begin_with(db: Database) -> None:
    """Gives a library without any views the first ones; they can be removed for good."""
    if db.conn.execute("SELECT 1 FROM views LIMIT 1").fetchone():
        return
    with journal_tables.unrecorded(db.conn):
        for name, text in FIRST_VIEWS:
            add_view(db.conn, View(name, text))


@migrations()
def changes_by_tag(db: Database) -> None:
    """Says of each change which tag a note got or lost."""
    db.conn.execute(schema.TAG_OF_CHANGE)
    schema.drop_triggers(db.conn)
    db.conn.execute("DROP TRIGGER IF EXISTS note_tags_ordered")


@migrations()
def digests_of_texts(db: Database) -> None:
    """Keeps of the texts of notes what filters and orders ask of many.

    The words of a note that waits for its place are no longer indexed there.
    """
    db.conn.execute(digests.TABLE)
    digests.rebuild(db.conn)
    schema.drop_triggers(db.conn)
    schema.create_triggers(db.conn)


@migrations()
def tags_that_are_retired(db: Database) -> None:
    """Has counts follow the state of tags, and keeps how many notes had one when it was retired."""
    journal_tables.drop_triggers(db.conn)
    for statement in schema.STATES_OF_TAGS:
        db.conn.execute(statement)
    journal_tables.create_triggers(db.conn)
    schema.create_triggers(db.conn)


def _hash_versions(connection: sqlite3.Connection) -> None:
    """Finds the versions of a note by the hash of their text."""
    rows = connection.execute("SELECT id, note_id, field, content, replaced FROM versions")
    connection.executemany(
        "INSERT INTO new_versions (id, note_id, field, hash, content, replaced)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        [
            (id_, note_id, field, text_hash(content), content, replaced)
            for id_, note_id, field, content, replaced in rows
        ],
    )
    connection.execute("DROP TABLE versions")
    connection.execute("ALTER TABLE new_versions RENAME TO versions")


def _number_views(connection: sqlite3.Connection) -> None:
    """Gives views an id, a place, and a letter where their name is one."""
    rows = connection.execute("SELECT name, filter FROM views ORDER BY name").fetchall()
    connection.execute("DROP TABLE views")
    connection.execute("ALTER TABLE new_views RENAME TO views")
    for name, text in rows:
        add_view(connection, View(name, text, letter_of(name)))


def _find_former_addresses(connection: sqlite3.Connection) -> None:
    """Finds a note by its other addresses, unless they are only spellings of a link."""
    rows = connection.execute("SELECT note_id, place, url FROM note_urls").fetchall()
    connection.executemany(
        f"UPDATE OR IGNORE note_urls SET key = {FORMER_KEY} WHERE note_id = ?2 AND place = ?3",
        [(link_key(url), note_id, ordinal) for note_id, ordinal, url in rows],
    )


def migrate(connection: sqlite3.Connection, path: Path, version: int) -> None:
    """Applies the steps a file lacks, all or none, with a copy of the file beside it first.

    Args:
        connection: A connection in autocommit mode.
        path: Where the file is.
        version: The schema that this program reads.

    Raises:
        LibraryError: The file cannot be written.
    """
    with translate_errors(path), transaction(connection):
        seen = connection.execute("PRAGMA user_version").fetchone()[0]
        if seen >= version:
            # Another program has done it meanwhile.
            return
        if seen:
            # A connection that is writing cannot be copied from.
            back_up(path, Reason.MIGRATION)
        database = Database(connection, execute_plugins=False)
        migrations.apply(database)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {version}")
