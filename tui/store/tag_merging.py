"""Merges tags and renames them, many in few statements; each former name is left as an alias."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from tui.model.fold import fold
from tui.model.merging import removal_of
from tui.model.tag import tag_key
from tui.store.sql import AMONG, listed, prefix_bounds
from tui.store.stored_values import as_text, fetch_all
from tui.store.tag_states import revive, states_of
from tui.store.tags import find_tag, write_words


class StoredTag(NamedTuple):
    """A tag as it is stored."""

    id: int
    name: str
    key: str
    folded: str
    state: str


_COLUMNS = f"id, {as_text('name', 'key', 'folded', 'state')}"

_MERGING = (
    "WITH merging (old, new) AS MATERIALIZED (SELECT json_extract(value, '$[0]'),"
    " json_extract(value, '$[1]') FROM json_each(?))"
)
"""Begins a statement with the pairs of its first parameter."""


def tags_with_keys(connection: sqlite3.Connection, keys: Iterable[str]) -> dict[str, StoredTag]:
    """Returns the tags with some keys, by key; those of aliases are none."""
    query = f"SELECT {_COLUMNS} FROM tags WHERE key {AMONG}"
    rows = fetch_all(connection, query, (listed(keys),))
    return {tag.key: tag for tag in (StoredTag(*row) for row in rows)}


def merge(connection: sqlite3.Connection, into: Mapping[int, int], kind: str = "same") -> None:
    """Gives the notes of tags others in place of them, and makes their names aliases of these.

    Args:
        connection: Within a transaction.
        into: The id of the tag that stands, by that of each that becomes it; none stands and goes.
        kind: That of the aliases, ``same`` or ``under``.
    """
    if not into:
        return
    pairs, merged = (_listed_pairs(into),), (listed(into),)
    _keep_removals(connection, pairs)
    # From the pairs to their notes: the other way around, SQLite would look at all notes.
    connection.execute(
        f"{_MERGING} INSERT OR IGNORE INTO note_tags (note_id, tag_id, place)"
        " SELECT note_id, new, place FROM merging CROSS JOIN note_tags ON tag_id = old",
        pairs,
    )
    connection.execute(f"DELETE FROM note_tags WHERE tag_id {AMONG}", merged)
    connection.execute(
        f"{_MERGING} UPDATE aliases SET tag_id = new FROM merging WHERE tag_id = old", pairs
    )
    query = f"SELECT {_COLUMNS} FROM tags WHERE id {AMONG}"
    former = [StoredTag(*row) for row in fetch_all(connection, query, merged)]
    connection.execute(f"DELETE FROM tags WHERE id {AMONG}", merged)
    add_aliases(connection, ((tag.name, into[tag.id]) for tag in former), kind)


def rename(connection: sqlite3.Connection, tag: StoredTag, wanted: str, kind: str = "same") -> str:
    """Gives a tag another name, and those below it; onto the name of another tag, merges the two.

    Returns the name of the tag that it was merged into, as that is written; empty for none.

    Args:
        connection: Within a transaction.
        tag: The tag.
        wanted: A clean name.
        kind: That of the aliases that are left.
    """
    depth = tag.name.count("/") + 1
    # A tag that gets the name of one below it becomes that one, which stays where it is.
    below = [child for child in _below(connection, tag) if child.key != tag_key(wanted)]
    other = _rename_one(connection, tag, wanted, kind)
    for child in below:
        rest = "/".join(child.name.split("/")[depth:])
        _rename_one(connection, child, f"{wanted}/{rest}", kind)
    return other


def add_aliases(
    connection: sqlite3.Connection, names: Iterable[tuple[str, int]], kind: str = "same"
) -> None:
    """Makes names aliases of tags."""
    connection.executemany(
        "INSERT INTO aliases (key, name, folded, tag_id, kind) VALUES (?, ?, ?, ?, ?)"
        " ON CONFLICT (key) DO UPDATE SET tag_id = excluded.tag_id, kind = excluded.kind",
        [(tag_key(name), name, fold(name), tag, kind) for name, tag in names],
    )


def _rename_one(connection: sqlite3.Connection, tag: StoredTag, wanted: str, kind: str) -> str:
    key = tag_key(wanted)
    other = find_tag(connection, wanted)
    if other not in (None, tag.id):
        revive(connection, [other])
        merge(connection, {tag.id: other}, kind)
        return states_of(connection, [wanted])[wanted].name
    connection.execute("DELETE FROM aliases WHERE key = ?", (key,))
    connection.execute(
        "UPDATE tags SET name = ?, key = ?, folded = ? WHERE id = ?",
        (wanted, key, fold(wanted), tag.id),
    )
    write_words(connection, [tag.id])
    if key != tag.key:
        _copy_removals(connection, {tag.key: key})
        add_aliases(connection, [(tag.name, tag.id)], kind)
    return ""


def _below(connection: sqlite3.Connection, tag: StoredTag) -> Sequence[StoredTag]:
    query = f"SELECT {_COLUMNS} FROM tags WHERE key >= ? AND key < ? ORDER BY key"
    rows = fetch_all(connection, query, prefix_bounds(f"{tag.key}/"))
    return [StoredTag(*row) for row in rows]


def _keep_removals(connection: sqlite3.Connection, pairs: tuple[str]) -> None:
    """Has what a person took off a note stay off it by the other name too."""
    rows = fetch_all(
        connection,
        f"{_MERGING} SELECT {as_text('one.key', 'other.key')} FROM merging"
        " JOIN tags AS one ON one.id = old JOIN tags AS other ON other.id = new",
        pairs,
    )
    _copy_removals(connection, dict(rows))


def _copy_removals(connection: sqlite3.Connection, keys: Mapping[str, str]) -> None:
    """Writes for each tag that a person took off a note that another was too, by their keys."""
    present = connection.execute("SELECT DISTINCT field FROM edits WHERE field LIKE '-tag %'")
    removals = {removal_of(old): removal_of(new) for old, new in keys.items()}
    connection.executemany(
        "INSERT OR IGNORE INTO edits (note_id, field) SELECT note_id, ?2 FROM edits"
        " WHERE field = ?1",
        [(field, removals[field]) for (field,) in present.fetchall() if field in removals],
    )


def _listed_pairs(into: Mapping[int, int]) -> str:
    return "[" + ",".join(f"[{old},{new}]" for old, new in into.items()) + "]"
