"""Reads and writes single notes.

Every function takes a connection; those that write expect to be within a transaction.
"""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from tui.model.fields import FIELDS, Field, Kind
from tui.model.merging import Origin, Past, StoredNote
from tui.model.note import Draft, Note
from tui.model.row import NoteRow
from tui.model.url import link_key
from tui.store import tags as tag_store
from tui.store.positions import IS_POSITION
from tui.store.row_mapping import NOTE_COLUMNS, ROW_COLUMNS, columns_of, list_row, note_from
from tui.store.sql import AMONG, listed
from tui.store.stored_values import OF_LISTS, TEXT, as_text, fetch_all, oddity, text_of

_COLUMNS = {Kind.FOLDERS: "path", Kind.URLS: "url", Kind.HIGHLIGHTS: "content"}
"""The kinds of lists that have tables of their own, each with the column for its items.

A table is called ``note_`` and the field.
"""

FORMER_KEY = (
    "CASE WHEN EXISTS (SELECT 1 FROM notes WHERE url_key = ?1)"
    " OR EXISTS (SELECT 1 FROM note_urls WHERE key = ?1) THEN NULL ELSE ?1 END"
)
"""The SQL of the key by which another address of a note is found; its link key is parameter 1.

Null for an address that is only another spelling of a link.
"""

_LISTS = tuple(field for field in FIELDS if field.kind in _COLUMNS)


def get(connection: sqlite3.Connection, note_id: int) -> Note | None:
    """Returns the note with this id, trashed or not."""
    notes = get_many(connection, [note_id])
    return notes[0] if notes else None


def find(connection: sqlite3.Connection, url: str) -> Note | None:
    """Returns the note with this link, in any spelling of it, or that had it before."""
    key = link_key(url)
    note_id = ids_by_key(connection, [key]).get(key)
    return None if note_id is None else get(connection, note_id)


def ids_by_key(connection: sqlite3.Connection, keys: Sequence[str]) -> dict[str, int]:
    """Returns the ids of the notes that have these link keys, or had them before, by key."""
    former = connection.execute(
        f"SELECT key, note_id FROM note_urls JOIN notes ON id = note_id WHERE key {AMONG}",
        (listed(keys),),
    )
    return dict(former) | ids_by_own_key(connection, keys)


def ids_by_own_key(connection: sqlite3.Connection, keys: Sequence[str]) -> dict[str, int]:
    """Returns the ids of the notes that have these link keys now, by key."""
    return dict(
        connection.execute(f"SELECT url_key, id FROM notes WHERE url_key {AMONG}", (listed(keys),))
    )


def get_many(connection: sqlite3.Connection, note_ids: Sequence[int]) -> list[Note]:
    """Returns the notes with these ids, in this order; unknown ids are left out."""
    if not note_ids:
        return []
    wanted = listed(note_ids)
    found = fetch_all(
        connection,
        f"SELECT {', '.join(NOTE_COLUMNS)} FROM notes WHERE id {AMONG}",
        (wanted,),
    )
    tags = tag_store.tags_of(connection, note_ids)
    retired = tag_store.retired_tags_of(connection, note_ids)
    odd: dict[int, list[str]] = {}
    lists = {field.name: _read_list(connection, field, wanted, odd) for field in _LISTS}
    articles = _read_articles(connection, wanted, odd)
    notes = {
        note_id: note_from(
            (note_id, *values),
            {
                "tags": tags.get(note_id, ()) + retired.get(note_id, ()),
                "retired_tags": retired.get(note_id, ()),
            }
            | {name: items.get(note_id, ()) for name, items in lists.items()},
            articles.get(note_id, ""),
            odd.get(note_id, ()),
        )
        for note_id, *values in found
    }
    return [notes[note_id] for note_id in note_ids if note_id in notes]


def rows_at(connection: sqlite3.Connection, positions: Sequence[int]) -> list[NoteRow]:
    """Returns the list rows at these positions, in this order; empty positions are left out."""
    found = fetch_all(
        connection,
        f"SELECT {ROW_COLUMNS} FROM notes WHERE position {AMONG}",
        (listed(positions),),
    )
    tags = tag_store.tags_of(connection, [row[0] for row in found])
    rows = {row[1]: list_row(row, tags.get(row[0], ())) for row in found}
    return [rows[position] for position in positions if position in rows]


def ids_at(connection: sqlite3.Connection, positions: Iterable[int]) -> list[int]:
    """Returns the ids of the notes at these positions, in this order."""
    wanted = list(positions)
    found: dict[int, int] = dict(
        connection.execute(
            f"SELECT position, id FROM notes WHERE position {AMONG}",
            (listed(wanted),),
        )
    )
    return [found[position] for position in wanted if position in found]


def positions_of(connection: sqlite3.Connection, note_ids: Iterable[int]) -> dict[int, int]:
    """Returns the positions of notes by id; notes that are gone, or have none, are left out."""
    return dict(
        connection.execute(
            f"SELECT id, position FROM notes WHERE id {AMONG} AND {IS_POSITION}",
            (listed(note_ids),),
        )
    )


