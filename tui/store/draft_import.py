"""Stores drafts: merges those of known links, and puts new notes in order of age."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import NamedTuple

from tui.model.arrangement import Arrangement
from tui.model.chunks import chunks
from tui.model.former_note import FormerNote, with_versions
from tui.model.merging import AnyDraft, Merged, StoredNote, first_past, merge
from tui.model.note import Draft
from tui.model.outside_edit import OutsideEdit, with_outside_edit
from tui.model.tag import tag_key, unique_tags
from tui.model.tagcare.arrived_tags import ArrivedTags
from tui.model.url import link_key
from tui.store import journal_tables, notes, order, schema, tag_states
from tui.store.arrangements import ArrangementImport
from tui.store.connection import transaction
from tui.store.current_facets import keep_copy, refreshed
from tui.store.tags import TagIds, aliases, next_id
from tui.store.versions import keep_version

CHUNK = 500
"""How many drafts are looked up and merged at a time."""


class Arriving(NamedTuple):
    """A draft, and where it comes from."""

    draft: Draft
    source: str = ""
    """The format in which something publishes one's own library; empty for any other."""


class TagArrival(NamedTuple):
    """How tags arrive that no note had before."""

    state: str = "live"
    """Theirs: ``live``, or ``retired`` where they wait until a person takes them."""
    live: Sequence[str] = ()
    """Those that a person names, which are live in any case."""


@dataclass(slots=True)
class Tally:
    """What became of the drafts of an import, in notes."""

    added: int = 0
    updated: int = 0
    unchanged: int = 0
    kept_aside: int = 0
    """Texts that were replaced or not taken, and kept as versions."""
    arranged: Mapping[str, int] = field(default_factory=dict)
    """What came beside the notes and is new in the library, by what it is."""
    left: int = 0
    """What came beside the notes, is otherwise in the library, and stays so."""
    tags: ArrivedTags = field(default_factory=ArrivedTags, compare=False)
    """What became of their tags."""


def import_drafts(
    connection: sqlite3.Connection, drafts: Iterable[Draft], now: int, source: str = ""
) -> Tally:
    """Stores drafts as `import_arriving` does, all of them of one source."""
    return import_arriving(connection, (Arriving(draft, source) for draft in drafts), now)


def import_arriving(
    connection: sqlite3.Connection,
    arriving: Iterable[Arriving | Arrangement],
    now: int,
    arrival: TagArrival | None = None,
) -> Tally:
    """Stores drafts, the source's newest first; all of them or, on any error, none.

    Args:
        connection: In autocommit mode, or within a transaction.
        arriving: Their drafts are clean, each with a link; the same link may come again.
        now: The time of the import in microseconds.
        arrival: How their tags arrive; as those of a person, unless given.
    """
    with transaction(connection):
        importing = DraftImport(connection, now, arrival)
        if order.is_empty(connection):
            importing.store_first(arriving)
        else:
            for chunk in chunks(arriving, CHUNK):
                importing.store(chunk)
    return importing.tally


