"""Undoing and redoing: the last change of this session, or of another program once it is named."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tui.library.clock import system_clock
from tui.library.edits import Outcome, Redo, Undo
from tui.ui.actions import Action
from tui.ui.operations.changing import Report, change, moves_at_once
from tui.ui.operations.display import show_all
from tui.ui.operations.reports import say_turned
from tui.ui.session import Session

if TYPE_CHECKING:
    from tui.library.steps_in_words import Step


def undo(session: Session) -> None:
    """Takes back the last change; the cursor goes to the note that it took away."""
    if isinstance(session.state.offered, Undo):
        _accept_offer(session, session.state.offered, "Undone")
        return
    targets, history = session.state.history.undo()
    session.state = replace(session.state, history=history)
    edit = Undo(names_others=True)
    change(session, edit, _step_report(session, edit, "Undone"), targets=targets)
    target = targets[0] if targets else None
    is_in_list = target and target.changes_list and target.cursor in target.shown
    if target and is_in_list and moves_at_once(target):
        show_all(session, target.cursor)


def redo(session: Session) -> None:
    """Does again what was taken back last."""
    if isinstance(session.state.offered, Redo):
        _accept_offer(session, session.state.offered, "Redone")
        return
    targets, history = session.state.history.redo()
    session.state = replace(session.state, history=history)
    edit = Redo(names_others=True)
    change(session, edit, _step_report(session, edit, "Redone"), targets=targets)


def withdraw_offer(session: Session, action_id: str) -> None:
    """Forgets the step of another program that was named, unless the key may be for it."""
    if session.state.offered and action_id not in ("history.undo", "history.redo"):
        session.state = replace(session.state, offered=None)


def _accept_offer(session: Session, offered: Undo | Redo, verb: str) -> None:
    session.state = replace(session.state, offered=None)
    change(session, offered, _step_report(session, offered, verb))


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
    key, verb = ("u", "takes it back") if isinstance(edit, Undo) else ("U", "does it again")
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
