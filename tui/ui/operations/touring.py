"""The tour: a step at a time is shown, until a person has done it."""

from __future__ import annotations

import re
from dataclasses import replace

from tui.ui.operations.leaving import ask_to_leave
from tui.ui.session import Session
from tui.ui.tour_steps import LAST_WORDS, STEPS, Seen, Tour
from tui.ui.widgets.line_editor import LineEditor
from tui.ui.widgets.tour_strip import TourStrip

_CLASS = "-touring"
"""Of the screen, while the strip is on it."""

_ACTION = re.compile(r"{([\w.|]+)}")


def begin_tour(session: Session) -> None:
    """Shows the first step."""
    session.state = replace(session.state, tour=Tour())
    if not session.screen.query(TourStrip):
        session.screen.mount(TourStrip(), before="#bottom")
        session.screen.add_class(_CLASS)
    show_tour(session)


def count_for_tour(session: Session, action_id: str) -> None:
    """Has an action counted that was done."""
    tour = session.state.tour
    if tour is not None:
        tour = tour._replace(performed=tour.performed | {action_id})
        session.state = replace(session.state, tour=tour)


def follow_tour(session: Session) -> None:
    """Shows the next step once a person has done this one."""
    tour = session.state.tour
    if tour is None:
        return
    later = tour.after(_seen(session, tour))
    if later != tour:
        session.state = replace(session.state, tour=later)
        show_tour(session)


def ends_tour(session: Session) -> bool:
    """Returns whether closing the innermost ends the tour: in the list, where none is marked."""
    state, panes = session.state, session.panes
    return state.tour is not None and panes.focused is panes.notes and not state.marked


def end_tour(session: Session) -> None:
    """Goes on without the tour, or back to one's own library where that was left for it."""
    session.state = replace(session.state, tour=None)
    session.screen.query(TourStrip).remove()
    session.screen.remove_class(_CLASS)
    if session.state.is_for_tour:
        session.state = replace(session.state, opens_next="own")
        ask_to_leave(session)


def _seen(session: Session, tour: Tour) -> Seen:
    state, panes = session.state, session.panes
    return Seen(
        tour.performed,
        panes.focused.heading,
        isinstance(session.screen.focused, LineEditor),
        state.filter.text,
        len(state.marked),
    )


def show_tour(session: Session) -> None:
    """Shows the step of the tour, where there is one, as there is room for it."""
    tour = session.state.tour
    if tour is None:
        return
    strip = session.screen.query_one(TourStrip)
    is_over = tour.step == len(STEPS)
    heading = "The tour is over" if is_over else f"Tour {tour.step + 1} of {len(STEPS)}"
    ends = f"{session.key_of('pane.close')} in the list ends it"
    strip.show(heading, ends, _pieces(session, LAST_WORDS if is_over else STEPS[tour.step].text))


def _pieces(session: Session, text: str) -> list[tuple[str, bool]]:
    """Returns a text with the keys that a person has, and which of its pieces are these."""
    parts = enumerate(_ACTION.split(text))
    return [(_key(session, part), True) if at % 2 else (part, False) for at, part in parts]


def _key(session: Session, action_ids: str) -> str:
    """Returns the key of the first action that has one, as sentences name it."""
    ids = action_ids.split("|")
    return session.key_of(next((each for each in ids if session.keymap.named(each).keys), ids[0]))
