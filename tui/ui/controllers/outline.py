"""The outline of a note: its headings, and the way to one of them."""

from __future__ import annotations

from functools import partial

from tui.ui.actions import Action, needs_cursor
from tui.ui.drawing.outline import OutlineLine, heading_at, outline_of
from tui.ui.operations.dialog_opening import open_dialog
from tui.ui.operations.display import preview_in_sight
from tui.ui.session import Session
from tui.ui.widgets.preview import Preview

LAYING_OUT = "laying out"
"""Why keys wait: not all headings are known before all of the text is laid out."""


def show_outline(session: Session) -> None:
    """Lists the headings of the text in the preview, once it is laid out, which goes in slices."""
    preview = preview_in_sight(session)
    if preview is not None:
        session.keys.hold(LAYING_OUT)
        preview.when_laid_out(partial(_open, session, preview))


def _open(session: Session, preview: Preview) -> None:
    from tui.ui.dialogs.outline import OutlineScreen

    outline = outline_of(preview.lines)
    if outline:
        dialog = OutlineScreen(outline, heading_at(outline, preview.first))
        open_dialog(session, dialog, partial(_go_to, preview))
    else:
        session.notify("This text has no headings.")
    session.keys.release(LAYING_OUT)


def _go_to(preview: Preview, heading: OutlineLine | None) -> None:
    if heading is not None:
        preview.scroll_to_item(heading.line)


ACTIONS: tuple[Action[Session], ...] = (
    Action(
        "preview.outline",
        ("M",),
        "List the headings of the text, and go to one",
        show_outline,
        refusal=needs_cursor,
    ),
)