def lacking(connection: sqlite3.Connection, note_ids: Iterable[int], flag: str) -> frozenset[int]:
    """Returns those of some notes whose flag is not set or not known."""
    rows = connection.execute(
        f"SELECT id FROM notes WHERE id {AMONG} AND {flag} IS NOT 1",
        (listed(note_ids),),
    )
    return frozenset(note_id for (note_id,) in rows)


def differing(
    connection: sqlite3.Connection, note_ids: Iterable[int], columns: Sequence[str]
) -> tuple[int, frozenset[str]] | None:
    """Returns the first of some notes, and the columns in which others differ from it.

    Args:
        connection: The library.
        note_ids: Unknown ones are passed over.
        columns: Some of the table of notes.

    Returns:
        The lowest id and the names; None where all are gone.
    """
    wanted = listed(note_ids)
    differs = ", ".join(f"max(n.{name} IS NOT f.{name})" for name in columns)
    row = connection.execute(
        f"SELECT f.id, {differs} FROM notes AS n JOIN"
        f" (SELECT * FROM notes WHERE id {AMONG} ORDER BY id LIMIT 1) AS f WHERE n.id {AMONG}",
        (wanted, wanted),
    ).fetchone()
    if row[0] is None:
        return None
    return row[0], frozenset(
        name for name, is_other in zip(columns, row[1:], strict=True) if is_other
    )


def position_of(connection: sqlite3.Connection, note_id: int) -> int | None:
    """Returns the position of a note in the order of the library, if it has one."""
    row = connection.execute(
        f"SELECT position FROM notes WHERE id = ? AND {IS_POSITION}", (note_id,)
    ).fetchone()
    return row[0] if row else None


def stored(connection: sqlite3.Connection, note_ids: Sequence[int]) -> dict[int, StoredNote]:
    """Returns notes by id, with their past."""
    if not note_ids:
        return {}
    wanted = (listed(note_ids),)
    edited: dict[int, set[str]] = defaultdict(set)
    versions: dict[int, set[tuple[str, str]]] = defaultdict(set)
    origins: dict[int, dict[str, Origin]] = defaultdict(dict)
    within = f"WHERE note_id {AMONG}"
    for note_id, field in fetch_all(
        connection, f"SELECT note_id, {as_text('field')} FROM edits {within}", wanted
    ):
        edited[note_id].add(field)
    for note_id, field, content in fetch_all(
        connection, f"SELECT note_id, {as_text('field', 'content')} FROM versions {within}", wanted
    ):
        versions[note_id].add((field, content))
    texts = as_text("field", "source")
    for note_id, field, *origin in fetch_all(
        connection, f"SELECT note_id, {texts}, stamp FROM note_sources {within}", wanted
    ):
        origins[note_id][field] = Origin(*origin)
    return {
        note.id: StoredNote(note, Past(edited[note.id], versions[note.id], origins[note.id]))
        for note in get_many(connection, note_ids)
    }


def new_ids(connection: sqlite3.Connection, count: int) -> range:
    """Returns ids for so many new notes; none was ever given before."""
    first = tag_store.next_id(connection, "notes")
    return range(first, first + count)


def insert(
    connection: sqlite3.Connection,
    ids: Sequence[int],
    drafts: Sequence[Draft],
    positions: Sequence[int],
    imported: Sequence[int],
    tag_ids: tag_store.TagIds,
) -> None:
    """Stores drafts at free positions.

    Args:
        connection: Within a transaction.
        ids: Those of ``new_ids``.
        drafts: Clean, and not stored yet.
        positions: The order key of each.
        imported: When each came, in microseconds.
        tag_ids: Those of this transaction.
    """
    rows = [
        {"id": note_id, "position": position, "imported": came} | columns_of(draft)
        for note_id, position, draft, came in zip(ids, positions, drafts, imported, strict=True)
    ]
    if rows:
        connection.executemany(
            f"INSERT INTO notes ({', '.join(rows[0])}) VALUES ({', '.join('?' * len(rows[0]))})",
            [tuple(row.values()) for row in rows],
        )
        _give_up_keys(connection, [row["url_key"] for row in rows])
    tags = ((note_id, draft.tags) for note_id, draft in zip(ids, drafts, strict=True))
    tag_store.insert_tags(connection, tags, tag_ids)
    for field in _LISTS:
        _insert_list(connection, field, zip(ids, drafts, strict=True))
    connection.executemany(
        "INSERT INTO articles (note_id, content) VALUES (?, ?)",
        [(id_, each.article) for id_, each in zip(ids, drafts, strict=True) if each.article],
    )


