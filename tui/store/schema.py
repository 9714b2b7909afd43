"""The tables of a library, and the triggers that keep what is derived from them.

``notes.position`` is the order key: unique, ascending by age, newest highest. It is the row id of
the text index and the number of a note in every bitmap, so that "newest first" is the natural order
of both. ``changes`` says what was written since: every program that has the library open reads
it forward. It names positions too, because what is derived is kept by position.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from tui.store import digests
from tui.store.index_words import INDEXED_FIELDS
from tui.store.order import WAITING
from tui.store.sql import HIDDEN
from tui.store.stored_values import LAST_POSITION


def _indexed(row: str = "") -> str:
    """Returns the SQL of what the text index holds of a note, all fields in one column."""
    fields = " || ' ' || ".join(f"{row}{field}" for field in INDEXED_FIELDS)
    return f"coalesce({row}index_words, {fields})"


TABLES = (
    """
    CREATE TABLE notes (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        position INTEGER NOT NULL UNIQUE,
        url TEXT NOT NULL,
        url_key TEXT NOT NULL UNIQUE,
        page_key TEXT NOT NULL,
        title TEXT NOT NULL DEFAULT '',
        summary TEXT NOT NULL DEFAULT '',
        comment TEXT NOT NULL DEFAULT '',
        added INTEGER,
        published INTEGER,
        updated INTEGER,
        opened INTEGER,
        whole_days INTEGER NOT NULL DEFAULT 0,
        imported INTEGER NOT NULL,
        feed TEXT NOT NULL DEFAULT '',
        site TEXT NOT NULL DEFAULT '',
        author TEXT NOT NULL DEFAULT '',
        lang TEXT NOT NULL DEFAULT '',
        read INTEGER,
        starred INTEGER,
        archived INTEGER,
        private INTEGER,
        trashed INTEGER NOT NULL DEFAULT 0,
        extra TEXT NOT NULL DEFAULT '{}',
        index_words TEXT
    )
    """,
    "CREATE INDEX notes_page_key ON notes (page_key, trashed)",
    "CREATE INDEX notes_age ON notes (coalesce(added, imported), position)",
    """
    CREATE INDEX notes_facts ON notes
        (position, read, starred, added, published, updated, opened, whole_days)
    """,
    "CREATE INDEX notes_archived ON notes (position) WHERE archived = 1",
    "CREATE INDEX notes_trashed ON notes (position) WHERE trashed = 1",
    """
    CREATE TABLE articles (
        note_id INTEGER PRIMARY KEY REFERENCES notes ON DELETE CASCADE,
        content TEXT NOT NULL
    )
    """,
    """
    CREATE TABLE tags (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        name TEXT NOT NULL,
        key TEXT NOT NULL UNIQUE,
        folded TEXT NOT NULL
    )
    """,
    "CREATE INDEX tags_folded ON tags (folded)",
    """
    CREATE TABLE tag_words (
        word TEXT NOT NULL,
        tag_id INTEGER NOT NULL REFERENCES tags ON DELETE CASCADE,
        PRIMARY KEY (word, tag_id)
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE aliases (
        key TEXT PRIMARY KEY,
        name TEXT NOT NULL,
        folded TEXT NOT NULL,
        tag_id INTEGER NOT NULL REFERENCES tags ON DELETE CASCADE
    ) WITHOUT ROWID
    """,
    "CREATE INDEX aliases_folded ON aliases (folded)",
    """
    CREATE TABLE note_tags (
        note_id INTEGER NOT NULL REFERENCES notes ON DELETE CASCADE,
        tag_id INTEGER NOT NULL REFERENCES tags,
        place INTEGER NOT NULL,
        PRIMARY KEY (note_id, tag_id)
    ) WITHOUT ROWID
    """,
    "CREATE INDEX note_tags_tag ON note_tags (tag_id, note_id)",
    """
    CREATE TABLE note_folders (
        note_id INTEGER NOT NULL REFERENCES notes ON DELETE CASCADE,
        place INTEGER NOT NULL,
        path TEXT NOT NULL,
        PRIMARY KEY (note_id, place)
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE note_urls (
        note_id INTEGER NOT NULL REFERENCES notes ON DELETE CASCADE,
        place INTEGER NOT NULL,
        url TEXT NOT NULL,
        PRIMARY KEY (note_id, place)
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE note_highlights (
        note_id INTEGER NOT NULL REFERENCES notes ON DELETE CASCADE,
        place INTEGER NOT NULL,
        content TEXT NOT NULL,
        PRIMARY KEY (note_id, place)
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE versions (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        note_id INTEGER NOT NULL REFERENCES notes ON DELETE CASCADE,
        field TEXT NOT NULL,
        content TEXT NOT NULL,
        replaced INTEGER NOT NULL,
        UNIQUE (note_id, field, content)
    )
    """,
    """
    CREATE TABLE edits (
        note_id INTEGER NOT NULL REFERENCES notes ON DELETE CASCADE,
        field TEXT NOT NULL,
        PRIMARY KEY (note_id, field)
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE changes (
        seq INTEGER PRIMARY KEY AUTOINCREMENT,
        note_id INTEGER,
        position INTEGER
    )
    """,
    """
    CREATE TABLE history (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        happened INTEGER NOT NULL,
        label TEXT NOT NULL,
        steps TEXT NOT NULL,
        undone INTEGER NOT NULL DEFAULT 0
    )
    """,
    """
    CREATE TABLE views (
        name TEXT PRIMARY KEY,
        filter TEXT NOT NULL
    ) WITHOUT ROWID
    """,
    f"CREATE VIEW indexed_notes AS SELECT position, {_indexed()} AS content FROM notes",
    """
    CREATE VIRTUAL TABLE note_text USING fts5 (
        content,
        content = 'indexed_notes', content_rowid = 'position', detail = none, prefix = '1 2 3',
        tokenize = 'unicode61 remove_diacritics 2'
    )
    """,
)
"""What the first migration makes.

``changes.note_id`` is null where everything may have changed. ``edits`` names the fields a person
wrote, which no import overwrites; ``versions`` keeps what an import put aside. A tag's ``key`` is
its name without case, ``folded`` without accents too, and ``tag_words`` has the words of it.
``notes.index_words`` is null where the text index can read the fields themselves. ``notes_facts``
has what filters ask of many notes, which else lies among their texts.
"""

TERMS = "CREATE VIRTUAL TABLE note_terms USING fts5vocab ('note_text', 'instance')"
"""The words of the text index. By instance, the next word is found without counting its notes."""

AGES = "CREATE INDEX notes_age ON notes (coalesce(added, imported), imported, id DESC)"
"""What notes are ordered by, as `tui.store.order` has it."""

SNAPSHOT = "CREATE TABLE snapshot (name TEXT PRIMARY KEY, content BLOB NOT NULL)"
"""The parts of a copy that `tui.store.snapshot_copy` reads and writes."""

ADDITIONS = (
    "ALTER TABLE notes ADD COLUMN words INTEGER",
    "ALTER TABLE notes ADD COLUMN links INTEGER",
    "ALTER TABLE note_urls ADD COLUMN key TEXT",
    "CREATE UNIQUE INDEX note_urls_key ON note_urls (key) WHERE key IS NOT NULL",
    "ALTER TABLE tags ADD COLUMN state TEXT NOT NULL DEFAULT 'live'",
    "ALTER TABLE tags ADD COLUMN twin TEXT NOT NULL DEFAULT ''",
    "CREATE INDEX tags_twin ON tags (twin) WHERE twin <> ''",
    "ALTER TABLE aliases ADD COLUMN kind TEXT NOT NULL DEFAULT 'same'",
    "CREATE INDEX aliases_tag ON aliases (tag_id)",
    "CREATE INDEX tag_words_tag ON tag_words (tag_id)",
    """
    CREATE TABLE note_sources (
        note_id INTEGER NOT NULL REFERENCES notes ON DELETE CASCADE,
        field TEXT NOT NULL,
        source TEXT NOT NULL,
        stamp INTEGER,
        PRIMARY KEY (note_id, field)
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE decisions (
        kind TEXT NOT NULL,
        a TEXT NOT NULL,
        b TEXT NOT NULL,
        PRIMARY KEY (kind, a, b)
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE new_versions (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        note_id INTEGER NOT NULL REFERENCES notes ON DELETE CASCADE,
        field TEXT NOT NULL,
        hash TEXT NOT NULL,
        content TEXT NOT NULL,
        replaced INTEGER NOT NULL,
        UNIQUE (note_id, field, hash)
    )
    """,
    """
    CREATE TABLE new_views (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        name TEXT NOT NULL UNIQUE,
        letter TEXT UNIQUE,
        position INTEGER NOT NULL,
        filter TEXT NOT NULL
    )
    """,
)
"""What the journal is to keep beside the tables of before.

``notes.words`` and ``links`` are not used: ``digests`` has them, and a column is not taken away
without writing all notes anew.
``note_urls.key`` is the link key of an address by which the note can still be found: null where it
is only another spelling. ``note_sources`` says which format wrote a field, and when by the
source's own time. ``tags.state`` is ``live``, ``retired`` or ``gone``; ``twin`` is not used: it
is made as fast as it is read. ``aliases.kind`` is ``same`` or ``under``. ``decisions`` are what a
person said of two tags, by their keys: ``same``, ``under`` or ``keep`` apart.
"""

STATES_OF_TAGS = (
    "ALTER TABLE tags ADD COLUMN notes_then INTEGER",
    f"CREATE INDEX tags_hidden ON tags (id) WHERE {HIDDEN}",
)
"""What the states of tags need: ``tags.notes_then`` is how many notes had one when it was retired,
and null for a live one."""

TAG_OF_CHANGE = "ALTER TABLE changes ADD COLUMN tag_id INTEGER"
"""Lets a change say which tag a note got or lost: `NO_TAG` where its own row alone changed, and
null where the note came, went or moved, so that any of its tags may have."""

NO_TAG = -1
"""No tag that can be counted has this id."""

NOWHERE = -1
"""No note has this id or position: a change there is one of tags alone, which no note need have."""

_IS_PLACED = f"{{}}.position NOT BETWEEN {WAITING} AND {2 * WAITING}"
"""The SQL of whether a note does not wait for its place: its words are indexed once it has it."""

_OLD_TEXT = (
    "INSERT INTO note_text (note_text, rowid, content)"
    f" SELECT 'delete', old.position, {_indexed('old.')} WHERE {_IS_PLACED.format('old')};"
)
_NEW_TEXT = (
    "INSERT INTO note_text (rowid, content)"
    f" SELECT new.position, {_indexed('new.')} WHERE {_IS_PLACED.format('new')};"
)
_INTO_CHANGES = "INSERT INTO changes (note_id, position, tag_id)"
_OLD_DIGEST = "DELETE FROM digests WHERE position = old.position;"
_NEW_DIGEST = (
    "INSERT OR REPLACE INTO digests (position) SELECT new.position"
    f" WHERE typeof(new.position) = 'integer' AND new.position BETWEEN 0 AND {LAST_POSITION};"
)
_TAG_OF = "SELECT id, position, {row}.tag_id FROM notes WHERE id = {row}.note_id"

TRIGGERS = {
    "note_inserted": "AFTER INSERT ON notes BEGIN "
    "INSERT INTO changes (note_id, position) VALUES (new.id, new.position);"
    f" {_NEW_TEXT} END",
    "note_deleted": "AFTER DELETE ON notes BEGIN "
    "INSERT INTO changes (note_id, position) VALUES (old.id, old.position);"
    f" {_OLD_TEXT} END",
    "note_updated": "AFTER UPDATE ON notes BEGIN "
    f"{_INTO_CHANGES} VALUES (new.id, new.position,"
    f" CASE WHEN (new.id, new.position) = (old.id, old.position) THEN {NO_TAG} END); END",
    "note_moved": "AFTER UPDATE OF position ON notes WHEN new.position <> old.position BEGIN "
    "INSERT INTO changes (note_id, position) VALUES (old.id, old.position); END",
    "note_text_updated": "AFTER UPDATE OF position, title, summary, comment, url, site, index_words"
    f" ON notes BEGIN {_OLD_TEXT} {_NEW_TEXT} END",
    "digest_wanted": f"AFTER INSERT ON notes BEGIN {_NEW_DIGEST} END",
    "digest_outdated": "AFTER UPDATE OF position, title, url, summary ON notes"
    " WHEN (old.position, old.title, old.url, old.summary)"
    " IS NOT (new.position, new.title, new.url, new.summary)"
    f" BEGIN {_OLD_DIGEST} {_NEW_DIGEST} END",
    "digest_dropped": f"AFTER DELETE ON notes BEGIN {_OLD_DIGEST} END",
    "note_tagged": "AFTER INSERT ON note_tags BEGIN "
    f"{_INTO_CHANGES} {_TAG_OF.format(row='new')}; END",
    "note_tags_changed": "AFTER UPDATE ON note_tags BEGIN "
    f"{_INTO_CHANGES} {_TAG_OF.format(row='old')} UNION {_TAG_OF.format(row='new')}; END",
    "note_untagged": "AFTER DELETE ON note_tags BEGIN "
    f"{_INTO_CHANGES} {_TAG_OF.format(row='old')}; END",
    "tag_state_changed": "AFTER UPDATE OF state ON tags WHEN old.state IS NOT new.state BEGIN "
    f"{_INTO_CHANGES} SELECT notes.id, position, new.id FROM note_tags"
    " JOIN notes ON notes.id = note_id WHERE tag_id = new.id;"
    f" {_INTO_CHANGES} VALUES ({NOWHERE}, {NOWHERE}, {NO_TAG}); END",
    "tag_renamed": "AFTER UPDATE OF name ON tags BEGIN "
    "INSERT INTO changes (note_id) VALUES (NULL); END",
}
"""Each trigger's name and the rest of its statement.

A large import drops them, makes the text index and the digests in one go, and puts them back.
"""


MANY_TAGS = 2_000
"""From so many tags on, all notes are counted anew when their states change."""

USUAL_BUILD, LARGE_BUILD = 1 << 20, 4 << 20
"""How many bytes of words the text index keeps in memory: SQLite's own number; where all notes are
indexed at once."""


def create_triggers(connection: sqlite3.Connection) -> None:
    """Creates the triggers that are missing."""
    for name, body in TRIGGERS.items():
        connection.execute(f"CREATE TRIGGER IF NOT EXISTS {name} {body}")


def drop_triggers(connection: sqlite3.Connection) -> None:
    """Drops the triggers; within a transaction, other connections never miss them."""
    for name in TRIGGERS:
        connection.execute(f"DROP TRIGGER IF EXISTS {name}")


@contextmanager
def indexing_anew(connection: sqlite3.Connection) -> Iterator[None]:
    """Has the text index and the digests made in one go after very much has changed.

    Args:
        connection: Within a transaction: other connections never miss the triggers.
    """
    drop_triggers(connection)
    yield
    rebuild_text_index(connection)
    digests.rebuild(connection)
    create_triggers(connection)
    connection.execute("INSERT INTO changes (note_id) VALUES (NULL)")


@contextmanager
def counting_anew(connection: sqlite3.Connection, tags: int) -> Iterator[None]:
    """Has the notes counted anew after the states of very many tags have changed.

    For few, it is written down of each note that has one, which others read forward.

    Args:
        connection: Within a transaction: other connections never miss the trigger.
        tags: How many they are.
    """
    if tags < MANY_TAGS:
        yield
        return
    connection.execute("DROP TRIGGER IF EXISTS tag_state_changed")
    yield
    create_triggers(connection)
    connection.execute("INSERT INTO changes (note_id) VALUES (NULL)")


def merge_text_index(connection: sqlite3.Connection) -> None:
    """Merges the parts of the text index into one, without the words of notes that are gone."""
    connection.execute("INSERT INTO note_text (note_text) VALUES ('optimize')")


def rebuild_text_index(connection: sqlite3.Connection) -> None:
    """Builds the text index anew from the notes, in the order of their positions.

    Its own ``rebuild`` takes the notes in the order of their ids, and writes out what it has in
    memory wherever a position is lower than the one before.
    """
    connection.execute("INSERT INTO note_text (note_text) VALUES ('delete-all')")
    _keep_in_memory(connection, LARGE_BUILD)
    connection.execute(
        "INSERT INTO note_text (rowid, content)"
        " SELECT position, content FROM indexed_notes ORDER BY position"
    )
    _keep_in_memory(connection, USUAL_BUILD)
    # Otherwise notes that are written soon afterwards wait until the large parts are merged.
    merge_text_index(connection)


def _keep_in_memory(connection: sqlite3.Connection, size: int) -> None:
    """Has the text index keep so many bytes of words in memory before it writes them out."""
    connection.execute("INSERT INTO note_text (note_text, rank) VALUES ('hashsize', ?)", (size,))
