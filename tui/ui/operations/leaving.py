"""Leaving the program: what is still to be written is written first, and the screen says so."""

from __future__ import annotations

from dataclasses import replace

from tui.ui.operations.status import show_status
from tui.ui.operations.unsaved import unkept_in_words
from tui.ui.session import Session
from tui.ui.state import Leaving, ReaderState

NOT_ALL_WRITTEN = 1
"""The exit code where something could not be written."""


def ask_to_leave(session: Session) -> None:
    """Leaves as `leave` does; what can be kept nowhere is named first, and left the second time."""
    state = session.state
    unkept = [] if state.leaving is Leaving.SHOWN else unkept_in_words(session)
    if not unkept:
        leave(session)
    elif state.leaving is Leaving.NO:
        session.state = replace(state, leaving=Leaving.ASKED)
        what, folder = " and ".join(unkept), session.gateway.unsaved.folder
        is_one, stay_key = len(unkept) == 1, session.key_of("pane.close")
        session.notify(
            f"{what[0].upper()}{what[1:]} {'is' if is_one else 'are'} not saved, and {folder}"
            " cannot be written to.",
            f"{stay_key} stays; leaving again gives {'it' if is_one else 'them'} up.",
            severity="warning",
        )
        session.screen.call_after_refresh(_leaving_is_shown, session)


def leave(session: Session) -> None:
    """Ends the program once all is written; at once where that is asked for twice.

    A second time counts once the screen has shown that something is still to be written.
    """
    state = session.state
    if state.leaving is Leaving.SHOWN:
        _leave_unwritten(session)
    elif _is_at_rest(state):
        session.screen.app.exit()
    elif state.leaving is Leaving.NO:
        session.state = replace(state, leaving=Leaving.ASKED)
        stop_imports(session)
        show_status(session)
        session.screen.call_after_refresh(_leaving_is_shown, session)


def leave_with_terminal(session: Session) -> None:
    """Leaves as the terminal is closed, which a program may be told several times."""
    if session.state.leaving is Leaving.NO:
        leave(session)


def leave_for_good(session: Session) -> None:
    """Ends the program once all is written, or has failed: the terminal has gone."""
    session.state = replace(session.state, leaving=Leaving.FOR_GOOD)
    stop_imports(session)
    work_ended(session)


def stay(session: Session) -> None:
    """Does not leave after all."""
    session.state = replace(session.state, leaving=Leaving.NO, opens_next="")
    show_status(session)


def work_ended(session: Session, *, is_failure: bool = False) -> None:
    """Leaves once the last edit or import has ended; stays where one failed, to show why."""
    if session.state.leaving is Leaving.NO:
        return
    if is_failure and session.state.leaving is not Leaving.FOR_GOOD:
        stay(session)
    elif _is_at_rest(session.state):
        session.screen.app.exit()


def stop_imports(session: Session) -> bool:
    """Ends the imports there are; returns whether there were any."""
    if session.state.imports:
        session.gateway.stop_imports()
    return bool(session.state.imports)


def stop_bulk(session: Session) -> bool:
    """Stops the edit of very many notes that is shown to be under way; returns whether one is."""
    bulk = session.state.bulk
    if bulk:
        session.gateway.stop_bulk(bulk.number)
        session.state = replace(session.state, bulk=bulk._replace(is_stopped=True))
        show_status(session)
    return bulk is not None


def _is_at_rest(state: ReaderState) -> bool:
    return not (state.pending.unwritten or state.imports or state.exports)


def _leaving_is_shown(session: Session) -> None:
    if session.state.leaving is Leaving.ASKED:
        session.state = replace(session.state, leaving=Leaving.SHOWN)


def _leave_unwritten(session: Session) -> None:
    """Ends the program now, with what is not written."""
    left = [*session.gateway.abandon(), *unkept_in_words(session)]
    session.screen.app.exit(left, return_code=NOT_ALL_WRITTEN)
