"""All tags of a library by name, and which of them stand below others."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from typing import NamedTuple

from tui.model.tag import tag_key
from tui.store.sql import AMONG, listed
from tui.store.stored_values import LAST_TAG, as_text, fetch_all


class Vocabulary(NamedTuple):
    """The tags of a library as of one moment."""

    state: tuple[int, float] = (-1, 0)
    """By which it is noticed that tags were made or deleted since (`tags_state`)."""
    names: Mapping[int, str] = {}
    """By id, in alphabetical order; without those whose ids no packed list can hold."""
    families: Mapping[int, tuple[int, ...]] = {}
    """Each tag that has children, with itself and all below it: ``rust`` has ``rust/async``."""
    parents: Mapping[int, tuple[int, ...]] = {}
    """The families that a tag belongs to, by its id; most belong to none."""


def tags_state(connection: sqlite3.Connection) -> tuple[int, float]:
    """Returns the number of all tags and the sum of their ids, none of which is given twice."""
    count, total = connection.execute("SELECT count(*), total(id) FROM tags").fetchone()
    return count, total


def read(connection: sqlite3.Connection) -> Vocabulary:
    """Reads the vocabulary as it is now."""
    rows = fetch_all(connection, f"SELECT id, {as_text('name')} FROM tags")
    rows.sort(key=lambda tag: tag_key(tag[1]))
    state = len(rows), float(sum(tag for tag, _ in rows))
    names = {tag: name for tag, name in rows if 0 <= tag <= LAST_TAG}
    families = _families(connection, names)
    parents: dict[int, tuple[int, ...]] = {}
    for parent, members in families.items():
        for tag in members:
            parents[tag] = (*parents.get(tag, ()), parent)
    return Vocabulary(state, names, families, parents)


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
