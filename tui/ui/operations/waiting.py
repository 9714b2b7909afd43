"""Keys that wait for something to be found: it is found off the event loop, in their order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from time import monotonic
from typing import TypeVar

from tui.errors import StaleResultError
from tui.library.reading import IsWanted, LibraryReader
from tui.model.text import counted
from tui.ui.messages import LookedUp
from tui.ui.operations.asking import refresh
from tui.ui.operations.display import follow_cursor
from tui.ui.operations.status import show_status
from tui.ui.session import Session
from tui.ui.state import Awaiting, Search

Found = TypeVar("Found")

GIVE_UP_SECONDS = 0.3
"""How long keys wait before Esc gives up; sooner it is an ordinary key."""

LOOKING_UP, GIVING_UP = "looking up", "giving up"
"""Why keys wait: something is looked up; it failed, and that is not painted yet."""


def run(session: Session, act: Callable[[], object]) -> None:
    """Does what a key means, and shows the note that is under the cursor then.

    Where it needs the list as it is shown, and that has changed, it does nothing and says so.
    """
    try:
        act()
    except StaleResultError as error:
        give_up_waiting(session)
        session.notify_error(error)
        refresh(session)
    follow_cursor(session)


def look_up(
    session: Session,
    find: Callable[[LibraryReader, IsWanted], Found],
    then: Callable[[Found], object],
    again: Callable[[], None] | None = None,
    *,
    search: Search | None = None,
) -> None:
    """Has something found off the event loop; keys wait until ``then`` has dealt with it.

    Args:
        session: The session.
        find: Finds it, on another thread.
        then: Is given what was found.
        again: Is called where the list has changed meanwhile, once it is known anew; without it,
            the person is told to press again.
        search: What it is, where it may take long, so that nearly any key stops it then.
    """
    awaiting = Awaiting(then, monotonic(), again, search=search)
    _await(session, awaiting)
    session.gateway.look_up(find, then)
    if search:
        _say_later(session, awaiting, partial(show_status, session))


def wait_for_answer(session: Session, then: Callable[[], object]) -> None:
    """Has keys wait until all notes of the filter are known, and ``then`` was called.

    Where the library has refused to find them, it is asked again.
    """
    _await(session, Awaiting(lambda _: then(), monotonic(), is_answer=True))
    if session.state.answered_generation == session.state.generation:
        refresh(session)


def wait_for_writing(session: Session, then: Callable[[], object]) -> None:
    """Calls ``then`` once all edits are written; until then, keys wait."""
    if session.state.pending.unwritten:
        _await(session, Awaiting(lambda _: then(), monotonic(), is_writing=True))
    else:
        then()


def wait_for_survey(
    session: Session, then: Callable[[], object], show: Callable[[], object]
) -> None:
    """Has keys wait until something is known of the tags, and ``then`` was called.

    Args:
        session: The session.
        then: What is to be done.
        show: Is called where that takes long.
    """
    awaiting = Awaiting(lambda _: then(), monotonic(), is_survey=True)
    _await(session, awaiting)
    _say_later(session, awaiting, show)


def has_waited(session: Session) -> bool:
    """Returns whether keys have waited so long that a person may want to give up."""
    awaiting = session.state.awaiting
    return awaiting is not None and monotonic() - awaiting.since > GIVE_UP_SECONDS


def is_stopped_by(session: Session, action_id: str | None) -> bool:
    """Returns whether the key of an action, or of none, ends a search that keys wait for."""
    awaiting = session.state.awaiting
    return bool(awaiting and awaiting.search and action_id not in awaiting.search.actions)


def _say_later(session: Session, awaiting: Awaiting, show: Callable[[], object]) -> None:
    """Has it shown what keys wait for, where they still do after a while."""

    def say() -> None:
        if session.state.awaiting is awaiting:
            session.state = replace(session.state, awaiting=awaiting._replace(is_long=True))
            show()

    session.screen.set_timer(max(GIVE_UP_SECONDS, 0), say)


def end_waiting(session: Session) -> None:
    """Gives up what keys wait for, as a person wants, and says how many keys that ends.

    Of a search it was said that any key stops it.
    """
    awaiting = session.state.awaiting
    is_search = awaiting is not None and awaiting.search is not None
    if (count := len(session.keys)) and not is_search:
        are = "is" if count == 1 else "are"
        session.notify(
            f"{counted(count, 'key')} typed meanwhile {are} not done.",
            "What was asked for before them is." if count > 1 else "What was asked for before is.",
        )
    give_up_waiting(session)


def give_up_waiting(session: Session) -> None:
    """Forgets what keys wait for, and the keys."""
    session.state = replace(session.state, awaiting=None)
    session.gateway.drop_look_ups()
    show_status(session)
    # What is still to come of the same burst was typed before anybody could see why.
    session.keys.hold(GIVING_UP)
    session.screen.call_after_refresh(_forget_what_was_typed, session)


def take_look_up(session: Session, message: LookedUp) -> None:
    """Deals with what was looked up, then with the keys that waited for it."""
    awaiting = session.state.awaiting
    if awaiting is None or message.then is not awaiting.then:
        return
    if awaiting.again and isinstance(message.error, StaleResultError):
        wait_for_answer(session, awaiting.again)
        refresh(session)
    elif message.error:
        give_up_waiting(session)
        session.notify_error(message.error)
        refresh(session)
    else:
        _go_on(session, partial(awaiting.then, message.found))


def go_on_after_answer(session: Session) -> None:
    """Goes on with what waited for all notes of the filter."""
    awaiting = session.state.awaiting
    if awaiting and awaiting.is_answer:
        _go_on(session, partial(awaiting.then, None))


def go_on_after_writing(session: Session) -> None:
    """Goes on with what waited for all edits to be written."""
    awaiting = session.state.awaiting
    if awaiting and awaiting.is_writing and not session.state.pending.unwritten:
        _go_on(session, partial(awaiting.then, None))


def go_on_after_survey(session: Session) -> None:
    """Goes on with what waited for something to be known of the tags."""
    awaiting = session.state.awaiting
    if awaiting and awaiting.is_survey:
        _go_on(session, partial(awaiting.then, None))


def _await(session: Session, awaiting: Awaiting) -> None:
    session.state = replace(session.state, awaiting=awaiting)
    session.keys.hold(LOOKING_UP)


def _go_on(session: Session, act: Callable[[], object]) -> None:
    was_long = session.state.awaiting and session.state.awaiting.is_long
    session.state = replace(session.state, awaiting=None)
    run(session, act)
    if was_long:
        show_status(session)
    # What was done may have keys wait in its turn.
    if session.state.awaiting is None:
        session.keys.release(LOOKING_UP)


def _forget_what_was_typed(session: Session) -> None:
    session.keys.drop()
    session.keys.release(LOOKING_UP)
    session.keys.release(GIVING_UP)
