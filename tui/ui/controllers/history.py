"""The history: every step that was made, whoever made it, to be undone or redone."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from tui.library.clock import system_clock
from tui.library.edits import Outcome, Redo, Undo, UndoTo
from tui.library.reading import LibraryReader
from tui.model.change_in_words import ChangeInWords
from tui.model.instant import Instant
from tui.model.text import clean_line
from tui.ui.actions import Action
from tui.ui.drawing.date_text import local_day, short_time
from tui.ui.drawing.step_row import StepLine
from tui.ui.operations.changing import change
from tui.ui.operations.dialog_opening import open_dialog
from tui.ui.operations.reports import say_turned
from tui.ui.operations.waiting import wait_for_writing
from tui.ui.session import Session

if TYPE_CHECKING:
    from tui.library.steps_in_words import Step
    from tui.ui.dialogs.history import ChosenTurn

MOST_STEPS = 200
"""How many steps are listed."""

_REFUSALS = {
    "running": "It is not over yet.",
    "dropped": "It is undone, and can no longer be redone.",
}
"""Why a step in some state can be neither undone nor redone."""


def show_history(session: Session) -> None:
    """Lists the steps, once all that was asked for before is one of them."""
    wait_for_writing(session, partial(_open, session))


def _open(session: Session) -> None:
    from tui.ui.dialogs.history import HistoryScreen

    none: list[Step] = []
    steps = session.gateway.read(lambda library: library.history.latest(MOST_STEPS), otherwise=none)
    today = local_day(Instant(system_clock())) or date.today()
    lines = [_line(step, today) for step in steps]
    latest = next((step.id for step in steps if step.state == "done"), None)
    screen = HistoryScreen(lines, partial(_changes, session))
    open_dialog(session, screen, partial(_turn, session, latest))


def _line(step: Step, today: date) -> StepLine:
    from tui.library.steps_in_words import author_in_short, state_in_words

    return StepLine(
        step.id,
        short_time(Instant(step.happened), today),
        author_in_short(step),
        clean_line(step.label),
        state_in_words(step),
        step.notes,
        is_undone=step.state in ("undone", "dropped"),
        refusal=_REFUSALS.get(step.state, ""),
    )


def _changes(session: Session, step: int, count: int) -> Sequence[ChangeInWords]:
    def read(library: LibraryReader) -> list[ChangeInWords]:
        return library.history.changes(step, count)

    none: list[ChangeInWords] = []
    return session.gateway.read(read, otherwise=none)


def _turn(session: Session, latest: int | None, chosen: ChosenTurn | None) -> None:
    """Undoes or redoes what was chosen, of the steps down from the latest that was listed."""
    from tui.ui.dialogs.history import Turn

    if chosen is None:
        return
    match chosen.turn:
        case Turn.UNDO:
            edit: Undo | UndoTo | Redo = Undo(chosen.step, is_alone=True)
        case Turn.UNDO_TO:
            edit = UndoTo(chosen.step, latest)
        case Turn.REDO:
            edit = Redo(chosen.step)
    change(session, edit, partial(_report, session, edit))


def _report(session: Session, edit: Undo | UndoTo | Redo, outcome: Outcome) -> None:
    verb = "Redone" if isinstance(edit, Redo) else "Undone"
    if outcome.other:
        lists = session.key_of("history.show")
        session.notify(
            f"Done meanwhile: {outcome.other.label}.", f"{lists} lists it; nothing was undone."
        )
    elif outcome.is_built_upon:
        session.notify(
            f"Not undone: {outcome.label}.",
            f"A later change builds on it; {session.key_of('history.show')}, then U on it, undoes"
            " everything down to it.",
        )
    elif outcome.did_nothing:
        session.notify(f"There is nothing to be {verb.lower()} any more.")
    else:
        say_turned(session, outcome, verb)


ACTIONS: tuple[Action[Session], ...] = (
    Action(
        "history.show",
        ("W",),
        "List what was changed, and by whom; undo any of it",
        show_history,
        words=("history",),
    ),
)
