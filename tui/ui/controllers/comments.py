"""Writing a comment on the note under the cursor, right below what it will look like."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final

from tui.library.edits import Outcome, Rewrite
from tui.library.unsaved_texts import UnsavedText, Writing
from tui.model.note import Note
from tui.ui.actions import Action, needs_cursor
from tui.ui.operations.dialog_opening import open_dialog
from tui.ui.operations.display import show_note
from tui.ui.operations.reports import say_done
from tui.ui.operations.saving import Work, save
from tui.ui.operations.unsaved import keep_or_forget, say_ending
from tui.ui.session import Session

if TYPE_CHECKING:
    from tui.ui.dialogs.saving import Ending
    from tui.ui.dialogs.writing import WritingScreen

FIELD: Final = "comment"


def write_comment(session: Session) -> None:
    """Goes on with the comment of the note under the cursor, or begins one."""
    from tui.ui.dialogs.writing import WritingScreen

    note = session.note_under_cursor()
    if note is None:
        return
    unsaved = _unsaved(session, note).get()
    text = note.comment if unsaved is None else unsaved
    is_resumed = unsaved is not None
    screen = WritingScreen(
        FIELD,
        text,
        partial(_show, session, note),
        lambda text: _save(session, note, is_resumed, screen, text),
    )
    session.panes.preview.show(replace(note, comment=text), FIELD)
    open_dialog(session, screen, partial(_end, session, note))


def _show(session: Session, note: Note, text: str) -> None:
    """Shows a comment as it will be, and keeps it in case the program ends."""
    keep_or_forget(_unsaved(session, note), lambda: text, is_changed=text != note.comment)
    session.panes.preview.show(replace(note, comment=text), FIELD)


def _save(session: Session, note: Note, is_resumed: bool, screen: WritingScreen, text: str) -> None:
    """Has a comment saved.

    Args:
        session: The session.
        note: The note as it was when the person began.
        is_resumed: Whether they began earlier: the comment may have been changed since.
        screen: Where they write.
        text: What they wrote.
    """
    unsaved = _unsaved(session, note)
    if text == note.comment:
        unsaved.forget()
        screen.saved()
        return
    edit = Rewrite(note.id, {FIELD: text}, {FIELD: note.comment}, keeps_former=is_resumed)
    report = partial(_report, session, is_resumed and bool(note.comment))
    save(session, Work(edit, unsaved, text, report, note), screen)


def _report(session: Session, has_former: bool, outcome: Outcome) -> None:
    said = "The comment that was there is kept." if has_former else ""
    shows = f"{session.key_of('preview.text')} shows it."
    say_done(session, outcome, said, more=shows if said else "")


def _end(session: Session, note: Note, ending: Ending | None) -> None:
    """Shows the note again, and says what was not saved."""
    show_note(session)
    say_ending(session, _unsaved(session, note), ending)


def _unsaved(session: Session, note: Note) -> UnsavedText:
    return session.gateway.unsaved.of(note, Writing.COMMENT)


ACTIONS: tuple[Action[Session], ...] = (
    Action(
        "note.comment",
        ("c",),
        "Write a comment on the note, in Markdown",
        write_comment,
        refusal=needs_cursor,
        words=("comment",),
    ),
)
