"""Stores many drafts in one transaction: merges known links, and puts new notes in order of age."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from tui.model.chunks import chunks
from tui.model.merging import merge
from tui.model.note import Draft
from tui.model.tag import tag_key, unique_tags
from tui.model.url import link_key
from tui.store import notes, order, schema
from tui.store.connection import transaction
from tui.store.current_facets import keep_copy, refreshed
from tui.store.tags import TagIds, aliases

CHUNK = 500
"""How many drafts are looked up and merged at a time."""

LARGE_SHARE = 0.25
"""Beyond this share of the library, indexing anew is cheaper than indexing row by row."""


Versions = frozenset[tuple[str, str]]
"""Former wordings, as field and content."""

New = tuple[Draft, Versions]
"""A note that is not stored yet, with the wordings that others in its source have."""


@dataclass(slots=True)
class Tally:
    """What became of the drafts of an import, in notes."""

    added: int = 0
    updated: int = 0
    unchanged: int = 0


def import_drafts(
    connection: sqlite3.Connection, drafts: Iterable[Draft], now: int, *, keep: bool = True
) -> Tally:
    """Stores drafts, the source's newest first; all of them or, on any error, none.

    Args:
        connection: A connection in autocommit mode.
        drafts: Clean, each with a link; the same link may come again.
        now: The time of the import in microseconds.
        keep: False rehearses: the tally is that of a real import, and nothing is stored.
    """
    with transaction(connection):
        connection.execute("SAVEPOINT import")
        tally = _Importer(connection, now).run(drafts)
        if not keep:
            connection.execute("ROLLBACK TO import")
        connection.execute("RELEASE import")
    return tally


class _Importer:
    """One import that is running."""

    def __init__(self, connection: sqlite3.Connection, now: int) -> None:
        self._connection = connection
        self._now = now
        self._tag_ids = TagIds(connection)
        self._aliases = aliases(connection)
        self._present: int = connection.execute("SELECT count(*) FROM notes").fetchone()[0]
        self._is_bulk = False
        """Whether the text index and the order are left to be made anew at the end."""
        self._added: dict[int, None] = {}
        """In the order of the source."""
        self._updated: set[int] = set()
        self._seen: set[int] = set()
        self._are_moved = False
        """Whether notes turned out to be of another age than their position says."""

    def run(self, drafts: Iterable[Draft]) -> Tally:
        """Stores everything, row by row as long as that is cheaper than to index anew."""
        for chunk in chunks(drafts, CHUNK):
            if not self._is_bulk and self._is_large(len(self._seen) + len(chunk)):
                self._begin_bulk()
            self._store(chunk)
        if self._is_bulk:
            self._end_bulk()
        unchanged = len(self._seen - self._added.keys() - self._updated)
        return Tally(len(self._added), len(self._updated - self._added.keys()), unchanged)

    def _is_large(self, count: int) -> bool:
        return count > self._present * LARGE_SHARE

    def _begin_bulk(self) -> None:
        self._is_bulk = True
        schema.drop_triggers(self._connection)
        order.await_order(self._connection, self._added)

    def _end_bulk(self) -> None:
        if self._added or self._are_moved:
            order.renumber(self._connection)
        if self._added or self._updated:
            schema.rebuild_text_index(self._connection)
            self._connection.execute("INSERT INTO changes (note_id) VALUES (NULL)")
            keep_copy(self._connection, refreshed(self._connection, None))
        schema.create_triggers(self._connection)

    def _store(self, chunk: list[Draft]) -> None:
        by_key: dict[str, list[Draft]] = {}
        for draft in chunk:
            by_key.setdefault(link_key(draft.url), []).append(draft)
        stored = notes.stored_by_key(self._connection, list(by_key))
        for key, note in stored.items():
            self._update(note, by_key[key])
        new = [
            self._merge(self._resolved(drafts[0]), drafts[1:])
            for key, drafts in by_key.items()
            if key not in stored
        ]
        ids = notes.new_ids(self._connection, len(new))
        if self._is_bulk:
            first = order.WAITING + len(self._added)
            self._insert(ids, new, range(first, first + len(new)))
        else:
            self._insert_by_age(ids, new)
        self._added.update(dict.fromkeys(ids))
        self._seen.update(ids)

    def _insert_by_age(self, ids: Sequence[int], new: Sequence[New]) -> None:
        """Stores new notes where their ages belong."""
        ages = (draft.added.micros if draft.added else self._now for draft, _ in new)
        keys = [order.OrderKey(age, self._now, id_) for age, id_ in zip(ages, ids, strict=True)]
        for run, positions in order.places(self._connection, keys):
            self._insert([ids[index] for index in run], [new[index] for index in run], positions)

    def _insert(self, ids: Sequence[int], new: Sequence[New], positions: Sequence[int]) -> None:
        drafts = [draft for draft, _ in new]
        notes.insert(self._connection, ids, drafts, positions, self._now, self._tag_ids)
        for note_id, (_, versions) in zip(ids, new, strict=True):
            self._keep(note_id, versions)

    def _update(self, stored: notes.StoredNote, drafts: list[Draft]) -> None:
        draft, versions = self._merge(stored.note, drafts, stored.edited, stored.former)
        changed = notes.update(self._connection, stored.note, draft, self._tag_ids)
        if draft.added != stored.note.added:
            self._are_moved = True
            if not self._is_bulk:
                order.put_in_order(self._connection, [stored.note.id])
        self._keep(stored.note.id, versions - stored.former)
        self._seen.add(stored.note.id)
        if changed:
            self._updated.add(stored.note.id)

    def _merge(
        self,
        draft: Draft,
        drafts: Iterable[Draft],
        edited: frozenset[str] = frozenset(),
        known: Versions = frozenset(),
    ) -> New:
        for arriving in drafts:
            merged = merge(draft, self._resolved(arriving), edited, known)
            draft, known = merged.draft, known | frozenset(merged.former.items())
        return draft, known

    def _resolved(self, draft: Draft) -> Draft:
        """Returns the draft with the tags that its aliases stand for."""
        if not self._aliases:
            return draft
        names = (self._aliases.get(tag_key(name), name) for name in draft.tags)
        return replace(draft, tags=unique_tags(names))

    def _keep(self, note_id: int, versions: Versions) -> None:
        for field, content in sorted(versions):
            notes.keep_version(self._connection, note_id, field, content, self._now)
