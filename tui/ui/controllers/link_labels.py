"""Links of the preview by letters: each link on screen gets a label, which is typed."""

from __future__ import annotations

from collections.abc import Callable

from tui.model.note import Note
from tui.ui.actions import Action, needs_cursor
from tui.ui.drawing.link_labels import PlacedLink, labels
from tui.ui.operations.dialog_opening import open_dialog
from tui.ui.operations.display import preview_in_sight
from tui.ui.operations.links import copy_text, open_address, open_notes
from tui.ui.session import Session

Use = Callable[[Session, Note, PlacedLink], object]
"""Does something with a link of a note."""


def open_link(session: Session) -> None:
    """Opens a link of the preview in the browser, once its letters are typed."""
    _choose(session, "Open which link?", _open)


def copy_link(session: Session) -> None:
    """Copies the address of a link of the preview, once its letters are typed."""
    _choose(session, "Copy which link?", _copy)


def _choose(session: Session, question: str, use: Use) -> None:
    from tui.ui.dialogs.link_labels import LinkLabelsScreen

    preview = preview_in_sight(session)
    if preview is None:
        return
    links = preview.links_on_screen()
    note, texts = preview.note, labels(len(links))
    if note is None or not links:
        session.notify("There is no link on screen.", "J and K scroll the preview.")
        return

    def show(typed: str) -> None:
        preview.show_labels(
            (link, text) for link, text in zip(links, texts, strict=False) if text.startswith(typed)
        )

    def chosen(index: int | None) -> None:
        preview.show_labels(())
        if index is not None:
            use(session, note, links[index])

    show("")
    open_dialog(session, LinkLabelsScreen(texts, question, show), chosen)


def _open(session: Session, note: Note, link: PlacedLink) -> None:
    if link.url is None:
        open_notes(session, [note])
    else:
        open_address(session, link.url)


def _copy(session: Session, note: Note, link: PlacedLink) -> None:
    copy_text(session, note.url if link.url is None else link.url)


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
