"""Copying lines of the text in the preview, which keys choose."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from tui.ui.actions import Action, Context, needs_cursor
from tui.ui.operations.dialog_opening import open_dialog
from tui.ui.operations.display import preview_in_sight
from tui.ui.operations.links import copy_text
from tui.ui.session import Session

if TYPE_CHECKING:
    from tui.ui.widgets.line_selection import LineSelection


def select_lines(session: Session) -> None:
    """Has lines of the preview chosen, from the first on screen on, and copies them."""
    from tui.ui.dialogs.line_selection import LineSelectionScreen
    from tui.ui.widgets.line_selection import LineSelection

    lines = LineSelection(session.panes.preview)
    open_dialog(session, LineSelectionScreen(lines), partial(_copy, session, lines))


def _copy(session: Session, lines: LineSelection, is_wanted: bool | None) -> None:
    text = lines.end()
    if is_wanted:
        copy_text(session, text)
    elif is_wanted is False and preview_in_sight(session):
        session.notify("Another text is on screen now; no line is chosen.")


ACTIONS: tuple[Action[Session], ...] = (
    Action(
        "preview.select",
        ("v",),
        "Choose lines of the text, and copy them",
        select_lines,
        Context.PREVIEW,
        needs_cursor,
    ),
)
