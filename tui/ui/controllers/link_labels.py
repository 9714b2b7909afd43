"""Links of the preview by letters: each link on screen gets a label, which is typed."""

from __future__ import annotations

from collections.abc import Callable

from tui.model.note import Note
from tui.model.relative_links import resolved
from tui.ui.actions import Action, needs_cursor
from tui.ui.drawing.link_labels import PlacedLink
from tui.ui.operations.dialog_opening import open_dialog
from tui.ui.operations.display import preview_in_sight
from tui.ui.operations.links import copy_text, open_linked, open_notes
from tui.ui.session import Session

Use = Callable[[Session, Note, PlacedLink], object]
"""Does something with a link of a note."""


def open_link(session: Session) -> None:
    """Opens a link of the preview in the browser, once its letters are typed."""
    _choose(session, "Open which link?", _open, "note.open_link")


def copy_link(session: Session) -> None:
    """Copies the address of a link of the preview, once its letters are typed."""
    _choose(session, "Copy which link?", _copy, "note.copy_link")


def _choose(session: Session, question: str, use: Use, action_id: str) -> None:
    from tui.ui.dialogs.link_labels import LinkLabelsScreen, NoChoice
    from tui.ui.widgets.link_labelling import LinkLabelling

    preview = preview_in_sight(session)
    if preview is None:
        return
    labelling = LinkLabelling(preview)
    if labelling.note is None or not labelling.links:
        down, up = map(session.key_of, ("preview.down", "preview.up"))
        session.notify("There is no link on screen.", f"{down} and {up} scroll the preview.")
        return

    def chosen(answer: PlacedLink | str | NoChoice | None) -> None:
        labelling.end()
        again = f"{session.key_of(action_id)} begins again."
        match answer:
            case PlacedLink():
                if labelling.note:
                    use(session, labelling.note, answer)
            case NoChoice.MOVED:
                if preview_in_sight(session):
                    session.notify("Other links are on screen now.", again)
            case str():
                session.notify(f"No link has {answer}.", again)

    open_dialog(session, LinkLabelsScreen(labelling, question), chosen)


def _open(session: Session, note: Note, link: PlacedLink) -> None:
    if link.url is None:
        open_notes(session, [note])
    else:
        open_linked(session, note, link.url)


def _copy(session: Session, note: Note, link: PlacedLink) -> None:
    copy_text(session, note.url if link.url is None else resolved(link.url, note.url))


ACTIONS: tuple[Action[Session], ...] = (
    Action(
        "note.open_link",
        ("f",),
        "Open a link of the preview by the letters over it",
        open_link,
        refusal=needs_cursor,
    ),
    Action(
        "note.copy_link",
        ("F",),
        "Copy a link of the preview by the letters over it",
        copy_link,
        refusal=needs_cursor,
    ),
)
