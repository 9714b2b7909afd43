"""What clicks are for that are more than a key pressed in their place."""

from __future__ import annotations

from tui.filters import editing
from tui.filters.printing import quoted
from tui.ui.drawing.note_line import Target
from tui.ui.operations.current_filter import set_filter
from tui.ui.session import Session


def target_clicked(session: Session, target: Target) -> None:
    """Opens the address of the note in the preview, or shows the notes of a tag or folder."""
    text = session.state.filter.text
    match target.kind:
        case "url":
            session.perform("note.open")
        case "tag":
            set_filter(session, editing.with_only_tag(text, target.text))
        case "folder":
            set_filter(session, f"folder:{quoted(target.text)}")


def note_double_clicked(session: Session) -> None:
    """Opens the page of the note; where the preview is hidden, shows that first."""
    preview = session.panes.preview
    if preview.display and preview.size:
        session.perform("note.open")
    else:
        session.perform("note.show")


def text_selected(session: Session) -> None:
    """Says how a text is copied that was selected with the mouse."""
    session.notify("Ctrl-C copies what is selected.")