class DraftImport:
    """One import that is running, in one transaction or in several."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        now: int,
        arrival: TagArrival | None = None,
        *,
        is_long: bool = False,
    ) -> None:
        """Prepares an import.

        Args:
            connection: That of the library.
            now: The time of the import, in microseconds.
            arrival: How tags arrive; as those of a person, unless given.
            is_long: Whether many chunks are likely to follow each other.
        """
        self._connection = connection
        self._now = now
        self._is_long = is_long
        self._tag_ids = TagIds(connection)
        self._arrival = arrival or TagArrival()
        self._first_tag = next_id(connection, "tags")
        self._aliases: dict[str, str] = {}
        self._gone: set[str] = set()
        """The keys of tags that are gone."""
        self._renamed_tags: dict[str, str] = {}
        self._dropped_tags = 0
        self._is_first = False
        """Whether the text index and the order are left to be made anew at the end."""
        self._added: set[int] = set()
        self._updated: set[int] = set()
        self._seen: set[int] = set()
        self._kept_aside = 0
        self._arrangements = ArrangementImport(connection)

    @property
    def tally(self) -> Tally:
        """What became of the drafts so far."""
        unchanged = len(self._seen - self._added - self._updated)
        updated = len(self._updated - self._added)
        made, retired = tag_states.count_from(self._connection, self._first_tag)
        waiting = 0 if self._arrival.state == "live" else retired
        return Tally(
            *(len(self._added), updated, unchanged, self._kept_aside),
            dict(self._arrangements.added),
            self._arrangements.left,
            ArrivedTags(made, waiting, self._renamed_tags, self._dropped_tags),
        )

    def store_first(self, arriving: Iterable[Arriving | Arrangement]) -> None:
        """Stores drafts in a library without notes, and indexes all of it in the end.

        Whatever is derived, and the entries of the journal, are made in one go, which takes a
        fraction of the time.

        Args:
            arriving: All there are.
        """
        self._is_first = True
        first_note = next_id(self._connection, "notes")
        journal_tables.drop_triggers_of_notes(self._connection)
        with schema.indexing_anew(self._connection):
            for chunk in chunks(arriving, CHUNK):
                self.store(chunk)
            order.renumber(self._connection)
        journal_tables.create_triggers(self._connection)
        journal_tables.log_inserted(self._connection, journal_tables.NOTES, first_note)
        if self._added:
            keep_copy(self._connection, refreshed(self._connection, None))

    def store(self, chunk: Sequence[Arriving | Arrangement]) -> None:
        """Stores the next drafts, after what is arranged among them, within one transaction."""
        # Another transaction may have made or renamed tags meanwhile.
        self._tag_ids = self._new_tag_ids()
        drafts = [each for each in chunk if isinstance(each, Arriving)]
        arranged = [each for each in chunk if not isinstance(each, Arriving)]
        self._arrangements.store(arranged, self._tag_ids)
        self._aliases = aliases(self._connection)
        self._gone = tag_states.gone_keys(self._connection)
        self._store_drafts(drafts)

    def _store_drafts(self, drafts: Sequence[Arriving]) -> None:
        by_key: dict[str, list[Arriving]] = {}
        for arriving in drafts:
            by_key.setdefault(link_key(arriving.draft.url), []).append(arriving)
        ids = self._present(by_key)
        by_note: dict[int, list[Arriving]] = {}
        for key, note_id in ids.items():
            by_note.setdefault(note_id, []).extend(by_key[key])
        for note_id, stored in notes.stored(self._connection, list(by_note)).items():
            self._update(stored, by_note[note_id])
        new = [self._first(arriving) for key, arriving in by_key.items() if key not in ids]
        new_ids = notes.new_ids(self._connection, len(new))
        if self._is_first:
            first = order.WAITING + len(self._added)
            self._insert(new_ids, new, range(first, first + len(new)))
        else:
            self._insert_by_age(new_ids, new)
        self._added.update(new_ids)
        self._seen.update(new_ids)

    def _present(self, by_key: Mapping[str, Sequence[Arriving]]) -> dict[str, int]:
        """Returns the ids of the notes that are there already, by link key.

        Notes of one library are different ones, whatever addresses they had before.
        """
        ids = notes.ids_by_key(self._connection, list(by_key))
        own = [
            key
            for key, note_id in ids.items()
            if note_id in self._added and isinstance(by_key[key][0].draft, FormerNote)
        ]
        others = set(own) - notes.ids_by_own_key(self._connection, own).keys() if own else ()
        return {key: note_id for key, note_id in ids.items() if key not in others}

    def _new_tag_ids(self) -> TagIds:
        """Returns the ids of tags; those that a person names for the import are live."""
        live = frozenset(map(tag_key, self._arrival.live))
        tag_ids = TagIds(self._connection, self._arrival.state, live)
        tag_states.revive(self._connection, tag_ids.known(live))
        return tag_ids

    def _insert_by_age(self, ids: Sequence[int], new: Sequence[Merged]) -> None:
        """Stores new notes where their ages belong."""
        times = [self._imported(draft) for draft, _ in new]
        ages = [
            draft.added.micros if draft.added else time
            for (draft, _), time in zip(new, times, strict=True)
        ]
        keys = [order.OrderKey(*each) for each in zip(ages, times, ids, strict=True)]
        for run, positions in order.places(self._connection, keys, more=self._is_long):
            self._insert([ids[index] for index in run], [new[index] for index in run], positions)

    def _insert(self, ids: Sequence[int], new: Sequence[Merged], positions: Sequence[int]) -> None:
        drafts = [draft for draft, _ in new]
        imported = [self._imported(draft) for draft in drafts]
        notes.insert(self._connection, ids, drafts, positions, imported, self._tag_ids)
        for note_id, (draft, past) in zip(ids, new, strict=True):
            # Few have any of this.
            if past.versions:
                self._keep(note_id, past.versions, [draft])
            if past.edited:
                notes.mark_edited(self._connection, note_id, sorted(past.edited))
        notes.write_origins(
            self._connection,
            (
                (note_id, field, origin)
                for note_id, (_, past) in zip(ids, new, strict=True)
                for field, origin in past.origins.items()
            ),
        )

    def _update(self, stored: StoredNote, arriving: list[Arriving]) -> None:
        draft, past = self._merge(Merged(stored.note, stored.past), arriving)
        changed = notes.update(self._connection, stored.note, draft, self._tag_ids)
        if draft.added != stored.note.added and not self._is_first:
            order.put_in_order(self._connection, [stored.note.id])
        versions = past.versions - stored.past.versions
        self._keep(stored.note.id, versions, [each.draft for each in arriving])
        if past.edited != stored.past.edited:
            notes.mark_edited(self._connection, stored.note.id, past.edited - stored.past.edited)
            notes.unmark_edited(self._connection, stored.note.id, stored.past.edited - past.edited)
        new_origins = past.origins.items() - stored.past.origins.items()
        notes.write_origins(
            self._connection, ((stored.note.id, *each) for each in sorted(new_origins))
        )
        self._seen.add(stored.note.id)
        if changed:
            self._updated.add(stored.note.id)

    def _first(self, arriving: Sequence[Arriving]) -> Merged:
        """Returns a note that is new in the library, of all the drafts with its link."""
        draft = self._resolved(arriving[0].draft)
        if isinstance(draft, FormerNote):
            past = draft.past
        else:
            past = first_past(draft, arriving[0].source)
        return self._merge(Merged(draft, past), arriving[1:])

    def _merge(self, merged: Merged, arriving: Iterable[Arriving]) -> Merged:
        for draft, source in arriving:
            if isinstance(draft, OutsideEdit):
                merged = with_outside_edit(merged, self._resolved(draft), self._now)
                continue
            merged = merge(merged.draft, self._resolved(draft), merged.past, source)
            merged = with_versions(merged, draft)
        return merged

    def _resolved(self, draft: AnyDraft) -> AnyDraft:
        """Returns the draft with the tags that its own stand for, without those that are gone."""
        if not (self._aliases or self._gone):
            return draft
        left = [name for name in draft.tags if tag_key(name) not in self._gone]
        self._dropped_tags += len(draft.tags) - len(left)
        for name in left:
            if (known := self._aliases.get(tag_key(name))) is not None:
                self._renamed_tags[name] = known
        names = (self._renamed_tags.get(name, name) for name in left)
        return replace(draft, tags=unique_tags(names))

    def _imported(self, draft: Draft) -> int:
        """Returns when a new note came, into this library or into the one that it is from."""
        former = draft.imported if isinstance(draft, FormerNote) else None
        return former.micros if former else self._now

    def _keep(self, note_id: int, versions: Set[tuple[str, str]], drafts: Sequence[Draft]) -> None:
        """Keeps texts of a note; those that came as kept ones, since the time they came with."""
        self._kept_aside += len(versions)
        former = (each for each in drafts if isinstance(each, FormerNote))
        texts = chain.from_iterable(each.versions for each in former)
        # They are listed the latest first, and those of one time in the order of their ids.
        times = {text[:2]: (text.kept.micros, -index) for index, text in enumerate(texts)}
        placed = sorted((times.get(text, (self._now, 0)), text) for text in versions)
        for (kept, _), text in placed:
            keep_version(self._connection, note_id, *text, kept)