def update(
    connection: sqlite3.Connection, before: Note, after: Draft, tag_ids: tag_store.TagIds
) -> bool:
    """Writes what differs between a stored note and the wanted; returns whether anything did."""
    old, new = columns_of(before), columns_of(after)
    changed = {name: value for name, value in new.items() if old[name] != value}
    if isinstance(after, Note) and after.trashed != before.trashed:
        changed["trashed"] = int(after.trashed)
    if "url_key" in changed:
        _give_up_keys(connection, [changed["url_key"]])
    if changed:
        assignments = ", ".join(f"{name} = ?" for name in changed)
        connection.execute(
            f"UPDATE notes SET {assignments} WHERE id = ?", (*changed.values(), before.id)
        )
    return _write_lists(connection, before.id, after, before, tag_ids) or bool(changed)


def write_origins(
    connection: sqlite3.Connection, origins: Iterable[tuple[int, str, Origin]]
) -> None:
    """Notes which sources wrote the fields of notes."""
    connection.executemany(
        "INSERT INTO note_sources (note_id, field, source, stamp) VALUES (?, ?, ?, ?)"
        " ON CONFLICT DO UPDATE SET source = excluded.source, stamp = excluded.stamp",
        [(note_id, field, *origin) for note_id, field, origin in origins],
    )


def mark_edited(connection: sqlite3.Connection, note_id: int, fields: Iterable[str]) -> None:
    """Notes that a person wrote these fields of a note."""
    connection.executemany(
        "INSERT OR IGNORE INTO edits (note_id, field) VALUES (?, ?)",
        [(note_id, field) for field in fields],
    )


def unmark_edited(connection: sqlite3.Connection, note_id: int, fields: Iterable[str]) -> None:
    """Forgets that a person wrote these fields of a note."""
    connection.executemany(
        "DELETE FROM edits WHERE note_id = ? AND field = ?",
        [(note_id, field) for field in fields],
    )


def _write_lists(
    connection: sqlite3.Connection,
    note_id: int,
    after: Draft,
    before: Draft,
    tag_ids: tag_store.TagIds,
) -> bool:
    changed = False
    if after.tags != before.tags:
        tag_store.write_tags(connection, note_id, after.tags, tag_ids)
        changed = True
    for field in _LISTS:
        if getattr(after, field.name) != getattr(before, field.name):
            connection.execute(f"DELETE FROM note_{field.name} WHERE note_id = ?", (note_id,))
            _insert_list(connection, field, [(note_id, after)])
            changed = True
    if after.article != before.article:
        connection.execute(
            "INSERT INTO articles (note_id, content) VALUES (?, ?)"
            " ON CONFLICT (note_id) DO UPDATE SET content = excluded.content",
            (note_id, after.article),
        )
        changed = True
    return changed


def _give_up_keys(connection: sqlite3.Connection, url_keys: Sequence[str]) -> None:
    """Has links find the notes whose own they are, and no longer those that had them before."""
    connection.execute(
        f"UPDATE note_urls SET key = NULL WHERE key {AMONG}",
        (listed(url_keys),),
    )


def _insert_list(
    connection: sqlite3.Connection, field: Field, drafts: Iterable[tuple[int, Draft]]
) -> None:
    column = _COLUMNS[field.kind]
    rows = [
        (note_id, ordinal, _encode(field.kind, value))
        for note_id, draft in drafts
        for ordinal, value in enumerate(getattr(draft, field.name))
    ]
    if field.kind is Kind.URLS:
        connection.executemany(
            f"INSERT INTO note_urls (key, note_id, place, url) VALUES ({FORMER_KEY}, ?2, ?3, ?4)",
            [(link_key(url), note_id, ordinal, url) for note_id, ordinal, url in rows],
        )
    else:
        connection.executemany(
            f"INSERT INTO note_{field.name} (note_id, place, {column}) VALUES (?, ?, ?)", rows
        )


def _read_list(
    connection: sqlite3.Connection, field: Field, wanted: str, odd: dict[int, list[str]]
) -> dict[int, tuple[Any, ...]]:
    """Reads a list of some notes, and adds what is odd in it to that of each note."""
    expected, read = OF_LISTS[field.kind]
    values: dict[int, list[Any]] = {}
    for note_id, value in fetch_all(
        connection,
        f"SELECT note_id, {_COLUMNS[field.kind]} FROM note_{field.name}"
        f" WHERE note_id {AMONG} ORDER BY note_id, place",
        (wanted,),
    ):
        if not expected.is_met(value):
            odd.setdefault(note_id, []).append(oddity(field.name, value, expected))
        values.setdefault(note_id, []).append(read(value))
    return {note_id: tuple(items) for note_id, items in values.items()}


def _read_articles(
    connection: sqlite3.Connection, wanted: str, odd: dict[int, list[str]]
) -> dict[int, str]:
    """Reads the articles of some notes, and adds what is odd in them to that of each note."""
    articles: dict[int, str] = {}
    for note_id, content in fetch_all(
        connection,
        f"SELECT note_id, content FROM articles WHERE note_id {AMONG}",
        (wanted,),
    ):
        if not TEXT.is_met(content):
            odd.setdefault(note_id, []).append(oddity("article", content, TEXT))
        articles[note_id] = text_of(content)
    return articles


def _encode(kind: Kind, value: Any) -> str:
    return value if kind is Kind.URLS else json.dumps(value, ensure_ascii=False)
