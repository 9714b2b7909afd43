"""Views: filters that are saved under a letter, and recalled."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from tui.library.edits import Outcome, SaveView
from tui.ui.actions import Action, Choice
from tui.ui.operations.changing import change
from tui.ui.operations.current_filter import set_filter
from tui.ui.operations.dialog_opening import offer
from tui.ui.session import Session


def ask_name(session: Session) -> None:
    """Asks for the letter under which the filter is saved."""
    offer(session, _choices(session), lambda name: _save(session, name), letters=True)


def ask_view(session: Session) -> None:
    """Asks which view to recall."""
    offer(session, _choices(session), lambda name: _recall(session, name))


def _choices(session: Session) -> tuple[Choice, ...]:
    return tuple((name, name, text) for name, text in session.views().items())


def _save(session: Session, name: str | None) -> None:
    if name:
        text = session.state.filter.text
        change(session, SaveView(name, text), partial(_report, session, name, session.views()))


def _report(session: Session, name: str, before: Mapping[str, str], outcome: Outcome) -> None:
    """Says what a view is now, and what it was, which is one key away."""
    if not outcome.label:
        session.notify("Nothing changed.")
    elif name not in before:
        session.notify(f"The filter is view {name} now; ' {name} recalls it.")
    else:
        session.notify(f"{outcome.label}; it was {before[name]}", "u takes it back.")


def _recall(session: Session, name: str | None) -> None:
    if name:
        set_filter(session, session.views().get(name, ""))


ACTIONS: tuple[Action[Session], ...] = (
    Action(
        "view.save", ("m",), "Save view…", "Save the filter as a view, under a letter", ask_name
    ),
    Action("view.recall", ("'", ";"), "Views…", "Recall a view by its letter", ask_view),
)
