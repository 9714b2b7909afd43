"""Undoing and redoing: the last change of this session, or of another program once it is named."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from tui.library.clock import system_clock
from tui.library.edits import CareForTags, Outcome, Redo, Undo
from tui.ui.actions import Action, Context
from tui.ui.edit_history import EditHistory, Edits
from tui.ui.operations.changing import Report, change, moves_at_once
from tui.ui.operations.display import show_all
from tui.ui.operations.reports import say_turned
from tui.ui.operations.waiting import wait_for_answer, wait_for_writing
from tui.ui.session import Session

if TYPE_CHECKING:
    from tui.library.steps_in_words import Step


def undo(session: Session) -> None:
    """Takes back the last change; the cursor goes to the note that it took away."""
    targets = _turn(session, Undo(names_others=True), "Undone", session.state.history.undo)
    target = targets[0] if targets else None
    is_in_list = target and target.changes_list and target.cursor in target.shown
    if target and is_in_list and moves_at_once(target):
        show_all(session, target.cursor)
    if target and isinstance(target.edit, CareForTags) and session.panes.context is Context.TAGS:
        _return_to_tag(session, target.edit)


def _return_to_tag(session: Session, edit: CareForTags) -> None:
    """Moves the cursor to the tag that comes back in its pane; keys wait until it is there."""

    def move() -> None:
        if edit.actions:
            session.panes.tags.move_to_tag(edit.actions[0].tag)

    wait_for_writing(session, lambda: wait_for_answer(session, move))


def redo(session: Session) -> None:
    """Does again what was taken back last."""
    _turn(session, Redo(names_others=True), "Redone", session.state.history.redo)


def withdraw_offer(session: Session, action_id: str) -> None:
    """Forgets the step of another program that was named, unless the key may be for it."""
    if session.state.offered and action_id not in ("history.undo", "history.redo"):
        session.state = replace(session.state, offered=None)


def _turn(
    session: Session,
    edit: Undo | Redo,
    verb: str,
    next_edits: Callable[[], tuple[Edits, EditHistory]],
) -> Edits:
    """Undoes or redoes the step that was named, else the next one; returns the edits that may be.

    Args:
        session: The session.
        edit: What takes the next step.
        verb: What is said to be done.
        next_edits: Returns the edits of this session that it may be, and the history after it.
    """
    offered = session.state.offered
    if type(offered) is type(edit):
        session.state = replace(session.state, offered=None)
        change(session, offered, _step_report(session, offered, verb))
        return ()
    targets, history = next_edits()
    session.state = replace(session.state, history=history)
    change(session, edit, _step_report(session, edit, verb), targets=targets)
    return targets


def _step_report(session: Session, edit: Undo | Redo, verb: str) -> Report:
    def report(outcome: Outcome) -> None:
        if outcome.other:
            _offer(session, edit, outcome.other)
        elif outcome.did_nothing:
            session.notify("There is nothing more.")
        else:
            say_turned(session, outcome, verb)

    return report


def _offer(session: Session, edit: Undo | Redo, step: Step) -> None:
    """Names a step of another program, which the same key takes when it is pressed again."""
    from tui.library.steps_in_words import origin_in_words

    session.state = replace(session.state, offered=type(edit)(step.id, names_others=True))
    is_undo = isinstance(edit, Undo)
    key = session.key_of("history.undo" if is_undo else "history.redo")
    verb = "takes it back" if is_undo else "does it again"
    origin = origin_in_words(step, system_clock())
    session.notify(f"{step.label} ({origin}).", f"{key} again {verb}.")


ACTIONS: tuple[Action[Session], ...] = (
    Action(
        "history.undo",
        ("u",),
        "Take back the last change",
        undo,
        words=("undo",),
    ),
    Action(
        "history.redo",
        ("U", "ctrl+r"),
        "Do again what was undone",
        redo,
        words=("redo",),
    ),
)
