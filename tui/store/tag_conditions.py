"""Conditions on tags, by their names, aliases, children or words."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable
from functools import partial

from pyroaring import BitMap

from tui.filters.patterns import finds
from tui.filters.values import Pattern, Plain, TagName
from tui.model.fold import fold
from tui.store.positions import is_position
from tui.store.search_context import SearchContext
from tui.store.sql import AMONG, HIDDEN, listed, prefix_bounds
from tui.store.stored_values import as_text, fetch_all


def tag(context: SearchContext, value: Plain, within: BitMap) -> BitMap:
    """Finds the notes with a tag that a filter names."""
    if isinstance(value, Pattern):
        rows = fetch_all(context.connection, f"SELECT id, {as_text('name')} FROM tags")
        return notes_with_any(
            context, [each for each, name in rows if finds(value.source, name)], within
        )
    assert isinstance(value, TagName)
    if not value.is_prefix:
        return _named(context, value, within)
    return context.looked_up(value, within, partial(_named, context, value))


def _named(context: SearchContext, value: TagName, within: BitMap) -> BitMap:
    return notes_with_any(context, tags_named(context.connection, value), within)


def tags_named(connection: sqlite3.Connection, value: TagName) -> set[int]:
    """Returns the ids of the tags that a tag of a filter stands for.

    A hidden one is found by its own name, and not as a child of another.
    """
    key = fold(value.name)
    if value.is_prefix:
        return _tags_between(connection, prefix_bounds(key))
    if value.is_exact:
        return _tags_folded(connection, key)
    aliased = fetch_all(
        connection,
        f"SELECT {as_text('tags.folded')} FROM aliases JOIN tags ON tags.id = tag_id"
        " WHERE aliases.folded = ?",
        (key,),
    )
    found: set[int] = set()
    for name in {key, *(name for (name,) in aliased)}:
        if own := _tags_folded(connection, name):
            below = prefix_bounds(f"{name}/")
            found |= own | _tags_between(connection, below, f" AND NOT {HIDDEN}")
    return found


def _tags_folded(connection: sqlite3.Connection, key: str) -> set[int]:
    return {row[0] for row in connection.execute("SELECT id FROM tags WHERE folded = ?", (key,))}


def _tags_between(
    connection: sqlite3.Connection, bounds: tuple[str, str], condition: str = ""
) -> set[int]:
    query = f"SELECT id FROM tags WHERE folded >= ? AND folded < ?{condition}"
    rows = connection.execute(query, bounds)
    return {row[0] for row in rows}


def notes_with_any(context: SearchContext, tag_ids: Iterable[int], within: BitMap) -> BitMap:
    """Returns the positions in ``within`` of the notes that have one of these tags.

    Without facets, or of tags that are hidden, few such notes are looked up by their tags; where
    there are more of them than notes to look at, the notes are asked for their tags.
    """
    tags = list(tag_ids)
    if facets := context.facets:
        hidden = facets.vocabulary.hidden.intersection(tags)
        found = facets.notes_with_any([tag for tag in tags if tag not in hidden], within)
        return found | _looked_up(context, hidden, within - found)
    return _looked_up(context, tags, within)


def _looked_up(context: SearchContext, tags: Collection[int], within: BitMap) -> BitMap:
    if not tags:
        return BitMap()
    wanted = listed(tags)
    few = context.connection.execute(
        "SELECT position FROM note_tags JOIN notes ON notes.id = note_id"
        f" WHERE tag_id {AMONG} LIMIT ?",
        (wanted, len(within) + 1),
    ).fetchall()
    if len(few) <= len(within):
        return within & BitMap(position for (position,) in few if is_position(position))
    return context.select(
        within,
        f"EXISTS (SELECT 1 FROM note_tags WHERE note_id = notes.id AND +tag_id {AMONG})",
        (wanted,),
    )
