"""Taking a link elsewhere: into the browser, onto the clipboard."""

from __future__ import annotations

from functools import partial
from string import ascii_lowercase

from tui.model.note import Note
from tui.model.text import counted
from tui.ui.actions import Action, Choice, needs_marks, needs_note, no_mark_in_words
from tui.ui.operations.dialog_opening import offer
from tui.ui.operations.links import copy_of_notes, copy_text, open_links, open_notes
from tui.ui.operations.marking import with_chosen
from tui.ui.session import Session

_TAG, _MARKED = "tag", "marked"
"""What asks further."""

_PARTS: tuple[Choice, ...] = (
    ("u", "url", "URL"),
    ("t", "title", "title"),
    ("m", "markdown", "Markdown link"),
    ("o", "org", "Org link"),
    ("s", "summary", "summary"),
    ("c", "comment", "comment"),
    ("j", "json", "JSON"),
)
"""What can be copied of one note, or of several; the names are those of `COPIES`."""

COPY_MENU: tuple[Choice, ...] = (*_PARTS, ("g", _TAG, "a tag"), ("a", _MARKED, "all marked"))

MARKED_MENU: tuple[Choice, ...] = (*_PARTS, ("g", "tags", "tags"))


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
    if what == _MARKED:
        _choose_copy_of_marked(session)
    elif what == _TAG and note:
        _choose_tag(session, note)
    elif what and note:
        from tui.library.copying import COPIES

        copy_text(session, COPIES[what](note))


def _choose_copy_of_marked(session: Session) -> None:
    """Offers what can be copied of all marked notes, as a list in the order of the notes."""
    marked = len(session.state.marked)
    if not marked:
        session.notify(no_mark_in_words(session.key_of))
        return

    def chosen(what: str | None) -> None:
        if what:
            with_chosen(session, "Copy", partial(copy_of_notes, session, what=what))

    offer(session, MARKED_MENU, chosen, question=f"Copy of the {counted(marked, 'marked note')}:")


def _choose_tag(session: Session, note: Note) -> None:
    """Offers the tags of a note, each by a letter."""
    if not note.tags:
        session.notify("This note has no tag.")
        return
    lettered = zip(ascii_lowercase, note.tags, strict=False)
    choices: list[Choice] = [(key, tag, f"#{tag}") for key, tag in lettered]
    choices.append(("*", ", ".join(note.tags), "all of them"))
    offer(session, choices, lambda tag: copy_text(session, tag) if tag else None)


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
        "Copy as URL, link, text, …; also all marked",
        choose_copy,
        refusal=needs_note,
    ),
)
