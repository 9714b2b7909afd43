"""A library as those see it who only read it: one connection, and every question to it.

It belongs to one thread. A front end that reads, counts and writes at the same time opens one for
each: they are cheap, and SQLite keeps them apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Self

from tui.errors import NoteNotFoundError
from tui.filters.syntax import Filter
from tui.filters.views import with_views
from tui.model.note import Note
from tui.model.row import NoteRow
from tui.model.tag_counts import TagCounts
from tui.store import changes, notes, order
from tui.store.connection import QueryInterruptedError, explained, time_limit
from tui.store.database import open_database
from tui.store.facets import Facets, IsWanted, always
from tui.store.following import brought_forward, newest_change
from tui.store.place import Place
from tui.store.search import Result, find_all, find_first, sorts_many
from tui.store.suggestions import sites_beginning, suggest_tags, tags_beginning
from tui.store.tags import aliases, tag_named
from tui.store.views import saved_views

if TYPE_CHECKING:
    from tui.store.doctor import Finding

Marked = frozenset[int]
"""The ids of marked notes."""

LEADING_TAGS = 200
"""How many tags are counted before all are."""

_COMPLETERS = {"tag": tags_beginning, "site": sites_beginning}
"""What finds the values of a field."""


@dataclass(frozen=True, slots=True)
class Overview:
    """All that a filter finds, in numbers."""

    result: Result
    tags: TagCounts
    """The most frequent tags within the result, or all."""
    facets: Facets
    """What the tags were counted in."""

    def all_tags(self, is_wanted: IsWanted = always) -> TagCounts:
        """All tags within the result, which may take longer to count.

        Raises:
            QueryInterruptedError: They are no longer wanted.
        """
        if self.tags.is_whole:
            return self.tags
        return self.facets.counts(self.result.positions, is_wanted)


class ReadableLibrary:
    """A library file, open for one thread."""

    def __init__(self, path: Path) -> None:
        """Open the library, made where there is none.

        Raises:
            LibraryError: The file cannot be opened, or is no library this program knows.
        """
        self.path = path
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

    def __enter__(self) -> Self:
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
                place, query = self._place(marked), self.understood(query)
                if seconds is not None and sorts_many(place, query):
                    return None
                return notes.rows_at(self._connection, find_first(place, query, count))
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
        from tui.store.doctor import examine

        with explained(self.path):
            return examine(self._connection)

    def _place(self, marked: Marked = frozenset()) -> Place:
        """Where to ask: with the facets, if they are those of the library as it is now."""
        is_current = self.facets and self.facets.seq == newest_change(self._connection)
        return Place(self._connection, self.facets if is_current else None, marked)


__all__ = ["IsWanted", "Overview", "QueryInterruptedError", "ReadableLibrary", "Result"]
