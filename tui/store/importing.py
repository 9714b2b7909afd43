"""Storing many drafts in one transaction: merged where the link is known, placed by their age."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain, islice

from tui.model.merging import merge
from tui.model.note import Draft
from tui.model.url import link_key
from tui.store import notes, order, schema
from tui.store.connection import transaction
from tui.store.following import brought_forward
from tui.store.tags import TagIds, aliases, tag_key

CHUNK = 500
"""How many drafts are looked up and merged at a time."""

LARGE_SHARE = 0.1
"""Beyond this share of the library, indexing anew is cheaper than indexing row by row."""


@dataclass(slots=True)
class Tally:
    """What became of the drafts of an import, in notes."""

    added: int = 0
    updated: int = 0
    unchanged: int = 0


def import_drafts(
    connection: sqlite3.Connection, drafts: Iterable[Draft], now: int, *, keep: bool = True
) -> Tally:
    """Store drafts, the source's newest first; all of them or, on any error, none.

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
    """One import under way."""

    def __init__(self, connection: sqlite3.Connection, now: int) -> None:
        self._connection = connection
        self._now = now
        self._tag_ids = TagIds(connection)
        self._aliases = aliases(connection)
        self._added: set[int] = set()
        self._updated: set[int] = set()
        self._seen: set[int] = set()
        self._are_moved = False
        """Whether notes turned out to be of another age than their position says."""

    def run(self, drafts: Iterable[Draft]) -> Tally:
        """Store everything, row by row or in bulk, whichever is cheaper."""
        chunks = _chunks(drafts)
        first = next(chunks, [])
        if self._is_small(first):
            self._store(first, one_by_one=True)
        else:
            self._store_in_bulk(chain([first], chunks))
        unchanged = len(self._seen - self._added - self._updated)
        return Tally(len(self._added), len(self._updated - self._added), unchanged)

    def _is_small(self, first: list[Draft]) -> bool:
        present = self._connection.execute("SELECT count(*) FROM notes").fetchone()[0]
        return len(first) < CHUNK and len(first) <= present * LARGE_SHARE

    def _store_in_bulk(self, chunks: Iterable[list[Draft]]) -> None:
        schema.drop_triggers(self._connection)
        for chunk in chunks:
            self._store(chunk, one_by_one=False)
        if self._added or self._are_moved:
            order.renumber(self._connection, order.WAITING)
        if self._added or self._updated:
            schema.rebuild_text_index(self._connection)
            self._connection.execute("INSERT INTO changes (note_id) VALUES (NULL)")
            brought_forward(self._connection, None)
        schema.create_triggers(self._connection)

    def _store(self, chunk: list[Draft], *, one_by_one: bool) -> None:
        by_key: dict[str, list[Draft]] = {}
        for draft in chunk:
            by_key.setdefault(link_key(draft.url), []).append(draft)
        stored = notes.stored_by_key(self._connection, list(by_key))
        for key, note in stored.items():
            self._update(note, by_key[key], one_by_one=one_by_one)
        new = [drafts for key, drafts in by_key.items() if key not in stored]
        if one_by_one:
            for drafts in reversed(new):
                self._insert(drafts)
        else:
            for place, drafts in enumerate(new, len(self._added)):
                self._insert(drafts, order.WAITING + place)

    def _insert(self, drafts: list[Draft], position: int | None = None) -> None:
        """Store a new note at a position, or else at that of its age."""
        first = replace(drafts[0], tags=self._without_aliases(drafts[0].tags))
        draft, versions = self._merge(first, drafts[1:])
        if position is None:
            age = draft.added.micros if draft.added else self._now
            position = order.free_position(self._connection, age)
        note_id = notes.insert(self._connection, draft, position, self._now, self._tag_ids)
        self._keep(note_id, versions)
        self._added.add(note_id)
        self._seen.add(note_id)

    def _update(self, stored: notes.StoredNote, drafts: list[Draft], *, one_by_one: bool) -> None:
        draft, versions = self._merge(stored.note, drafts, stored.edited, stored.former)
        if draft.added and draft.added != stored.note.added:
            self._are_moved = True
            if one_by_one:
                order.move(self._connection, stored.note.id, draft.added.micros)
        changed = notes.update(self._connection, stored.note, draft, self._tag_ids)
        self._keep(stored.note.id, versions - stored.former)
        self._seen.add(stored.note.id)
        if changed:
            self._updated.add(stored.note.id)

    def _merge(
        self,
        draft: Draft,
        drafts: Iterable[Draft],
        edited: frozenset[str] = frozenset(),
        known: frozenset[tuple[str, str]] = frozenset(),
    ) -> tuple[Draft, frozenset[tuple[str, str]]]:
        for arriving in drafts:
            resolved = replace(arriving, tags=self._without_aliases(arriving.tags))
            merged = merge(draft, resolved, edited, known)
            draft, known = merged.draft, known | frozenset(merged.former.items())
        return draft, known

    def _without_aliases(self, names: tuple[str, ...]) -> tuple[str, ...]:
        if not self._aliases:
            return names
        resolved = (self._aliases.get(tag_key(name), name) for name in names)
        return tuple({tag_key(name): name for name in resolved}.values())

    def _keep(self, note_id: int, versions: frozenset[tuple[str, str]]) -> None:
        for field, content in sorted(versions):
            notes.keep_version(self._connection, note_id, field, content, self._now)


def _chunks(drafts: Iterable[Draft]) -> Iterator[list[Draft]]:
    remaining = iter(drafts)
    while chunk := list(islice(remaining, CHUNK)):
        yield chunk
