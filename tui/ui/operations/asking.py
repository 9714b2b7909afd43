"""Asking the library about the filter; the answers come as messages."""

from __future__ import annotations

from tui.library.answers import Overview, WantedPage
from tui.library.reading import LibraryReader
from tui.model.view import Views
from tui.ui.session import Session


def ask(session: Session, page: WantedPage | None = None) -> None:
    """Has everything found that the filter matches now, and before that a page still awaited."""
    session.state = state = session.state.asking()
    session.gateway.ask(state.generation, state.filter, state.marked, state.pending.note_ids, page)


def views_of_library(session: Session) -> Views:
    """Returns the saved filters; those that are known where they cannot be read."""
    return session.gateway.read(LibraryReader.views, otherwise=session.state.views)


def ask_view_counts(session: Session) -> None:
    """Has the unread notes of views counted, unless an answer is still awaited, which comes first.

    An answer has this asked again.
    """
    state, counts = session.state, session.state.view_counts
    is_answered = state.answered_generation == state.generation and not state.awaits_tags
    if is_answered and counts.left:
        session.gateway.ask_view_counts(counts.edition, session.views, counts.left)


def ask_tags(session: Session, generation: int, overview: Overview) -> None:
    """Has all tags of an answer counted, if it is still wanted."""
    if generation == session.state.generation:
        session.gateway.ask_tags(generation, overview)


def refresh(session: Session) -> None:
    """Asks again, for a library that has changed; cursor and marks stay."""
    session.state = session.state.asked_again(views_of_library(session))
    ask(session)


def follow_library(session: Session) -> None:
    """Asks again where the library has changed, whoever changed it."""
    if session.gateway.read(LibraryReader.changed, otherwise=False):
        refresh(session)
