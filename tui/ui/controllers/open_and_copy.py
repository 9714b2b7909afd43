"""Taking a link elsewhere: into the browser, onto the clipboard."""

from __future__ import annotations

from functools import partial

from tui.ui.actions import Action, Choice, needs_marks, needs_note
from tui.ui.operations.dialog_opening import offer
from tui.ui.operations.links import copy_of_notes, copy_text, open_links, open_notes
from tui.ui.operations.marking import with_chosen
from tui.ui.session import Session

COPY_MENU: tuple[Choice, ...] = (
    ("u", "url", "URL"),
    ("t", "title", "title"),
    ("m", "markdown", "Markdown link"),
    ("s", "summary", "summary"),
    ("j", "json", "JSON"),
    ("a", "marked", "all marked"),
)


def open_note(session: Session) -> None:
    """Opens the link of the note under the cursor in the browser."""
    note = session.note_under_cursor()
    if note:
        open_notes(session, [note])


def open_marked(session: Session) -> None:
    """Opens the links of all marked notes; where they are many, asks first."""
    with_chosen(session, "Open", partial(open_links, session))


def copy_url(session: Session) -> None:
    """Copies the address of the note under the cursor."""
    _copy_as(session, "url")


def choose_copy(session: Session) -> None:
    """Offers what can be copied."""
    offer(session, COPY_MENU, lambda what: _copy_as(session, what))


def _copy_as(session: Session, what: str | None) -> None:
    note = session.note_under_cursor()
    if what == "marked":
        with_chosen(session, "Copy", partial(copy_of_notes, session, what="url"))
    elif what and note:
        from tui.library.copying import COPIES

        copy_text(session, COPIES[what](note))


ACTIONS: tuple[Action[Session], ...] = (
    Action("note.open", ("o",), "Open the link in the browser", open_note, refusal=needs_note),
    Action(
        "note.open_marked",
        ("O",),
        "Open all marked links; asks first if there are more than ten",
        open_marked,
        refusal=needs_marks,
    ),
    Action("note.copy", ("y",), "Copy the URL", copy_url, refusal=needs_note),
    Action(
        "note.copy_menu",
        ("Y",),
        "Copy the URL, title, summary, …",
        choose_copy,
        refusal=needs_note,
    ),
)
