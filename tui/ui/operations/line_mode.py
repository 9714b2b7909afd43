"""The line at the bottom is the filter's; for a while it may edit another text."""

from __future__ import annotations

from dataclasses import replace

from tui.ui.operations.status import show_status
from tui.ui.session import Session
from tui.ui.state import LineMode

FILTER_PROMPT = "/ "
FILTER_PLACEHOLDER = "type to filter, # for tags …"


def edit_line(session: Session, mode: LineMode, text: str) -> None:
    """Has another text than the filter edited in the line."""
    end_line_mode(session, None)
    session.state = replace(session.state, line_mode=mode)
    line = session.panes.filter_line
    line.prompt, line.placeholder, line.history = mode.prompt, mode.placeholder, mode.history
    line.keeps_tab = mode.suggest is not None
    line.text = text
    line.edit(as_new_word=mode.is_command)
    _show_intent(session)


def end_line_mode_where_left(session: Session) -> None:
    """Makes the line the filter's again where the focus has left it, and leaves the focus there."""
    focused = session.screen.focused
    if session.state.line_mode and focused is not session.panes.filter_line:
        end_line_mode(session, None)
        session.screen.set_focus(focused)


def end_line_mode(session: Session, text: str | None) -> None:
    """Makes the line the filter's again, if it is not; who had it is given the text."""
    mode = session.state.line_mode
    if mode:
        session.state = replace(session.state, line_mode=None)
        line = session.panes.filter_line
        line.prompt, line.placeholder = FILTER_PROMPT, FILTER_PLACEHOLDER
        line.keeps_tab = False
        line.text = session.state.filter.text
        _show_intent(session)
        mode.on_end(text)


def _show_intent(session: Session) -> None:
    """Makes room for what Enter will do, or takes it back."""
    mode = session.state.line_mode
    session.panes.widen_status(is_wide=bool(mode and mode.intent))
    show_status(session)
