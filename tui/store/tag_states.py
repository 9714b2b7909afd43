"""The states of tags: live, retired or gone."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from typing import NamedTuple

from tui.model.tag import tag_key
from tui.store import schema
from tui.store.sql import AMONG, HIDDEN, listed
from tui.store.stored_values import as_text, fetch_all
from tui.store.tags import find_tag


class TagState(NamedTuple):
    """A tag with its state."""

    name: str
    """As it is written, also where an alias was asked for."""
    state: str
    """``live``, ``retired`` or ``gone``."""


KEPT_NOTES = (
    "(SELECT count(*) FROM note_tags WHERE tag_id = tags.id"
    " AND note_id NOT IN (SELECT id FROM notes WHERE trashed = 1))"
)
"""The SQL of how many notes have a tag, without the trash."""


def retire(connection: sqlite3.Connection, tag_ids: Iterable[int]) -> int:
    """Retires live tags, which keep their notes; returns how many were live."""
    retired = f"UPDATE tags SET state = 'retired', notes_then = {KEPT_NOTES}"
    return _set_state(connection, f"{retired} WHERE id {AMONG} AND NOT {HIDDEN}", tag_ids)


def revive(connection: sqlite3.Connection, tag_ids: Iterable[int]) -> int:
    """Makes tags live that are not; returns how many were not."""
    live = "UPDATE tags SET state = 'live', notes_then = NULL"
    return _set_state(connection, f"{live} WHERE id {AMONG} AND {HIDDEN}", tag_ids)


def delete(connection: sqlite3.Connection, tag_ids: Iterable[int]) -> int:
    """Takes tags off all notes, for good; returns how many were not gone before."""
    wanted = list(tag_ids)
    connection.execute(f"DELETE FROM note_tags WHERE tag_id {AMONG}", (listed(wanted),))
    gone = "UPDATE tags SET state = 'gone', notes_then = NULL"
    return _set_state(connection, f"{gone} WHERE id {AMONG} AND state <> 'gone'", wanted)


def _set_state(connection: sqlite3.Connection, statement: str, tag_ids: Iterable[int]) -> int:
    wanted = list(tag_ids)
    with schema.counting_anew(connection, len(wanted)):
        return connection.execute(statement, (listed(wanted),)).rowcount


def states_of(connection: sqlite3.Connection, names: Iterable[str]) -> dict[str, TagState]:
    """Returns the tags that names or aliases stand for, by these; unknown ones are left out."""
    found = {}
    for name in names:
        query = f"SELECT {as_text('name', 'state')} FROM tags WHERE id = ?"
        for row in fetch_all(connection, query, (find_tag(connection, name),)):
            found[name] = TagState(*row)
    return found


def hidden_among(connection: sqlite3.Connection, names: Iterable[str]) -> dict[int, str]:
    """Returns the names of the tags among some names or aliases that are not live, by id."""
    keys = listed(map(tag_key, names))
    query = (
        f"SELECT id, {as_text('name')} FROM (SELECT id AS wanted FROM tags WHERE key {AMONG}"
        f" UNION SELECT tag_id FROM aliases WHERE key {AMONG})"
        f" CROSS JOIN tags ON id = wanted WHERE {HIDDEN}"
    )
    return dict(fetch_all(connection, query, (keys, keys))) if keys != "[]" else {}


def hidden_tags(connection: sqlite3.Connection) -> list[TagState]:
    """Returns the tags that are not live, by their names."""
    query = f"SELECT {as_text('name', 'state')} FROM tags WHERE {HIDDEN} ORDER BY key"
    return [TagState(*row) for row in fetch_all(connection, query)]


def live_among(connection: sqlite3.Connection, tag_ids: Iterable[int]) -> set[int]:
    """Returns the live ones of some tags."""
    query = f"SELECT id FROM tags WHERE id {AMONG} AND NOT {HIDDEN}"
    return {tag for (tag,) in connection.execute(query, (listed(tag_ids),))}


def gone_keys(connection: sqlite3.Connection) -> set[str]:
    """Returns the keys of the tags that are gone, and those of their aliases."""
    gone = "SELECT key FROM tags WHERE state = 'gone'"
    aliased = (
        "SELECT aliases.key FROM tags JOIN aliases ON tag_id = tags.id WHERE tags.state = 'gone'"
    )
    return {str(key) for (key,) in connection.execute(f"{gone} UNION ALL {aliased}")}


def count_from(connection: sqlite3.Connection, first: int) -> tuple[int, int]:
    """Returns how many tags have an id from one on, and how many of these are retired."""
    row = connection.execute(
        "SELECT count(*), total(state = 'retired') FROM tags WHERE id >= ?", (first,)
    ).fetchone()
    return int(row[0]), int(row[1])
