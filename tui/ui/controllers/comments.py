"""Writing a comment on the note under the cursor, right below what it will look like."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final

from tui.library.edits import Outcome, Rewrite
from tui.library.edits_in_words import MOST_OF_TITLE
from tui.library.reading import LibraryReader
from tui.model.note import Note
from tui.model.text import clean_line
from tui.ui.actions import Action, needs_cursor
from tui.ui.operations.changing import change
from tui.ui.operations.dialog_opening import open_dialog
from tui.ui.operations.display import show_note
from tui.ui.session import Session

if TYPE_CHECKING:
    from tui.ui.dialogs.writing import Written

FIELD: Final = "comment"

MOST_NAMED = 3
"""How many notes a message names."""


def write_comment(session: Session) -> None:
    """Goes on with the comment of the note under the cursor, or begins one."""
    from tui.ui.dialogs.writing import WritingScreen

    note = session.note_under_cursor()
    if note is None:
        return
    unsaved = session.gateway.unsaved.of(note, FIELD).get()
    text = note.comment if unsaved is None else unsaved
    screen = WritingScreen(FIELD, text, partial(_show, session, note))
    session.panes.preview.show(replace(note, comment=text), FIELD)
    is_resumed = unsaved is not None
    open_dialog(session, screen, partial(_take, session, note, is_resumed))


def report_unsaved(session: Session) -> None:
    """Says on which notes something was being written when the program ended."""
    unsaved = session.gateway.unsaved
    note_ids = unsaved.note_ids()[:MOST_NAMED]
    found = [session.gateway.read(partial(_note, each), otherwise=None) for each in note_ids]
    # The id may be that of another note by now, of a library that came to the same path.
    notes = [note for note in found if note and unsaved.fields_of(note)]
    if len(notes) < len(note_ids):
        session.notify(
            "What you wrote on a note that is gone is kept.", f"It is in {unsaved.folder}."
        )
    if notes:
        titles = [clean_line(each.title or each.url, MOST_OF_TITLE) for each in notes]
        message = f"What you wrote on “{'”, “'.join(titles)}” is not saved."
        session.notify(message, "c, or E, on that note goes on with it.")


def _note(note_id: int, library: LibraryReader) -> Note | None:
    return library.note(note_id)


def _show(session: Session, note: Note, text: str) -> None:
    """Shows a comment as it will be, and keeps it in case the program ends."""
    session.gateway.unsaved.of(note, FIELD).keep(text)
    session.panes.preview.show(replace(note, comment=text), FIELD)


def _take(session: Session, note: Note, is_resumed: bool, written: Written | None) -> None:
    """Saves a comment, or leaves it for later.

    Args:
        session: The session.
        note: The note as it was when the person began.
        is_resumed: Whether they began earlier: the comment may have been changed since.
        written: The answer; None where the dialog was closed by something else.
    """
    show_note(session)
    if written is None:
        return
    if written.text == note.comment:
        session.gateway.unsaved.of(note, FIELD).forget()
    elif written.is_saved:
        seen = {FIELD: note.comment}
        edit = Rewrite(note.id, {FIELD: written.text}, seen, keeps_former=is_resumed)
        # Another program may have purged the note, and the text with it.
        session.gateway.unsaved.of(note, FIELD).keep(written.text)
        has_former = is_resumed and bool(note.comment)
        change(session, edit, partial(_saved, session, note, written.text, has_former))
    else:
        session.notify("The comment is not saved.", "c goes on with it.")


def _saved(session: Session, note: Note, text: str, has_former: bool, outcome: Outcome) -> None:
    session.gateway.unsaved.of(note, FIELD).forget(text)
    if outcome.conflicts:
        session.notify(
            "Another program had changed this comment.", "Yours stands; i shows the other."
        )
    elif has_former:
        session.notify("The comment that was there is kept.", "i shows it.")


ACTIONS: tuple[Action[Session], ...] = (
    Action(
        "note.comment",
        ("c",),
        "Comment",
        "Write a comment on the note, in Markdown",
        write_comment,
        refusal=needs_cursor,
    ),
)
