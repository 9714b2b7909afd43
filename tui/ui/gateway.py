"""The reader's way to the library: small things at once, everything else on two threads.

`read` answers on the event loop, in time that does not depend on the size of the library, and
`page` within 15 ms. `ask` and `ask_tags` are for the results thread: a newer question replaces the
one before. `look_up` is for the same thread: all look-ups are answered, in their order. The writer
is another thread. Both post messages and touch nothing on screen; they are daemons, so that leaving
never waits for them without end.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from textual.message import Message

from tui.errors import FilterError, LibraryError, UrlNotesError, to_url_notes_error
from tui.filters.syntax import Chip, Filter
from tui.library.answers import Overview, Page, WantedPage
from tui.library.path_completion import PathCompletion
from tui.library.reading import IsWanted, LibraryReader, QueryInterruptedError, always
from tui.library.unsaved_texts import UnsavedTexts
from tui.library.view_counting import count_unread
from tui.model.view import Views
from tui.ui.import_job import ImportJob
from tui.ui.messages import (
    Answered,
    Failed,
    LookedUp,
    PageFound,
    PathsFound,
    Refused,
    Surveyed,
    TagsCounted,
    TermsCounted,
    ViewsCounted,
)
from tui.ui.queued_edit import QueuedEdit
from tui.ui.results_thread import Question, ResultsThread
from tui.ui.writer_thread import WriterThread

if TYPE_CHECKING:
    from tui.library.answers import Facets

PAGE_SECONDS = 0.015
"""How long a page may hold up the event loop; after that the results thread answers."""

LATE_PAGE_SECONDS = 0.5
"""How long the results thread looks for a page before it looks for all notes."""

COUNTING_SECONDS = 0.05
"""How long views are counted before those that are known are shown."""

Answer = TypeVar("Answer")


class Gateway:
    """One library, open for a reader."""

    def __init__(self, path: Path, post: Callable[[Message], Any]) -> None:
        """Opens a library that is there and up to date; the threads open it for themselves.

        Raises:
            LibraryError: The library cannot be opened.
        """
        self._post = post
        self._pages = LibraryReader(path)
        self.results = ResultsThread(path, post, "results")
        self.writer = WriterThread(path, post)
        self._tag_care: ResultsThread | None = None
        self._path = path
        self.unsaved = UnsavedTexts(path)
        self._paths = PathCompletion(lambda typed, found: post(PathsFound(typed, found)))

    def close(self) -> None:
        """Closes the library; what is still to be written has a second."""
        self.results.close()
        self.end_survey()
        self.writer.close()
        self.unsaved.close()
        self._paths.close()
        self._pages.close()

    def read(self, question: Callable[[LibraryReader], Answer], otherwise: Answer) -> Answer:
        """Returns what the library answers; where it cannot be read, ``otherwise``, and posts why.

        This holds up the event loop: a question must not take longer in a larger library.

        Raises:
            StaleResultError: The question is about a result that no longer holds.
            FilterError: There is no such view, or a regular expression takes too long.
        """
        try:
            return question(self._pages)
        except LibraryError as error:
            self._post(Failed(to_url_notes_error(error)))
            return otherwise

    def try_to_read(self, question: Callable[[LibraryReader], Answer]) -> Answer | None:
        """Returns what the library answers; None where it cannot be read, and says nothing."""
        try:
            return question(self._pages)
        except LibraryError:
            return None

    def page(
        self, filter: Filter, wanted: WantedPage, marked: frozenset[int] = frozenset()
    ) -> Page | None:
        """Returns the first rows of a filter; None where that takes too long, or fails.

        The results thread then gives them, or says why there are none.
        """
        try:
            return self.read(
                lambda library: _page(library, filter, wanted, marked, PAGE_SECONDS),
                otherwise=None,
            )
        except FilterError:
            return None

    def complete(self, field: str, prefix: str) -> list[tuple[str, int]]:
        """Returns tags or sites with a prefix and their counts; none where that takes too long."""
        return self.read(
            lambda library: library.complete(field, prefix, seconds=PAGE_SECONDS), otherwise=[]
        )

    def complete_path(self, typed: str) -> None:
        """Has paths found that begin so; ``PathsFound`` is posted, unless a disk never answers.

        A path that is typed before that takes its place.
        """
        self._paths.complete(typed)

    def ask(
        self,
        generation: int,
        filter: Filter,
        marked: frozenset[int] = frozenset(),
        note_ids: frozenset[int] = frozenset(),
        page: WantedPage | None = None,
    ) -> None:
        """Has everything found that a filter matches; ``Answered`` or ``Refused`` is posted.

        Before that, ``PageFound`` is posted where a page is wanted that is found soon enough.

        Args:
            generation: The number that the answer carries, so that an old one can be dropped.
            filter: The filter.
            marked: The marked notes.
            note_ids: Notes whose positions are wanted with the answer.
            page: The rows that are still to be shown.
        """

        def find(library: LibraryReader, is_wanted: IsWanted) -> Message:
            if page and (
                first := _page(library, filter, page, marked, LATE_PAGE_SECONDS, is_wanted)
            ):
                self._post(PageFound(generation, first))
            if not is_wanted():
                raise QueryInterruptedError
            return Answered(generation, library.overview(filter, marked, note_ids, is_wanted))

        self.results.ask(Question(find, partial(Refused, generation)))

    def use_facets(self, facets: Facets) -> None:
        """Finds pages in the facets of an answer too: any thread may ask them."""
        self._pages.facets = facets

    def ask_tags(self, generation: int, overview: Overview) -> None:
        """Has all tags of an answer counted; ``TagsCounted`` is posted."""

        def find(_: LibraryReader, is_wanted: IsWanted) -> Message:
            return TagsCounted(generation, overview.all_tags(is_wanted))

        self.results.ask(Question(find, lambda _: TagsCounted(generation, None)))

    def count(self, generation: int, filters: Mapping[Chip, Filter]) -> None:
        """Has the notes of filters counted; ``TermsCounted`` is posted.

        Args:
            generation: The number of the question that they belong to.
            filters: Each by the term that it lacks.
        """

        def find(library: LibraryReader, is_wanted: IsWanted) -> Message:
            found: dict[Chip, int] = {}
            for term, filter in filters.items():
                if not is_wanted():
                    raise QueryInterruptedError
                found[term] = len(library.find(filter).order)
            return TermsCounted(generation, found)

        failed = TermsCounted(generation, {})
        self.results.ask(Question(find, lambda _: failed, gives_way=True))

    def ask_view_counts(self, edition: int, views: Views, texts: Sequence[str]) -> None:
        """Has the unread notes of filters counted; ``ViewsCounted`` is posted with the first.

        Args:
            edition: What the answer carries.
            views: Those that the filters may name.
            texts: The filters.
        """

        def find(library: LibraryReader, is_wanted: IsWanted) -> Message:
            counts = count_unread(library, views, texts, is_wanted, COUNTING_SECONDS)
            return ViewsCounted(edition, counts)

        # Some filters take seconds, and keys wait for what is looked up.
        failed = ViewsCounted(edition, None)
        self.results.ask(Question(find, lambda _: failed, gives_way=True))

    def interrupt(self) -> None:
        """Stops the search for a result under way, which is not wanted any more."""
        self.results.ask(None)

    def look_up(
        self,
        find: Callable[[LibraryReader, IsWanted], Answer],
        then: Callable[[Answer], object],
    ) -> None:
        """Has something found that a key waits for; ``LookedUp`` is posted in any case."""

        def question(library: LibraryReader, is_wanted: IsWanted) -> Message:
            return LookedUp(then, find(library, is_wanted))

        def failed(error: UrlNotesError) -> Message:
            return LookedUp(then, error=error)

        self.results.look_up(Question(question, failed))

    def survey(self, job: object, find: Callable[[LibraryReader], object]) -> None:
        """Has something found about the tags, in place of what was asked before.

        ``Surveyed`` is posted. It takes seconds in a large library, so it has a thread of its own.
        """

        def question(library: LibraryReader, _: IsWanted) -> Message:
            return Surveyed(job, find(library))

        self._tag_care = self._tag_care or ResultsThread(self._path, self._post, "tag care")
        self._tag_care.ask(Question(question, lambda error: Surveyed(job, error=error)))

    def end_survey(self) -> None:
        """Ends the thread that looks at the tags, once it has stopped what it is at."""
        if self._tag_care:
            self._tag_care.close()
            self._tag_care = None

    def drop_look_ups(self) -> None:
        """Drops what is being looked up, and all that waits to be."""
        self.results.drop_look_ups()

    def write(self, edit: QueuedEdit) -> None:
        """Has an edit written after those before it; ``Written`` or ``NotWritten`` is posted."""
        self.writer.write(edit)

    def begin_import(self, path: str, *, folders_as_tags: bool = False) -> None:
        """Has a file or folder imported after the imports before it; ``ImportEnded`` is posted."""
        self.writer.begin(ImportJob(path, folders_as_tags=folders_as_tags))

    def stop_imports(self) -> None:
        """Ends all imports; of the one under way, nothing is kept."""
        self.writer.stop_jobs()

    def stop_bulk(self, number: int) -> None:
        """Ends an edit of very many notes, of which nothing is kept."""
        self.writer.stop_bulk(number)

    def abandon(self) -> list[str]:
        """Stops writing, and names what is not written."""
        return self.writer.abandon()


def _page(
    library: LibraryReader,
    filter: Filter,
    wanted: WantedPage,
    marked: frozenset[int],
    seconds: float,
    is_wanted: IsWanted = always,
) -> Page | None:
    return library.page(
        filter,
        wanted.number,
        seconds=seconds,
        marked=marked,
        around=wanted.around,
        is_wanted=is_wanted,
    )
