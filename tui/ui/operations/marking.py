"""Marks, and which notes the next action is for; those that nobody sees are asked about."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from tui.filters.syntax import EVERYTHING
from tui.ui.actions import Choice
from tui.ui.operations.asking import refresh
from tui.ui.operations.dialog_opening import offer
from tui.ui.operations.status import show_status
from tui.ui.operations.waiting import look_up, wait_for_answer
from tui.ui.session import Session
from tui.ui.state import NO_MARKS


def with_chosen(session: Session, verb: str, then: Callable[[Sequence[int]], object]) -> None:
    """Does something with the marked notes, or else with the one under the cursor.

    Marks that the filter hides are asked about first: nobody sees what happens to them.

    Args:
        session: The session.
        verb: What is to be done, as the question says it.
        then: Is given the ids.
    """
    state, here = session.state, session.cursor_id
    if not state.marked:
        if here is not None:
            then([here])
    elif not state.is_counted or state.hidden is None:
        wait_for_answer(session, lambda: with_chosen(session, verb, then))
    elif hidden := _hidden_by_now(session, state.hidden):
        _ask_about_hidden(session, verb, hidden, then)
    else:
        then(list(state.marked))


def with_shown(session: Session, then: Callable[[list[int]], object]) -> None:
    """Does something with all notes of the list; keys wait until their ids are known.

    Args:
        session: The session.
        then: Is given the ids, in the order of the list.
    """
    listing = session.state.listing
    if listing is None:
        wait_for_answer(session, lambda: with_shown(session, then))
        return
    look_up(session, lambda library, _: library.ids(listing.result, listing.order), then)


def with_marked_or_shown(
    session: Session, verb: str, then: Callable[[Sequence[int]], object]
) -> None:
    """Does something with the marked notes, or else with all that are shown."""
    if session.state.marked:
        with_chosen(session, verb, then)
    else:
        with_shown(session, then)


def are_marked(session: Session, ids: Sequence[int]) -> bool:
    """Returns whether any of some notes is marked."""
    return not session.state.marked.isdisjoint(ids)


def mark(session: Session, marked: frozenset[int]) -> None:
    """Marks these notes and no others."""
    session.state = session.state.marking(marked)
    show_marks(session)


def mark_again(session: Session, marked: frozenset[int]) -> None:
    """Brings marks back; whether the filter finds them is known with the next answer."""
    session.state = session.state.marking_again(marked)
    session.panes.notes.marked = marked
    show_status(session)
    refresh(session)


def clear_marks(session: Session) -> bool:
    """Takes all marks away, to be brought back; returns whether there were any."""
    marked = session.state.marked
    if marked:
        session.state = session.state.using_marks(marked)
        mark(session, NO_MARKS)
    return bool(marked)


def set_range_start(session: Session, note_id: int | None) -> None:
    """Begins a range of marks at a note, or at none, and says so in the status line."""
    session.state = replace(session.state, range_start=note_id)
    show_status(session)


def show_marks(session: Session) -> None:
    """Shows which notes are marked, in the list and in numbers."""
    session.panes.notes.marked = session.state.marked
    show_status(session)
    if session.state.filter.marked_terms:
        refresh(session)


def _hidden_by_now(session: Session, hidden: frozenset[int]) -> frozenset[int]:
    """Returns the marked notes that nobody sees, and those that pending edits may have hidden."""
    pending, filter = session.state.pending, session.state.filter
    changed = pending.removed(filter.scope)
    if filter.root != EVERYTHING:
        loaded = {row.id for _, row in session.panes.notes.loaded_rows()}
        changed |= pending.note_ids - loaded
    return hidden | (changed & session.state.marked)


def _ask_about_hidden(
    session: Session,
    verb: str,
    hidden: frozenset[int],
    then: Callable[[Sequence[int]], object],
) -> None:
    marked = session.state.marked
    shown = marked - hidden
    choices: list[Choice] = [("y", "all", f"all {len(marked):,} marked notes")]
    if shown:
        choices.append(("s", "shown", f"only the {len(shown):,} shown"))

    def answered(choice: str | None) -> None:
        if choice:
            then(list(marked if choice == "all" else shown))

    offer(session, choices, answered, question=f"{verb} {len(hidden):,} that the filter hides?")
