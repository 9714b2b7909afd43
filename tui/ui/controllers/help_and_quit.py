"""The program itself: help, the way back, and the way out."""

from __future__ import annotations

from functools import partial

from textual.events import Key

from tui.ui.actions import Action, AnyAction
from tui.ui.commands.table import all_verbs
from tui.ui.operations.current_filter import set_filter
from tui.ui.operations.dialog_opening import open_dialog
from tui.ui.operations.leaving import ask_to_leave, stay
from tui.ui.operations.touring import end_tour
from tui.ui.session import Session


def show_help(session: Session) -> None:
    """Shows all keys, those of the pane first; tries a filter that is chosen there."""
    from tui.ui.dialogs.help import HelpScreen

    verbs = [(verb.usage, verb.help) for verb in all_verbs(session.keymap.actions)]
    dialog = HelpScreen(session.keymap.actions, session.panes.context, verbs)
    open_dialog(session, dialog, partial(_try_filter, session))


def _try_filter(session: Session, text: str | None) -> None:
    if text:
        session.panes.go_to(session.panes.notes)
        set_filter(session, text)


def go_back(session: Session) -> None:
    """Goes back to the list; from there, leaves the program."""
    panes = session.panes
    if panes.focused is not panes.notes:
        panes.go_to(panes.notes)
    elif session.state.is_for_tour:
        end_tour(session)
    else:
        ask_to_leave(session)


def suspend(session: Session) -> None:
    """Goes back to the shell until the program is brought to the front again."""
    session.screen.app.action_suspend_process()


def press_while_leaving(session: Session, event: Key, action: AnyAction | None) -> None:
    """Stays, or leaves at once; any other key has come too late."""
    if event.key == "escape":
        stay(session)
    elif action and action.id in ("app.back", "app.quit"):
        ask_to_leave(session)


ACTIONS: tuple[Action[Session], ...] = (
    Action(
        "app.help",
        ("?",),
        "Show all keys and verbs, and search them",
        show_help,
        words=("help",),
    ),
    Action("app.back", ("q",), "Back; in the list, leave the program", go_back),
    Action(
        "app.quit",
        ("ctrl+q",),
        "Leave the program",
        ask_to_leave,
        words=("quit", "q"),
    ),
    Action(
        "app.suspend",
        ("ctrl+z",),
        "Back to the shell; fg returns",
        suspend,
        words=("suspend",),
    ),
)
