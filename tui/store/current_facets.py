"""The facets of a library as it is now: from its tables, or from a snapshot and a delta."""

from __future__ import annotations

import json
import sqlite3
from array import array
from collections.abc import Mapping

from pyroaring import BitMap

from tui.store import snapshot, snapshot_copy, vocabulary
from tui.store.facets import Facets
from tui.store.positions import is_position, positions
from tui.store.snapshot import STATES, Delta, Snapshot
from tui.store.staleness import newest_change, oldest_change
from tui.store.vocabulary import Vocabulary

MOST_REPLAYED = 200_000
"""Beyond so many changes, reading everything anew is the faster way."""

MOST_CHANGED = 2_000
"""Beyond so many changed notes, a new snapshot is made, so that they are read once only."""


def refreshed(connection: sqlite3.Connection, known: Facets | None) -> Facets:
    """Returns the facets as of now, from those of an earlier moment where there are any.

    Args:
        connection: Within `tui.store.connection.reading`, so that all of it is of one moment.
        known: Those of the earlier moment.
    """
    seq = newest_change(connection)
    if known and known.seq == seq:
        return known
    base = known.base if known else snapshot_copy.load(connection)
    before = known.delta if known else Delta(base.states)
    words = known.vocabulary if known else Vocabulary()
    changed = _changed_positions(connection, known.seq if known else base.seq)
    if changed is None or base is snapshot.EMPTY:
        return _read_anew(connection, seq)
    if vocabulary.tags_state(connection) != words.state:
        words = vocabulary.read(connection)
        if _has_lost_tags(base, before, words.names, changed):
            return _read_anew(connection, seq)
    delta = _extended_delta(connection, before, changed, words.names)
    if len(delta.changed) > MOST_CHANGED:
        return _without_delta(base.after(seq, delta, words.names), words)
    return Facets(seq, base, delta, words, is_kept=known.is_kept if known else True)


def keep_copy(connection: sqlite3.Connection, facets: Facets) -> None:
    """Stores the snapshot of some facets in the library, unless it has it already."""
    facets.is_kept = facets.is_kept or snapshot_copy.keep(connection, facets.base)


def _read_anew(connection: sqlite3.Connection, seq: int) -> Facets:
    words = vocabulary.read(connection)
    return _without_delta(snapshot.read(connection, seq, words.names), words)


def _without_delta(base: Snapshot, words: Vocabulary) -> Facets:
    return Facets(base.seq, base, Delta(base.states), words, is_kept=False)


def _changed_positions(connection: sqlite3.Connection, seq: int) -> BitMap | None:
    """Returns the positions that changed after a change; None where any may have."""
    if seq < oldest_change(connection) - 1:
        return None
    rows = connection.execute(
        "SELECT note_id, position FROM changes WHERE seq > ? LIMIT ?", (seq, MOST_REPLAYED + 1)
    ).fetchall()
    is_anywhere = any(None in row for row in rows) or len(rows) > MOST_REPLAYED
    if is_anywhere:
        return None
    # Where notes are put while others make room is no position that a reader knows.
    return BitMap(at for _, at in rows if is_position(at))


def _has_lost_tags(base: Snapshot, delta: Delta, names: Mapping[int, str], changed: BitMap) -> bool:
    """Returns whether notes have tags that are no longer there, or that may be there again."""
    if base.has_orphans or delta.has_orphans:
        return True
    known_as = delta.changed | changed
    gone = (tag for tag in base.tags if tag not in names)
    kept = (tags for position, tags in delta.tags.items() if position not in changed)
    return any(base.notes_with(tag) - known_as for tag in gone) or any(
        tag not in names for tags in kept for tag in tags
    )


def _extended_delta(
    connection: sqlite3.Connection, before: Delta, changed: BitMap, names: Mapping[int, str]
) -> Delta:
    """Returns a delta to the same snapshot that has some changed positions as well."""
    has_orphans = before.has_orphans
    tags = {position: own for position, own in before.tags.items() if position not in changed}
    wanted = (json.dumps(list(changed)),)
    there = "position IN (SELECT value FROM json_each(?))"
    rows = connection.execute(
        f"SELECT position, tag_id FROM notes LEFT JOIN note_tags ON note_id = id WHERE {there}",
        wanted,
    )
    for position, tag in rows:
        own = tags.setdefault(position, array("I"))
        if tag in names:
            own.append(tag)
        elif tag is not None:
            has_orphans = True
    states = {}
    for state, condition in STATES.items():
        query = f"SELECT position FROM notes WHERE ({condition}) AND {there}"
        found = positions(connection, query, wanted)
        states[state] = (before.states[state] - changed) | found
    return Delta(states, before.changed | changed, tags, has_orphans)
