"""Marking notes: one, a range, or all that are shown."""

from __future__ import annotations

from collections.abc import Callable

from tui.ui.actions import Action, Choice, Context, needs_note
from tui.ui.operations.dialog_opening import offer
from tui.ui.operations.list_contents import ordinal_of
from tui.ui.operations.marking import (
    clear_marks,
    mark,
    mark_again,
    set_range_start,
    with_shown,
)
from tui.ui.operations.waiting import look_up, wait_for_answer
from tui.ui.session import Session
from tui.ui.state import NO_MARKS

MARKS_MENU: tuple[Choice, ...] = (
    ("a", "all", "all shown"),
    ("i", "invert", "the others"),
    ("n", "none", "none"),
    ("*", "again", "the last ones"),
)


def toggle_mark(session: Session) -> None:
    """Marks the note under the cursor, or takes its mark away, and moves on."""
    row = session.panes.notes.cursor_note
    if row:
        mark(session, session.state.marked ^ {row.id})
        session.panes.notes.move(1)


def mark_range(session: Session) -> None:
    """Begins a range of marks, or ends the one that began."""
    start, here = session.state.range_start, session.cursor_id
    if start is None:
        set_range_start(session, here)
        key = session.key_of("mark.range")
        session.notify(f"Move on and press {key} again to mark all between.")
    elif here is not None:
        _mark_between(session, start, here)


def open_marks_menu(session: Session) -> None:
    """Offers to mark many notes at once."""
    offer(session, MARKS_MENU, lambda choice: _mark_many(session, choice))


def _mark_between(session: Session, start: int, here: int) -> None:
    listing = session.state.listing
    if listing is None:
        wait_for_answer(session, lambda: _mark_between(session, start, here))
        return
    ends = (ordinal_of(session, note_id) for note_id in (start, here))
    ordinals = sorted(each for each in ends if each is not None)
    set_range_start(session, None)
    if len(ordinals) < 2:
        session.notify("The note where the range began is not in the list any more.")
        return
    order, result = listing.order[ordinals[0] : ordinals[1] + 1], listing.result
    look_up(
        session,
        lambda library, _: frozenset(library.ids(result, order)),
        lambda ids: mark(session, session.state.marked | ids),
    )


def _mark_many(session: Session, choice: str | None) -> None:
    if choice == "none":
        clear_marks(session)
    elif choice == "again":
        _mark_last(session)
    elif choice:
        _mark_shown(session, _inverted if choice == "invert" else _joined)


def _mark_last(session: Session) -> None:
    if session.state.last_marked:
        mark_again(session, session.state.marked | session.state.last_marked)
    else:
        session.notify("No notes were marked before.")


def _mark_shown(
    session: Session, marks: Callable[[Session, frozenset[int]], frozenset[int]]
) -> None:
    with_shown(session, lambda shown: mark(session, marks(session, frozenset(shown))))


def _joined(session: Session, shown: frozenset[int]) -> frozenset[int]:
    return session.state.marked | shown


def _inverted(session: Session, shown: frozenset[int]) -> frozenset[int]:
    return (shown - session.state.marked) | (session.state.hidden or NO_MARKS)


ACTIONS: tuple[Action[Session], ...] = (
    Action("mark.toggle", ("space",), "Mark and move on", toggle_mark, Context.LIST, needs_note),
    Action(
        "mark.range",
        ("v",),
        "Mark from here to where this is pressed again",
        mark_range,
    ),
    Action(
        "mark.menu",
        ("*",),
        "Mark all shown, invert, clear, or mark the last ones again",
        open_marks_menu,
    ),
)
