"""The thread that finds what a screen asks for, on a connection of its own.

Of the questions for a result, a newer one replaces the one before, which ends at once.
Look-ups are answered in their order, each of them, before any result. Whatever fails is posted,
and the thread goes on.
"""

from __future__ import annotations

import logging
import threading
from collections import deque
from collections.abc import Callable
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any, NamedTuple

from textual.message import Message

from tui.errors import FilterError, StaleResultError, UrlNotesError, to_url_notes_error
from tui.library.reading import IsWanted, LibraryReader, QueryInterruptedError

if TYPE_CHECKING:
    from tui.library.answers import Facets

logger = logging.getLogger(__name__)


class Question(NamedTuple):
    """Something to find in the library."""

    find: Callable[[LibraryReader, IsWanted], Message]
    """Gives the message with the answer, as long as it is wanted."""
    failed: Callable[[UrlNotesError], Message]
    """Gives the message where there is no answer."""
    gives_way: bool = False
    """Whether it is interrupted by a look-up, and answered after it."""


class ResultsThread:
    """Answers questions, and posts the answers."""

    def __init__(self, path: Path, post: Callable[[Message], Any], name: str) -> None:
        self._path = path
        self._post = post
        self._condition = threading.Condition()
        self._look_ups: deque[Question] = deque()
        self._question: Question | None = None
        self._current: Question | None = None
        """The one that is being answered."""
        self._library: LibraryReader | None = None
        self._facets: Facets | None = None
        """What is known of all notes, while the library is not open."""
        self._is_closed = False
        threading.Thread(target=self._run, name=name, daemon=True).start()

    def ask(self, question: Question | None) -> None:
        """Replaces the question that is asked or answered now; None ends it."""
        with self._condition:
            if self._library and self._current not in self._look_ups:
                self._library.interrupt()
            self._question = question
            self._condition.notify()

    def look_up(self, question: Question) -> None:
        """Has a question answered after the look-ups before it, ahead of any result."""
        with self._condition:
            if self._library and self._current and self._current.gives_way:
                self._library.interrupt()
            self._look_ups.append(question)
            self._condition.notify()

    def drop_look_ups(self) -> None:
        """Drops all look-ups; none of them is answered any more."""
        with self._condition:
            if self._library and self._current in self._look_ups:
                self._library.interrupt()
            self._look_ups.clear()

    def close(self) -> None:
        """Ends the thread as soon as it has stopped what it is at."""
        with self._condition:
            self._is_closed = True
            self._look_ups.clear()
            self._question = None
            if self._library:
                self._library.interrupt()
            self._condition.notify()

    def _run(self) -> None:
        while (question := self._next()) is not None:
            begun = monotonic()
            message = self._answer(question)
            outcome = type(message).__name__ if message else "interrupted"
            logger.info("%s after %.0f ms", outcome, 1_000 * (monotonic() - begun))
            if message is not None and self._is_done(question):
                try:
                    self._post(message)
                except Exception:
                    logger.exception("an answer could not be posted")
        self._close_library()

    def _answer(self, question: Question) -> Message | None:
        """Returns the message to post; None where the question was interrupted."""
        try:
            return question.find(self._open_library(), lambda: self._is_its_turn(question))
        except QueryInterruptedError:
            if self._is_wanted(question):
                # A query that was not read to its end makes SQLite interrupt every later one.
                self._close_library()
            return None
        except Exception as error:
            if not isinstance(error, UrlNotesError):
                logger.exception("a question failed")
            if not isinstance(error, FilterError | StaleResultError):
                # The connection may be in any state.
                self._close_library()
            return question.failed(to_url_notes_error(error))

    def _next(self) -> Question | None:
        with self._condition:
            self._condition.wait_for(lambda: self._look_ups or self._question or self._is_closed)
            self._current = self._look_ups[0] if self._look_ups else self._question
            return None if self._is_closed else self._current

    def _is_wanted(self, question: Question) -> bool:
        return question is self._question or question in self._look_ups

    def _is_its_turn(self, question: Question) -> bool:
        return self._is_wanted(question) and not (question.gives_way and self._look_ups)

    def _is_done(self, question: Question) -> bool:
        """Takes an answered question from those that wait; returns whether it was still wanted."""
        with self._condition:
            if question in self._look_ups:
                self._look_ups.remove(question)
                return True
            was_wanted = question is self._question
            if was_wanted:
                self._question = None
            return was_wanted

    def _open_library(self) -> LibraryReader:
        if self._library is None:
            self._library = LibraryReader(self._path)
            self._library.facets = self._facets
        return self._library

    def _close_library(self) -> None:
        """Closes the library; the next question opens it anew."""
        with self._condition:
            library, self._library = self._library, None
        try:
            if library:
                self._facets = library.facets
                library.close()
        except Exception:
            logger.exception("a library could not be closed")
