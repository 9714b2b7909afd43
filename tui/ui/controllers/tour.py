"""The tour of two minutes, on the sample library."""

from __future__ import annotations

from dataclasses import replace

from tui.ui.actions import Action
from tui.ui.operations.leaving import ask_to_leave
from tui.ui.operations.touring import begin_tour
from tui.ui.session import Session


def take_tour(session: Session) -> None:
    """Begins the tour, for which one's own library is left: nothing of it is changed."""
    if session.state.is_demo:
        begin_tour(session)
    else:
        session.state = replace(session.state, opens_next="tour")
        ask_to_leave(session)


ACTIONS: tuple[Action[Session], ...] = (
    Action(
        "app.tour",
        (),
        "Take the tour of two minutes, on a sample library",
        take_tour,
        words=("tour",),
    ),
)
"""The actions of this module."""
