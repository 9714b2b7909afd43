"""What the library answers: the whole result of a filter, and its tags."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from tui.errors import FilterError
from tui.ui.actions import Action
from tui.ui.messages import Answered, PageFound, Refused, TagsCounted, TermsCounted, ViewsCounted
from tui.ui.operations.asking import ask_tags, ask_view_counts, refresh
from tui.ui.operations.current_filter import mark_error, show_filter, show_page
from tui.ui.operations.display import show_note, show_tags, show_views, want_view_counts
from tui.ui.operations.emptiness import ask_what_leaves_nothing, explain_emptiness
from tui.ui.operations.list_contents import retain_note, show_list
from tui.ui.operations.status import show_status
from tui.ui.operations.surveying import go_on as go_on_surveying
from tui.ui.operations.waiting import give_up_waiting, go_on_after_answer
from tui.ui.session import Session

PAINT_SECONDS = 0.05
"""How long the rest of the tags waits for the first of them to be painted."""


def answer_came(session: Session, message: Answered) -> None:
    """Shows the whole answer, if it is still wanted."""
    if message.generation != session.state.generation:
        return
    _show_answer(session, message)
    if session.state.hidden is None:
        # Notes were marked since it was asked, and a later action may be for them.
        refresh(session)
        return
    if session.state.awaits_tags:
        ask = partial(ask_tags, session, message.generation, message.overview)
    else:
        ask = partial(_ask_what_is_left, session, message.generation)
    session.screen.set_timer(PAINT_SECONDS, ask)
    go_on_after_answer(session)
    go_on_surveying(session)


def page_came(session: Session, message: PageFound) -> None:
    """Shows the first notes of the filter, unless a person moves in the list that is shown."""
    state = session.state
    is_awaited = state.awaits_page and message.generation == state.generation
    if is_awaited and session.cursor_id == state.left_note:
        show_page(session, message.page)
        show_status(session)


def tags_counted(session: Session, message: TagsCounted) -> None:
    """Shows all tags of the answer, after those that are shown already."""
    if message.generation == session.state.generation:
        session.state = session.state.counting(message.tags)
        show_tags(session)
        ask_view_counts(session)


def terms_counted(session: Session, message: TermsCounted) -> None:
    """Has an empty list say which terms leave nothing."""
    if message.generation == session.state.generation:
        explain_emptiness(session, message.found)
        ask_view_counts(session)


def _ask_what_is_left(session: Session, generation: int) -> None:
    """Has counted what no key waits for."""
    if generation != session.state.generation or not ask_what_leaves_nothing(session):
        ask_view_counts(session)


def views_counted(session: Session, message: ViewsCounted) -> None:
    """Shows how many unread notes some views have, and has the others counted."""
    counts = session.state.view_counts.counted(message.edition, message.counts)
    session.state = replace(session.state, view_counts=counts)
    show_views(session)
    ask_view_counts(session)


def filter_refused(session: Session, message: Refused) -> None:
    """Marks what cannot be answered, as if it could not be parsed, and shows what was before."""
    state = session.state
    if message.generation != state.generation:
        return
    session.state = state.refused()
    ask_view_counts(session)
    if not isinstance(message.error, FilterError):
        give_up_waiting(session)
        session.notify_error(message.error)
        return
    answered = state.answered_filter
    if answered and answered != state.filter:
        show_filter(session, answered, session.cursor_id)
    else:
        give_up_waiting(session)
    mark_error(session, message.error)


def _show_answer(session: Session, message: Answered) -> None:
    was_awaited, row = session.state.awaits_page, session.panes.notes.cursor_row
    session.state = session.state.answered(message.overview)
    want_view_counts(session)
    session.gateway.use_facets(message.overview.facets)
    session.panes.notes.marked = session.state.marked
    if was_awaited:
        state, here = replace(session.state, awaits_page=False), session.cursor_id
        session.state = state
        wanted = state.wanted_note if here == state.left_note else here
        show_list(session, wanted, else_first=wanted is None)
    else:
        retain_note(session, row)
        show_list(session, session.cursor_id)
    explain_emptiness(session)
    show_tags(session)
    show_note(session)
    show_status(session)


ACTIONS: tuple[Action[Session], ...] = (
    Action(
        "library.reload",
        ("R",),
        "Read the library again",
        refresh,
        words=("reload",),
    ),
)
