"""The library as the front ends see it: one connection, and every use-case on it.

A ``Library`` belongs to one thread. A front end that reads, counts and writes at the same time
opens one for each: they are cheap, and SQLite keeps them apart.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from tui.errors import LinkError, NoteNotFoundError
from tui.filters.syntax import Filter
from tui.filters.views import with_views
from tui.library.report import ImportReport
from tui.model.cleaning import clean_draft
from tui.model.instant import Instant
from tui.model.merging import VERSIONED_FIELDS, removal_of
from tui.model.note import Draft, Note
from tui.model.row import NoteRow
from tui.model.tag_counts import TagCounts
from tui.model.url import check_link
from tui.store import changes, history, notes, order
from tui.store.connection import QueryInterruptedError, explained, time_limit, transaction
from tui.store.database import open_database
from tui.store.doctor import Finding, examine
from tui.store.facets import Facets
from tui.store.following import brought_forward, newest_change
from tui.store.history import Deed
from tui.store.importing import import_drafts
from tui.store.place import Place
from tui.store.search import Result, find_all, find_first
from tui.store.suggestions import sites_beginning, suggest_tags, tags_beginning
from tui.store.tags import TagIds, aliases, tag_named
from tui.store.views import save_view, saved_views

if TYPE_CHECKING:
    from tui.library.sources import Progress, SourceFile

Clock = Callable[[], int]
"""The time now, in microseconds."""

Marked = frozenset[int]
"""The ids of marked notes."""

LEADING_TAGS = 200
"""How many tags are counted before all are."""

_COMPLETERS = {"tag": tags_beginning, "site": sites_beginning}
"""What finds the values of a field."""


def system_clock() -> int:
    """The time of the machine, in microseconds."""
    return time.time_ns() // 1_000


@dataclass(frozen=True, slots=True)
class Overview:
    """All that a filter finds, in numbers."""

    result: Result
    tags: TagCounts
    """The most frequent tags within the result, or all."""
    facets: Facets
    """What the tags were counted in."""

    def all_tags(self, is_wanted: Callable[[], bool] = lambda: True) -> TagCounts:
        """All tags within the result, which may take longer to count.

        Raises:
            QueryInterruptedError: They are no longer wanted.
        """
        if self.tags.is_whole:
            return self.tags
        return self.facets.counts(self.result.positions, is_wanted)


class Library:
    """A library file, open for one thread."""

    def __init__(self, path: Path, clock: Clock = system_clock) -> None:
        """Open the library, made where there is none.

        Raises:
            LibraryError: The file cannot be opened, or is no library this program knows.
        """
        self.path = path
        self._clock = clock
        self._connection = open_database(path)
        self.facets: Facets | None = None
        """What is known of all notes; made by ``overview``, and shared between threads."""
        self._watch = changes.Watch(self._connection)

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def interrupt(self) -> None:
        """End the query that runs on another thread; it raises there."""
        self._connection.interrupt()

    def __enter__(self) -> Library:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def is_empty(self) -> bool:
        """Whether there is no note at all, not even in the trash."""
        with explained(self.path):
            return order.last_position(self._connection) == 0

    def page(
        self,
        query: Filter,
        count: int,
        *,
        seconds: float | None = None,
        marked: Marked = frozenset(),
    ) -> list[NoteRow] | None:
        """The first rows that a filter finds; None if that takes longer than ``seconds``."""
        try:
            with explained(self.path), time_limit(self._connection, seconds or 3_600):
                place = self._place(marked)
                return notes.rows_at(
                    self._connection, find_first(place, self.understood(query), count)
                )
        except QueryInterruptedError:
            return None

    def find_all(self, query: Filter, marked: Marked = frozenset()) -> Result:
        """All positions that a filter finds, without counting tags."""
        with explained(self.path):
            return find_all(self._place(marked), self.understood(query))

    def positions(self, query: Filter, limit: int | None = None) -> Sequence[int]:
        """Where the notes stand that a filter finds, in its order; the first ``limit`` of them."""
        if limit is None:
            return self.find_all(query).order
        with explained(self.path):
            return find_first(self._place(), self.understood(query), limit)

    def overview(self, query: Filter, marked: Marked = frozenset()) -> Overview:
        """All that a filter finds, with the counts of the tags that a screen shows.

        Raises:
            QueryInterruptedError: Another thread called ``interrupt``.
        """
        with explained(self.path):
            facets = self.facets = brought_forward(self._connection, self.facets)
            result = find_all(Place(self._connection, facets, marked), self.understood(query))
            return Overview(result, facets.leading(result.positions, LEADING_TAGS), facets)

    def tags(self, query: Filter) -> TagCounts:
        """The counts of all tags of what a filter finds."""
        return self.overview(query).all_tags()

    def rows(self, positions: Sequence[int]) -> list[NoteRow]:
        """The rows at some positions of a result, in this order."""
        with explained(self.path):
            return notes.rows_at(self._connection, positions)

    def notes_at(self, positions: Sequence[int]) -> list[Note]:
        """The notes at some positions of a result, in this order."""
        with explained(self.path):
            return notes.get_many(self._connection, notes.ids_at(self._connection, positions))

    def ids(self, positions: Sequence[int]) -> list[int]:
        """The ids of the notes at some positions of a result, in this order."""
        with explained(self.path):
            return notes.ids_at(self._connection, positions)

    def position(self, note_id: int) -> int | None:
        """Where a note stands in the order of the library; None where it is gone."""
        with explained(self.path):
            return notes.position_of(self._connection, note_id)

    def note(self, note_id: int) -> Note | None:
        """The note with this id."""
        with explained(self.path):
            return notes.get(self._connection, note_id)

    def named(self, name: str) -> Note:
        """The note that a person names by its id or its address.

        Raises:
            NoteNotFoundError: There is none.
        """
        with explained(self.path):
            if name.isascii() and name.isdecimal() and len(name) < 19:
                note = notes.get(self._connection, int(name))
            else:
                note = notes.find(self._connection, name.strip())
        if note is None:
            raise NoteNotFoundError(
                f"There is no note {name}",
                "Name a note by its id or its address; `list` shows both.",
            )
        return note

    def add(self, draft: Draft) -> tuple[Note, bool]:
        """The note of a link, and whether it is new.

        A link that is there already keeps its note, also out of the trash; what the draft adds is
        added to it. What a person says here, no import overwrites.

        Raises:
            LinkError: The address is no link.
        """
        clean, _ = clean_draft(replace(draft, url=check_link(draft.url)))
        clean = replace(clean, added=clean.added or Instant(self._clock()))
        with self._writing():
            present = notes.find(self._connection, clean.url)
            import_drafts(
                self._connection, [replace(clean, added=None) if present else clean], self._clock()
            )
            note = self._added(clean)
            step = (
                history.step_between(present, note)
                if present
                else history.Step(note.id, {"trashed": True}, {"trashed": False})
            )
            if step.after:
                history.record(self._connection, "1 link added", [step], self._clock())
        return note, present is None

    def change(
        self, note_ids: Sequence[int], edit: Callable[[Note], Note], label: str
    ) -> list[int]:
        """Change notes by hand, undoably, all of them or none; the ids of those that changed.

        Args:
            note_ids: Unknown ones are passed over.
            edit: From a note to what it shall be.
            label: What is done to them, for the history: ``starred``.

        Raises:
            LinkError: An address is changed to one that another note has.
        """
        with self._writing():
            steps = []
            tag_ids = TagIds(self._connection)
            for before in notes.get_many(self._connection, note_ids):
                after = self._stored(before, edit(before), tag_ids)
                step = history.step_between(before, after)
                if step.after:
                    steps.append(step)
                    self._remember_edit(before, after, step)
            if steps:
                count = "1 note" if len(steps) == 1 else f"{len(steps):,} notes"
                history.record(self._connection, f"{count} {label}", steps, self._clock())
        return [step.note_id for step in steps]

    def mark_opened(self, note_id: int) -> None:
        """Remember that a note was opened now, and so read; no step that can be undone."""
        with self._writing():
            self._connection.execute(
                "UPDATE notes SET opened = ?, whole_days = whole_days & ~8, read = 1 WHERE id = ?",
                (self._clock(), note_id),
            )

    def undo(self) -> Deed | None:
        """Take back the last change; None where there is none."""
        with self._writing():
            return history.undo(self._connection)

    def redo(self) -> Deed | None:
        """Do again what was undone last; None where there is nothing."""
        with self._writing():
            return history.redo(self._connection)

    def import_files(
        self,
        files: Sequence[SourceFile],
        *,
        tags: Sequence[str] = (),
        keep: bool = True,
        progress: Progress = lambda _done, _all: None,
    ) -> ImportReport:
        """Import files, all of them in one transaction.

        Args:
            files: From ``sources.find_files``.
            tags: Given to every note, behind its own.
            keep: False only tells what would happen.
            progress: Is told how far it is.

        Raises:
            FormatError: None of the files could be read.
        """
        from tui.library.sources import read_drafts

        report = ImportReport()
        drafts = (
            replace(draft, tags=(*draft.tags, *tags)) if tags else draft
            for draft in read_drafts(files, report, progress)
        )
        with explained(self.path):
            tally = import_drafts(self._connection, drafts, self._clock(), keep=keep)
        report.added, report.updated, report.unchanged = tally.added, tally.updated, tally.unchanged
        return report

    def suggest_tags(self, prefix: str, beside: Sequence[str], count: int = 20) -> list[str]:
        """Tags that begin so and go with those that are there, best first."""
        with explained(self.path):
            return suggest_tags(self._place(), prefix, beside, count)

    def complete(
        self, field: str, prefix: str, count: int = 50, *, seconds: float | None = None
    ) -> list[tuple[str, int]]:
        """Values of a field that begin so, with their notes; the most frequent first.

        Only ``tag`` and ``site`` have any, and none are found in more than ``seconds``.
        """
        find = _COMPLETERS.get(field)
        try:
            with explained(self.path), time_limit(self._connection, seconds or 3_600):
                return find(self._place(), prefix, count) if find else []
        except QueryInterruptedError:
            return []

    def tag_named(self, name: str) -> str:
        """The tag that a name or alias in a filter stands for, as it is written."""
        with explained(self.path):
            return tag_named(self._connection, name)

    def aliases(self) -> dict[str, str]:
        """The name of the tag that each alias stands for, by the alias without case."""
        with explained(self.path):
            return aliases(self._connection)

    def views(self) -> dict[str, str]:
        """The text of each saved filter, by name."""
        with explained(self.path):
            return saved_views(self._connection)

    def save_view(self, name: str, text: str) -> None:
        """Save a filter under a name; an empty text removes the view."""
        with self._writing():
            save_view(self._connection, name, text)

    def understood(self, query: Filter) -> Filter:
        """The filter with the view that it names put in place.

        Raises:
            FilterError: There is no such view.
        """
        return with_views(query, self.views()) if query.view else query

    def changed(self) -> bool:
        """Whether anything was written, here or by another program, since this was last asked."""
        with explained(self.path):
            return self._watch.has_changed()

    def examine(self) -> list[Finding]:
        """What is wrong with the library, if anything."""
        with explained(self.path):
            return examine(self._connection)

    def _place(self, marked: Marked = frozenset()) -> Place:
        """Where to ask: with the facets, if they are those of the library as it is now."""
        is_current = self.facets and self.facets.seq == newest_change(self._connection)
        return Place(self._connection, self.facets if is_current else None, marked)

    def _added(self, draft: Draft) -> Note:
        """The note that a draft was just stored as."""
        note = notes.find(self._connection, draft.url)
        if note is None:
            raise LinkError(f"{draft.url} could not be added", "Check the address.")
        said = [name for name in VERSIONED_FIELDS if getattr(draft, name)]
        notes.mark_edited(self._connection, note.id, said)
        kept = replace(note, trashed=False)
        notes.update(self._connection, note, kept, TagIds(self._connection))
        return kept

    def _stored(self, before: Note, wanted: Note, tag_ids: TagIds) -> Note:
        clean, _ = clean_draft(wanted)
        if wanted.url == before.url:
            clean = replace(clean, url=before.url)
        else:
            other = notes.find(self._connection, check_link(clean.url))
            if other and other.id != before.id:
                raise LinkError(
                    f"Note {other.id} has this link already", "Open that note, or merge by hand."
                )
            if not clean.site or clean.site == before.site:
                clean = replace(clean, site="")
        notes.update(self._connection, before, clean, tag_ids)
        stored = notes.get(self._connection, before.id)
        assert stored is not None
        return stored

    def _remember_edit(self, before: Note, after: Note, step: history.Step) -> None:
        notes.mark_edited(self._connection, after.id, step.after)
        keys = {tag.casefold() for tag in after.tags}
        removed = [tag for tag in before.tags if tag.casefold() not in keys]
        notes.mark_edited(self._connection, after.id, map(removal_of, removed))
        notes.unmark_edited(self._connection, after.id, map(removal_of, after.tags))

    @contextmanager
    def _writing(self) -> Iterator[None]:
        with explained(self.path), transaction(self._connection):
            yield


__all__ = [
    "Deed",
    "Finding",
    "ImportReport",
    "Library",
    "Overview",
    "QueryInterruptedError",
    "Result",
]
