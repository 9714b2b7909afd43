"""The reader's way to the library: pages at once, everything else on two threads of its own.

Pages and single notes are read on the event loop, in bounded time. Whole results are found by one
thread, where a newer question ends the one under way; writes are done by another, one after the
other. Neither touches a widget: they post messages. Both are daemons, so leaving never waits.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from textual.message import Message

from tui.errors import FilterError, LibraryError, UrlNotesError
from tui.filters.syntax import Filter
from tui.library.reading import IsWanted, Overview, QueryInterruptedError, ReadableLibrary
from tui.model.note import Note
from tui.model.row import NoteRow
from tui.ui.messages import Answered, Failed, Refused, TagsCounted, Written

if TYPE_CHECKING:
    from tui.library.library import Library

PAGE_SECONDS = 0.015
"""How long a page may hold up the event loop; after that the results thread answers."""

LAST_SECONDS = 3
"""How long leaving waits for writes under way."""

Outcome = TypeVar("Outcome")
Question = Callable[[ReadableLibrary, IsWanted], None]
"""Finds something in the library and posts it, as long as it is wanted."""


class Gateway:
    """One library, open for a reader."""

    def __init__(self, path: Path, post: Callable[[Message], Any]) -> None:
        """Open the library for pages; the threads open it for themselves.

        Raises:
            LibraryError: The library cannot be opened.
        """
        self._path = path
        self._post = post
        self._pages = ReadableLibrary(path)
        self._results: ReadableLibrary | None = None
        self._question: Question | None = None
        self._number = 0
        """Of the latest question; an answer to an older one is not wanted."""
        self._asked = threading.Condition()
        self._jobs: queue.SimpleQueue[Callable[[Library], None] | None] = queue.SimpleQueue()
        self._is_closed = False
        threading.Thread(target=self._answer, name="results", daemon=True).start()
        self._writer = threading.Thread(target=self._write, name="writer", daemon=True)
        self._writer.start()

    def close(self) -> None:
        """Finish the edits under way and let go of the library.

        An import that is not done after ``LAST_SECONDS`` is as if it had never begun.
        """
        self._is_closed = True
        with self._asked:
            self._asked.notify()
            if self._results:
                self._results.interrupt()
        self._jobs.put(None)
        self._writer.join(LAST_SECONDS)
        self._pages.close()

    def is_empty(self) -> bool:
        """Whether the library has no note at all."""
        return self._read(self._pages.is_empty, otherwise=False)

    def page(
        self, query: Filter, count: int, marked: frozenset[int] = frozenset()
    ) -> list[NoteRow] | None:
        """The first rows of a filter, or None where that takes too long for a key.

        A filter that fails while it runs is left to the results thread, which says why.
        """
        try:
            return self._read(
                lambda: self._pages.page(query, count, seconds=PAGE_SECONDS, marked=marked),
                otherwise=None,
            )
        except FilterError:
            return None

    def rows(self, positions: Sequence[int]) -> list[NoteRow]:
        """The rows at these positions."""
        return self._read(lambda: self._pages.rows(positions), otherwise=[])

    def ids(self, positions: Sequence[int]) -> list[int]:
        """The ids of the notes at these positions."""
        return self._read(lambda: self._pages.ids(positions), otherwise=[])

    def note(self, note_id: int) -> Note | None:
        """One note."""
        return self._read(lambda: self._pages.note(note_id), otherwise=None)

    def position(self, note_id: int) -> int | None:
        """Where a note stands in the order of the library."""
        return self._read(lambda: self._pages.position(note_id), otherwise=None)

    def suggest_tags(self, prefix: str, beside: Sequence[str]) -> list[str]:
        """Tags that begin so and go with those that are there, best first."""
        return self._read(lambda: self._pages.suggest_tags(prefix, beside), otherwise=[])

    def complete(self, field: str, prefix: str) -> list[tuple[str, int]]:
        """Tags or sites that begin so, with their notes; none where that takes too long."""
        return self._read(
            lambda: self._pages.complete(field, prefix, seconds=PAGE_SECONDS), otherwise=[]
        )

    def tag_named(self, name: str) -> str:
        """The tag that a name or alias in a filter stands for, as it is written."""
        return self._read(lambda: self._pages.tag_named(name), otherwise=name)

    def understood(self, query: Filter) -> Filter:
        """The filter with the view that it names put in place.

        Raises:
            FilterError: There is no such view.
        """
        return self._pages.understood(query)

    def views(self) -> dict[str, str]:
        """The text of each saved filter, by name."""
        return self._read(self._pages.views, otherwise={})

    def has_changed(self) -> bool:
        """Whether anything was written since this was last asked, by whomever."""
        return self._read(self._pages.changed, otherwise=False)

    def ask(self, generation: int, query: Filter, marked: frozenset[int]) -> None:
        """Have everything found that a filter matches; ``Answered`` or ``Refused`` is posted."""

        def answer(library: ReadableLibrary, _: IsWanted) -> None:
            try:
                overview = library.overview(query, marked)
            except FilterError as error:
                self._post(Refused(generation, error))
                return
            self._pages.facets = library.facets
            self._post(Answered(generation, overview))

        self._ask(answer)

    def ask_tags(self, generation: int, overview: Overview) -> None:
        """Have all tags of an answer counted; ``TagsCounted`` is posted."""

        def answer(_: ReadableLibrary, is_wanted: IsWanted) -> None:
            self._post(TagsCounted(generation, overview.all_tags(is_wanted)))

        self._ask(answer)

    def leave_off(self) -> None:
        """Let the results thread stop what it is at: nobody wants to know any more."""
        self._ask(None)

    def _ask(self, question: Question | None) -> None:
        """Put a question in the place of the one that is asked or answered now."""
        with self._asked:
            self._number += 1
            self._question = question
            if self._results:
                self._results.interrupt()
            self._asked.notify()

    def write(
        self,
        job: Callable[[Library], Outcome],
        then: Callable[[Outcome], None] | None = None,
    ) -> None:
        """Have the library changed; ``Written`` is posted, which calls ``then`` on the loop."""

        def run(library: Library) -> None:
            self._post(Written(job(library), then))

        self._jobs.put(run)

    def post(self, message: Message) -> None:
        """Tell the screen something, from any thread."""
        self._post(message)

    def _read(self, read: Callable[[], Outcome], *, otherwise: Outcome) -> Outcome:
        """What the library says, or something else and a message where it cannot be read."""
        try:
            return read()
        except LibraryError as error:
            self._post(Failed(error))
            return otherwise

    def _answer(self) -> None:
        try:
            with ReadableLibrary(self._path) as library:
                self._results = library
                while (asked := self._next_question()) is not None:
                    self._answer_one(library, *asked)
        except LibraryError as error:
            self._post(Failed(error))

    def _answer_one(self, library: ReadableLibrary, number: int, question: Question) -> None:
        try:
            question(library, lambda: number == self._number)
        except QueryInterruptedError:
            with self._asked:
                if number == self._number:
                    self._question = question
        except UrlNotesError as error:
            self._post(Failed(error))

    def _next_question(self) -> tuple[int, Question] | None:
        with self._asked:
            self._asked.wait_for(lambda: self._question or self._is_closed)
            question, self._question = self._question, None
            return None if self._is_closed or question is None else (self._number, question)

    def _write(self) -> None:
        library: Library | None = None
        while (job := self._jobs.get()) is not None:
            try:
                library = library or self._writable()
                job(library)
            except UrlNotesError as error:
                self._post(Failed(error))
        if library:
            library.close()

    def _writable(self) -> Library:
        """The library, open for the thread that writes; what that takes waits for a first change.

        Raises:
            LibraryError: It cannot be opened.
        """
        from tui.library.library import Library

        return Library(self._path)
