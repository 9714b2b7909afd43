"""Reads the table ``changes`` forward: where notes and their tags changed, and what is there now.

The table says what happened; what is there now is asked of the tables themselves, so that it does
not matter in which order it happened.
"""

from __future__ import annotations

import sqlite3
from typing import Any, NamedTuple

from pyroaring import BitMap

from tui.store.delta import NOWHERE, Changed
from tui.store.positions import IS_POSITION, set_of
from tui.store.sql import AMONG, listed
from tui.store.staleness import newest_change, oldest_change
from tui.store.vocabulary import Vocabulary

MOST_REPLAYED = 400_000
"""Beyond so many changes, reading everything anew is the faster way."""

_HAS_TAG_NOW = (
    "EXISTS (SELECT 1 FROM note_tags WHERE note_tags.note_id = changes.note_id"
    " AND note_tags.tag_id = changes.tag_id)"
)

_ByTag = dict[Any, BitMap]


class Written(NamedTuple):
    """Where something was written since a moment."""

    anew: BitMap
    """The positions where a note came, went or moved."""
    by_tag: _ByTag
    """Where else a note got or lost a tag, by tag; or where nothing changed of its tags."""
    having: _ByTag
    """Of the latter, those of the notes that have the tag now."""

    @property
    def anywhere(self) -> BitMap:
        """All of these positions."""
        return self.anew | BitMap.union(NOWHERE, *self.by_tag.values())


def written_since(connection: sqlite3.Connection, seq: int) -> Written | None:
    """Returns where something was written after a change; None where it may be anywhere."""
    if seq < oldest_change(connection) - 1 or newest_change(connection) - seq > MOST_REPLAYED:
        return None
    later = "FROM changes WHERE seq > ?"
    anywhere = f"SELECT 1 {later} AND (note_id IS NULL OR position IS NULL) LIMIT 1"
    if connection.execute(anywhere, (seq,)).fetchone():
        return None
    # Where notes are put while others make room is no position that a reader knows.
    rows = connection.execute(
        f"SELECT tag_id, {_HAS_TAG_NOW} AS has_tag, group_concat(position) {later}"
        f" AND {IS_POSITION} GROUP BY tag_id, has_tag",
        (seq,),
    )
    lacking: _ByTag = {}
    having: _ByTag = {}
    for tag, has_tag, text in rows:
        (having if has_tag else lacking)[tag] = set_of(text)
    anew = lacking.pop(None, NOWHERE)
    by_tag = {
        tag: lacking.get(tag, NOWHERE) | having.get(tag, NOWHERE)
        for tag in lacking.keys() | having.keys()
    }
    return Written(anew, _without(by_tag, anew), _without(having, anew))


def changed_tags(connection: sqlite3.Connection, written: Written, words: Vocabulary) -> Changed:
    """Returns which tags are where something was written.

    Args:
        connection: In the same transaction as what was written was read in.
        written: What was.
        words: The tags that are there; notes have no hidden ones.
    """
    there = _tags_at(connection, written.anew)
    having = {
        tag: written.having.get(tag, NOWHERE) | there.get(tag, NOWHERE)
        for tag in written.having.keys() | there.keys()
    }
    known = {tag: notes for tag, notes in having.items() if tag in words.names}
    has_orphans = not words.hidden.issuperset(having.keys() - known.keys())
    return Changed(written.anew, written.by_tag, known, has_orphans)


def _tags_at(connection: sqlite3.Connection, positions: BitMap) -> _ByTag:
    """Returns which of some positions are those of the notes with each tag."""
    rows = connection.execute(
        "SELECT tag_id, group_concat(position) FROM notes JOIN note_tags ON note_id = id"
        f" WHERE position {AMONG} GROUP BY tag_id",
        (listed(positions),),
    )
    return {tag: set_of(text) for tag, text in rows}


def _without(by_tag: _ByTag, positions: BitMap) -> _ByTag:
    return {tag: notes - positions for tag, notes in by_tag.items()}
