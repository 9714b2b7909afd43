"""The facets of a library as it is now: from its tables, or from a snapshot and a delta."""

from __future__ import annotations

import sqlite3
from collections.abc import Container
from itertools import chain

from tui.store import snapshot, snapshot_copy, vocabulary
from tui.store.delta import Delta
from tui.store.facets import Facets
from tui.store.positions import positions_by
from tui.store.replay import MOST_REPLAYED, Written, changed_tags, written_since
from tui.store.staleness import newest_change
from tui.store.states import STATES
from tui.store.vocabulary import Vocabulary

MOST_CHANGED = 10_000
"""Beyond so many tags that are on other notes, a new snapshot is made: counting looks at each."""

MOST_UNKEPT = 20_000
"""Whoever opens a library and reads more changes than these makes a new snapshot for the next."""

_PRESENT = "present"


def refreshed(connection: sqlite3.Connection, known: Facets | None) -> Facets:
    """Returns the facets as of now, from those of an earlier moment where there are any.

    Args:
        connection: Within `tui.store.connection.reading`, so that all of it is of one moment.
        known: Those of the earlier moment.
    """
    seq = newest_change(connection)
    if known and known.seq == seq:
        return known
    before = known.delta if known else Delta.none(snapshot_copy.load(connection))
    words = known.vocabulary if known else Vocabulary()
    written = written_since(connection, known.seq if known else before.base.seq)
    if written is None or before.base is snapshot.EMPTY:
        return _read_anew(connection, seq)
    has_other_tags = vocabulary.tags_state(connection) != words.state
    if has_other_tags:
        words = vocabulary.read(connection)
    delta = _extended(connection, before, written, words)
    if has_other_tags and _has_lost_tags(before, delta, words.names):
        return _read_anew(connection, seq)
    # Nobody who opens the library can read forward from a snapshot that is older.
    oldest = seq - (MOST_REPLAYED // 2 if known else MOST_UNKEPT)
    if len(delta.tags) > MOST_CHANGED or delta.base.seq < oldest:
        merged = Delta.none(delta.merged(seq, words.names))
        return Facets(seq, merged, words, is_kept=False)
    return Facets(seq, delta, words, is_kept=known.is_kept if known else True)


def keep_copy(connection: sqlite3.Connection, facets: Facets) -> None:
    """Stores the snapshot of some facets in the library, unless it has it already."""
    facets.is_kept = facets.is_kept or snapshot_copy.keep(connection, facets.base)


def _read_anew(connection: sqlite3.Connection, seq: int) -> Facets:
    words = vocabulary.read(connection)
    base = snapshot.read(connection, seq, words.names)
    return Facets(seq, Delta.none(base), words, is_kept=False)


def _extended(
    connection: sqlite3.Connection, before: Delta, written: Written, words: Vocabulary
) -> Delta:
    """Returns a delta to the same snapshot that has what was written as well."""
    anywhere = written.anywhere
    found = positions_by(connection, {_PRESENT: "1"} | STATES, anywhere)
    notes = (before.notes - anywhere) | found.pop(_PRESENT)
    states = {state: (before.states[state] - anywhere) | at for state, at in found.items()}
    return before.after(notes, states, changed_tags(connection, written, words))


def _has_lost_tags(before: Delta, now: Delta, names: Container[int]) -> bool:
    """Returns whether notes have tags that are no longer there, or that may be there again."""
    if before.base.has_orphans or now.has_orphans:
        return True
    gone = {tag for tag in chain(now.base.tags, now.gained) if tag not in names}
    return any(map(now.notes_with, gone))
