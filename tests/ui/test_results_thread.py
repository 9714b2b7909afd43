"""What the thread that finds does first, and what it does again."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from queue import SimpleQueue

from textual.message import Message

from tests.support.reader import LIMIT
from tui.errors import UrlNotesError
from tui.library.reading import IsWanted, LibraryReader
from tui.ui.messages import Failed, LookedUp, ViewsCounted
from tui.ui.results_thread import Question, ResultsThread

ENDLESS = (
    "WITH RECURSIVE n (x) AS (SELECT begun() UNION ALL SELECT x + 1 FROM n) SELECT max(x) FROM n"
)
"""A query that says when it has begun, and never ends by itself."""


def counting(first: Callable[[LibraryReader, IsWanted], object]) -> Question:
    """Counts views, after something that is only done the first time."""
    deeds = [first]

    def find(library: LibraryReader, is_wanted: IsWanted) -> Message:
        while deeds:
            deeds.pop()(library, is_wanted)
        return ViewsCounted(1, {})

    return Question(find, Failed, gives_way=True)


def looking_up() -> Question:
    return Question(lambda *_: LookedUp(print), Failed)


def test_a_look_up_goes_before_views_that_are_being_counted(shelf: Path) -> None:
    begun, posted = threading.Event(), SimpleQueue[Message]()

    def say_begun() -> int:
        begun.set()
        return 0

    def begin(library: LibraryReader, _: IsWanted) -> None:
        library._connection.create_function("begun", 0, say_begun)
        with library.one_moment():
            library._connection.execute(ENDLESS).fetchall()

    thread = ResultsThread(shelf, posted.put, "results")
    thread.ask(counting(begin))
    assert begun.wait(LIMIT)
    thread.look_up(looking_up())
    assert [type(posted.get(timeout=LIMIT)) for _ in range(2)] == [LookedUp, ViewsCounted]
    thread.close()


def test_between_two_views_it_is_the_turn_of_a_look_up_too(shelf: Path) -> None:
    turns: list[bool] = []
    posted = SimpleQueue[Message]()
    thread = ResultsThread(shelf, posted.put, "results")

    def begin(_: LibraryReader, is_wanted: IsWanted) -> None:
        turns.append(is_wanted())
        thread.look_up(looking_up())
        turns.append(is_wanted())
        raise UrlNotesError("enough")

    thread.ask(counting(begin))
    assert [type(posted.get(timeout=LIMIT)) for _ in range(2)] == [Failed, LookedUp]
    assert turns == [True, False]
    thread.close()
