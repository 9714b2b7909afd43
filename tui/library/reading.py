"""Reads a library: one connection, and every question to it.

A reader belongs to one thread. A front end that reads, counts and writes at the same time opens one
for each: they are cheap, and SQLite keeps them apart. Each question is answered from one moment of
the library, whatever is written meanwhile.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING, Self

from tui.errors import NoteNotFoundError, StaleResultError
from tui.filters.operators import OPERATOR_BY_NAME
from tui.filters.syntax import Filter
from tui.filters.view_expansion import expand_views
from tui.library.answers import Around, Marked, Overview, Page, SharedValues
from tui.library.history import HistoryReader
from tui.library.open_file import OpenFile
from tui.library.vocabulary import VocabularyReader
from tui.model.note import Note
from tui.model.row import NoteRow
from tui.model.tag_counts import TagCounts
from tui.model.url import link_key
from tui.model.view import Views, texts_by_name
from tui.store import changes, notes, order, search, staleness
from tui.store.connection import (
    Connection,
    IsWanted,
    QueryInterruptedError,
    always,
    time_limit,
    translate_errors,
)
from tui.store.database import open_to_read
from tui.store.saved_views import saved_views
from tui.store.search import Result
from tui.store.search_context import SearchContext

if TYPE_CHECKING:
    from tui.model.arrangement import Arrangement
    from tui.model.former_note import FormerNote
    from tui.model.merging import StoredNote
    from tui.model.version import Version
    from tui.store.doctor import Finding
    from tui.store.facets import Facets

LEADING_TAGS = 200
"""How many tags are counted before all are."""


class LibraryReader:
    """A library file, open for reading by one thread.

    It writes nothing but the copy of the counts that a library keeps for its readers.
    """

    def __init__(self, path: Path) -> None:
        """Opens a library that `tui.library.library_file` has made ready.

        Raises:
            LibraryError: The file cannot be opened, or is no library this program knows.
        """
        self._begin(path, open_to_read(path))

    def _begin(self, path: Path, connection: Connection) -> None:
        self.path = path
        self._connection = connection
        self.facets: Facets | None = None
        """What is known of all notes; made by ``overview``, and shared between threads."""
        with translate_errors(path):
            self._watch = changes.Watch(self._connection)
        file = OpenFile(path, connection)
        self._file = file
        self.vocabulary = VocabularyReader(file)
        self.history = HistoryReader(file)

    def close(self) -> None:
        """Closes the file."""
        self._connection.close()

    def interrupt(self) -> None:
        """Ends the query that runs on another thread; it raises there."""
        self._connection.interrupt()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def one_moment(self) -> AbstractContextManager[None]:
        """Answers all questions inside from one moment, so that the answers fit each other.

        Raises:
            QueryInterruptedError: Another thread called ``interrupt``.
            LibraryError: The library cannot be read.
        """
        return self._file.one_moment()

    def is_empty(self) -> bool:
        """Returns whether there is no note at all, not even in the trash."""
        with translate_errors(self.path):
            return order.is_empty(self._connection)

    def page(
        self,
        filter: Filter,
        count: int,
        *,
        seconds: float | None = None,
        marked: Marked = frozenset(),
        around: Around | None = None,
        is_wanted: IsWanted = always,
    ) -> Page | None:
        """Returns the first rows that a filter finds, or those around a note.

        Args:
            filter: From `expanded`.
            count: How many rows, beside those before the note.
            seconds: After which None is the answer.
            marked: The marked notes.
            around: The note for the cursor; its neighbour is taken where the filter leaves it out.
            is_wanted: Tells whether it still is; None is the answer where it is not.
        """
        _require_expanded(filter)
        try:
            with self.one_moment(), time_limit(self._connection, seconds or 3_600):
                context = self._context(marked, is_wanted)
                if seconds is not None and search.sorts_many(context, filter):
                    return None
                found, cursor = self._first_or_around(context, filter, count, around)
                return Page(notes.rows_at(self._connection, found), cursor)
        except QueryInterruptedError:
            return None

    def find(
        self, filter: Filter, limit: int | None = None, marked: Marked = frozenset()
    ) -> Result:
        """Finds all positions of an expanded filter, or the first ``limit``; counts no tags."""
        _require_expanded(filter)
        with self.one_moment():
            context = self._context(marked)
            if limit is None:
                return search.find_all(context, filter)
            return search.first_result(context, filter, limit)

    def overview(
        self,
        filter: Filter,
        marked: Marked = frozenset(),
        note_ids: Collection[int] = (),
        is_wanted: IsWanted = always,
    ) -> Overview:
        """Finds all notes of a filter, and counts the tags that a screen shows.

        Args:
            filter: From `expanded`.
            marked: The marked notes.
            note_ids: Notes whose positions are wanted, whether the filter finds them or not.
            is_wanted: Tells whether the answer still is.

        Raises:
            QueryInterruptedError: Another thread called ``interrupt``, or it is not wanted.
        """
        _require_expanded(filter)
        with self.one_moment():
            facets = self._refresh_facets()
            context = SearchContext(self._connection, facets, marked, is_wanted=is_wanted)
            result = search.find_all(context, filter)
            leading = facets.leading(result.positions, LEADING_TAGS)
            hidden, gone = self._hidden_and_gone(result, marked)
            positions = notes.positions_of(self._connection, note_ids) if note_ids else {}
            overview = Overview(result, leading, facets, hidden, gone, positions)
        self._keep_copy(facets)
        return overview

    def unread(self, filter: Filter) -> int:
        """Counts the notes of an expanded filter that are not known to be read.

        Raises:
            FilterError: A regular expression takes too long.
            QueryInterruptedError: Another thread called ``interrupt``.
        """
        _require_expanded(filter)
        with self.one_moment():
            facets = self._refresh_facets()
            context = SearchContext(self._connection, facets)
            return len(search.members(context, filter) - facets.states["read"])

    def tags(self, filter: Filter) -> TagCounts:
        """Counts all tags of what an expanded filter finds."""
        return self.overview(filter).all_tags()

    def rows(self, result: Result, positions: Sequence[int]) -> list[NoteRow]:
        """Returns the rows at some positions of a result, in this order.

        Raises:
            StaleResultError: A note that was at one of them has moved or gone since.
        """
        with self.one_moment():
            staleness.check_positions(self._connection, result.seq, positions)
            return notes.rows_at(self._connection, positions)

    def notes(self, result: Result, positions: Sequence[int]) -> list[Note]:
        """Returns the notes at some positions of a result, in this order.

        Raises:
            StaleResultError: A note that was at one of them has moved or gone since.
        """
        with self.one_moment():
            ids = self.ids(result, positions)
            return notes.get_many(self._connection, ids)

    def ids(self, result: Result, positions: Sequence[int]) -> list[int]:
        """Returns the ids of the notes at some positions of a result, in this order.

        Raises:
            StaleResultError: A note that was at one of them has moved or gone since.
        """
        with self.one_moment():
            staleness.check_positions(self._connection, result.seq, positions)
            return notes.ids_at(self._connection, positions)

    def positions(self, result: Result, note_ids: Sequence[int]) -> dict[int, int]:
        """Returns the positions in a result of notes, by id; notes that are gone are left out.

        Raises:
            StaleResultError: One of them has moved since, or stands where another one was.
        """
        with self.one_moment():
            staleness.check_notes(self._connection, result.seq, note_ids)
            found = notes.positions_of(self._connection, note_ids)
            staleness.check_positions(self._connection, result.seq, list(found.values()))
            return found

    def rows_of(self, note_ids: Sequence[int]) -> list[NoteRow]:
        """Returns the rows of some notes, in this order; those that are gone are left out."""
        with self.one_moment():
            found = notes.positions_of(self._connection, note_ids)
            wanted = [found[note_id] for note_id in note_ids if note_id in found]
            return notes.rows_at(self._connection, wanted)

    def lacking(self, note_ids: Sequence[int], flag: str) -> frozenset[int]:
        """Returns those of some notes whose flag is not set or not known."""
        with self.one_moment():
            return notes.lacking(self._connection, note_ids, flag)

    def note(self, note_id: int) -> Note | None:
        """Returns the note with this id."""
        with self.one_moment():
            return notes.get(self._connection, note_id)

    def notes_of(self, note_ids: Sequence[int]) -> list[Note]:
        """Returns the notes with these ids, in this order; those that are gone are left out."""
        with self.one_moment():
            return notes.get_many(self._connection, note_ids)

    def shared(self, note_ids: Sequence[int], names: Sequence[str]) -> SharedValues | None:
        """Returns which fields of some notes have one value; None where all notes are gone.

        Args:
            note_ids: The notes.
            names: Fields that hold a text, an instant or a flag.
        """
        with self.one_moment():
            found = notes.differing(self._connection, note_ids, names)
            note = found and notes.get(self._connection, found[0])
        return SharedValues(note, found[1]) if found and note else None

    def named(self, name: str) -> Note:
        """Returns the note that a person names by its id or its address.

        Raises:
            NoteNotFoundError: There is none.
        """
        with self.one_moment():
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

    def rows_with_links(self, urls: Sequence[str]) -> dict[str, NoteRow]:
        """Returns the rows of the notes that have links, by these links as they are given."""
        keys = {url: link_key(url) for url in urls}
        with self.one_moment():
            ids = notes.ids_by_key(self._connection, list(set(keys.values())))
            rows = {row.id: row for row in self.rows_of(list(ids.values()))}
        found = {url: rows.get(ids[key]) for url, key in keys.items() if key in ids}
        return {url: row for url, row in found.items() if row}

    def suggest_tags(
        self, prefix: str, beside: Sequence[str], count: int = 20
    ) -> list[tuple[str, int]]:
        """Suggests tags that begin so and go with those there, with their notes; best first."""
        from tui.store.value_completion import suggest_tags

        with self.one_moment():
            return suggest_tags(self._context(), prefix, beside, count)

    def complete(
        self, field: str, prefix: str, count: int = 50, *, seconds: float | None = None
    ) -> list[tuple[str, int]]:
        """Returns values of a field that begin so, with their notes; most frequent first.

        Only a field with `StoredValues` has any, and none are found in more than ``seconds``.
        """
        from tui.store.value_completion import COMPLETERS

        operator = OPERATOR_BY_NAME.get(field)
        if operator is None or operator.stored_values is None:
            return []
        try:
            with self.one_moment(), time_limit(self._connection, seconds or 3_600):
                return COMPLETERS[operator.stored_values](self._context(), prefix, count)
        except QueryInterruptedError:
            return []

    def former_notes(self, result: Result, positions: Sequence[int]) -> list[FormerNote]:
        """Returns the notes at some positions of a result, with all that is known of each.

        Raises:
            StaleResultError: A note that was at one of them has moved or gone since.
        """
        from tui.store.former_notes import former_notes

        with self.one_moment():
            return former_notes(self._connection, self.ids(result, positions))

    def arrangements(self, result: Result | None = None) -> list[Arrangement]:
        """Returns what is arranged beside the notes, or what of it is about those of a result."""
        from tui.store.arrangements import arrangements

        with self.one_moment():
            positions = None if result is None else result.positions
            return list(arrangements(self._connection, positions))

    def versions(self, note_id: int) -> list[Version]:
        """Returns the texts of a note that are kept beside those which stand; the latest first."""
        from tui.store.versions import versions_of

        with self.one_moment():
            return versions_of(self._connection, note_id)

    def mergeable(self, note_ids: Sequence[int]) -> list[StoredNote]:
        """Returns notes with their past, as `tui.model.note_merging` takes them, in this order.

        Args:
            note_ids: The notes; one alone stands for all notes of the same page.
        """
        from tui.store.note_merging import of_same_page

        with self.one_moment():
            wanted = list(note_ids)
            if len(wanted) == 1:
                wanted += of_same_page(self._connection, wanted[0])
            found = notes.stored(self._connection, wanted)
            return [found[each] for each in dict.fromkeys(wanted) if each in found]

    def pages_of(self, note_ids: Sequence[int]) -> list[list[int]]:
        """Returns those of some notes that are of the same page as others of them, page by page."""
        from tui.store.note_merging import pages_of

        with self.one_moment():
            return pages_of(self._connection, note_ids)

    def views(self) -> Views:
        """Returns the saved filters, in their order."""
        with translate_errors(self.path):
            return saved_views(self._connection)

    def expanded(self, filter: Filter) -> Filter:
        """Returns the filter together with the view that it names.

        Whoever parses a filter expands it once; all that is asked with it relies on that.

        Raises:
            FilterError: There is no such view.
        """
        return expand_views(filter, texts_by_name(self.views())) if filter.view else filter

    def changed(self) -> bool:
        """Returns whether anything was written, by any program, since this was last asked."""
        with translate_errors(self.path):
            return self._watch.has_changed()

    def examine(self) -> list[Finding]:
        """Returns what is wrong with the library, if anything."""
        from tui.library.examination import examine

        with translate_errors(self.path):
            return examine(self._connection)

    def _context(self, marked: Marked = frozenset(), is_wanted: IsWanted = always) -> SearchContext:
        """Returns the library to search, with the facets where those are of now."""
        is_current = self.facets and self.facets.seq == staleness.newest_change(self._connection)
        facets = self.facets if is_current else None
        return SearchContext(self._connection, facets, marked, is_wanted=is_wanted)

    def _first_or_around(
        self, context: SearchContext, filter: Filter, count: int, around: Around | None
    ) -> tuple[list[int], int]:
        position = notes.position_of(self._connection, around.note_id) if around else None
        if around is None or position is None:
            return search.find_first(context, filter, count), 0
        return search.find_around(context, filter, position, around.above, count)

    def _hidden_and_gone(self, result: Result, marked: Marked) -> tuple[Marked, Marked]:
        """Returns the marked notes that are not in a result, and those that are no more."""
        if not marked:
            return marked, marked
        found = notes.positions_of(self._connection, marked)
        hidden = {note for note, position in found.items() if position not in result.positions}
        return frozenset(hidden), marked - found.keys()

    def _refresh_facets(self) -> Facets:
        from tui.store.current_facets import refreshed

        self.facets = refreshed(self._connection, self.facets)
        return self.facets

    def _keep_copy(self, facets: Facets) -> None:
        from tui.store.current_facets import keep_copy

        with translate_errors(self.path):
            keep_copy(self._connection, facets)


def _require_expanded(filter: Filter) -> None:
    if filter.view:
        raise ValueError(f"the view {filter.view} in a filter was not expanded")


__all__ = [
    "IsWanted",
    "LibraryReader",
    "QueryInterruptedError",
    "Result",
    "StaleResultError",
    "always",
]
