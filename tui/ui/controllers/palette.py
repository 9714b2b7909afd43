"""The palette: what a person may want to do, found by its name."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from tui.ui.actions import Action, key_name
from tui.ui.drawing.palette_row import PaletteEntry
from tui.ui.operations.dialog_opening import open_dialog
from tui.ui.session import Session

MOVING = ("cursor.", "pane.", "preview.")
"""How the ids of actions begin that only move; they come last."""

MOST_RECENT = 5
"""How many of the actions that were chosen last come first."""


def show_palette(session: Session) -> None:
    """Finds an action by its name, and does it."""
    from tui.ui.dialogs.palette import PaletteScreen

    open_dialog(session, PaletteScreen(entries(session)), partial(_chosen, session))


def entries(session: Session) -> list[PaletteEntry]:
    """Returns all actions but this one: those chosen last, then in the order of the help."""
    recent, situation = session.state.recent_actions, session.situation
    actions = [action for action in session.keymap.actions if action.run is not show_palette]
    actions.sort(key=lambda action: _place(action.id, recent))
    return [
        PaletteEntry(
            action.id,
            action.help,
            key_name(action.keys[0]) if action.keys else "",
            action.words,
            action.refusal(situation) or "",
        )
        for action in actions
    ]


def _place(action_id: str, recent: tuple[str, ...]) -> int:
    """Returns a number by which actions are put in order; they are in that of the help already."""
    if action_id in recent:
        return recent.index(action_id)
    return MOST_RECENT + action_id.startswith(MOVING)


def _chosen(session: Session, action_id: str | None) -> None:
    if action_id:
        others = [each for each in session.state.recent_actions if each != action_id]
        recent = (action_id, *others)[:MOST_RECENT]
        session.state = replace(session.state, recent_actions=recent)
        session.perform(action_id)


ACTIONS: tuple[Action[Session], ...] = (
    Action("app.palette", ("ctrl+p",), "Find an action by its name", show_palette),
)
