"""The notes that carry a tag, by its name, its alias, its children or the words in it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable

from pyroaring import BitMap

from tui.filters.patterns import finds
from tui.filters.values import Pattern, Plain, TagName
from tui.model.fold import fold
from tui.store.place import Place


def tag(place: Place, value: Plain, within: BitMap) -> BitMap:
    """The notes with a tag that a filter names."""
    if isinstance(value, Pattern):
        rows = place.connection.execute("SELECT id, name FROM tags")
        return carriers(place, [each for each, name in rows if finds(value.source, name)], within)
    assert isinstance(value, TagName)
    return carriers(place, tags_named(place.connection, value), within)


def tags_named(connection: sqlite3.Connection, value: TagName) -> set[int]:
    """The ids of the tags that a tag of a filter stands for."""
    key = fold(value.name)
    if value.is_prefix:
        return _tags_between(connection, prefix_bounds(key))
    own = {row[0] for row in connection.execute("SELECT id FROM tags WHERE folded = ?", (key,))}
    if value.is_exact:
        return own
    own |= {
        row[0] for row in connection.execute("SELECT tag_id FROM aliases WHERE folded = ?", (key,))
    }
    parents = connection.execute(
        "SELECT folded FROM tags WHERE id IN (SELECT value FROM json_each(?))",
        (json.dumps(list(own)),),
    ).fetchall()
    children = (_tags_between(connection, prefix_bounds(f"{name}/")) for (name,) in parents)
    return own.union(*children)


def _tags_between(connection: sqlite3.Connection, bounds: tuple[str, str]) -> set[int]:
    rows = connection.execute("SELECT id FROM tags WHERE folded >= ? AND folded < ?", bounds)
    return {row[0] for row in rows}


def carriers(place: Place, tag_ids: Iterable[int], within: BitMap) -> BitMap:
    """The positions in ``within`` of the notes that carry one of these tags."""
    tags = list(tag_ids)
    if not tags:
        return BitMap()
    if place.facets:
        return within & BitMap.union(*map(place.facets.carriers, tags))
    return place.select(
        within,
        "id IN (SELECT note_id FROM note_tags WHERE tag_id IN (SELECT value FROM json_each(?)))",
        (json.dumps(tags),),
    )


def prefix_bounds(prefix: str) -> tuple[str, str]:
    """The half-open range of texts that begin with a prefix."""
    return prefix, prefix + chr(0x10FFFF)
