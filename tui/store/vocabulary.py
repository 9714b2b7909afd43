"""All live tags of a library by name, and which of them stand below others.

Tags that are retired or gone are *hidden*: they are counted nowhere.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from typing import NamedTuple

from tui.model.tag import tag_key
from tui.store.sql import AMONG, HIDDEN, listed
from tui.store.stored_values import LAST_TAG, as_text, fetch_all

State = tuple[float, ...]


class Vocabulary(NamedTuple):
    """The tags of a library as of one moment."""

    state: State = ()
    """By which it is noticed that tags were made, deleted or hidden since (`tags_state`)."""
    names: Mapping[int, str] = {}
    """By id, in alphabetical order; without those whose ids no packed list can hold."""
    hidden: frozenset[int] = frozenset()
    """Those that are retired or gone."""
    families: Mapping[int, tuple[int, ...]] = {}
    """Each tag that has children, with itself and all below it: ``rust`` has ``rust/async``."""
    parents: Mapping[int, tuple[int, ...]] = {}
    """The families that a tag belongs to, by its id; most belong to none."""


def tags_state(connection: sqlite3.Connection) -> State:
    """Returns what is another number for other tags, none of whose ids is given twice."""
    numbers = "SELECT count(*), total(id), total(id * id) FROM tags"
    every = connection.execute(numbers).fetchone()
    return (*every, *connection.execute(f"{numbers} WHERE {HIDDEN}").fetchone())


def read(connection: sqlite3.Connection) -> Vocabulary:
    """Reads the vocabulary as it is now."""
    state = tags_state(connection)
    rows = fetch_all(connection, f"SELECT id, {as_text('name')} FROM tags WHERE NOT {HIDDEN}")
    rows.sort(key=lambda tag: tag_key(tag[1]))
    names = {tag: name for tag, name in rows if 0 <= tag <= LAST_TAG}
    hidden = frozenset(tag for (tag,) in connection.execute(f"SELECT id FROM tags WHERE {HIDDEN}"))
    families = _families(connection, names)
    parents: dict[int, tuple[int, ...]] = {}
    for parent, members in families.items():
        for tag in members:
            parents[tag] = (*parents.get(tag, ()), parent)
    return Vocabulary(state, names, hidden, families, parents)


def _families(
    connection: sqlite3.Connection, names: Mapping[int, str]
) -> dict[int, tuple[int, ...]]:
    below: dict[str, list[int]] = {}
    nested = f"SELECT id, {as_text('folded')} FROM tags WHERE instr(folded, '/') > 0"
    for tag, name in fetch_all(connection, nested):
        if tag not in names:
            continue
        parts = name.split("/")
        for depth in range(1, len(parts)):
            below.setdefault("/".join(parts[:depth]), []).append(tag)
    parents = fetch_all(
        connection,
        f"SELECT id, {as_text('folded')} FROM tags WHERE folded {AMONG}",
        (listed(below),),
    )
    return {tag: (tag, *below[name]) for tag, name in parents if tag in names}
