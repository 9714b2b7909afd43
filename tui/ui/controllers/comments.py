"""Writing a comment on the note under the cursor, right below what it will look like."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final

from tui.library.edits import Outcome, Rewrite
from tui.library.edits_in_words import MOST_OF_TITLE
from tui.library.reading import LibraryReader
from tui.model.note import Note
from tui.model.text import clean_line
from tui.ui.actions import Action, key_name, needs_cursor
from tui.ui.operations.dialog_opening import open_dialog
from tui.ui.operations.display import show_note
from tui.ui.operations.reports import say_done
from tui.ui.operations.saving import Work, save
from tui.ui.session import Session

if TYPE_CHECKING:
    from tui.ui.dialogs.saving import Ending
    from tui.ui.dialogs.writing import WritingScreen

FIELD: Final = "comment"

_GOES_ON: Mapping[str, tuple[str, str]] = {
    FIELD: ("note.comment", ""),
    "form": ("note.edit", ""),
    "several": ("note.edit", " with the same notes marked"),
    "note": ("note.editor", ""),
}
"""The action that goes on with a text that is not saved, and when, by what that is called."""

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
    is_resumed = unsaved is not None
    screen = WritingScreen(
        FIELD,
        text,
        partial(_show, session, note),
        lambda text: _save(session, note, is_resumed, screen, text),
    )
    session.panes.preview.show(replace(note, comment=text), FIELD)
    open_dialog(session, screen, partial(_end, session, note))


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
        fields = sorted({field for note in notes for field in unsaved.fields_of(note)})
        ways = [_goes_on(session, field) for field in fields]
        message = f"What you wrote on “{'”, “'.join(titles)}” is not saved."
        session.notify(message, f"{' or '.join(ways)} goes on with it.")


def _goes_on(session: Session, field: str) -> str:
    action, when = _GOES_ON[field]
    return key_name(session.keymap.named(action).keys[0]) + when


def _note(note_id: int, library: LibraryReader) -> Note | None:
    return library.note(note_id)


def _show(session: Session, note: Note, text: str) -> None:
    """Shows a comment as it will be, and keeps it in case the program ends."""
    unsaved = session.gateway.unsaved.of(note, FIELD)
    if text == note.comment:
        unsaved.forget()
    else:
        unsaved.keep(text)
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
    unsaved = session.gateway.unsaved.of(note, FIELD)
    if text == note.comment:
        unsaved.forget()
        screen.saved()
        return
    edit = Rewrite(note.id, {FIELD: text}, {FIELD: note.comment}, keeps_former=is_resumed)
    report = partial(_report, session, is_resumed and bool(note.comment))
    save(session, Work(edit, unsaved, text, report, note), screen)


def _report(session: Session, has_former: bool, outcome: Outcome) -> None:
    said = "The comment that was there is kept." if has_former else ""
    say_done(session, outcome, said, more="i shows it." if said else "")


def _end(session: Session, note: Note, ending: Ending | None) -> None:
    """Shows the note again, and says what was not saved."""
    from tui.ui.dialogs.saving import Ending

    show_note(session)
    if ending is Ending.QUEUED:
        session.notify("The comment is saved once the library can be written.")
    elif ending is Ending.LEFT and session.gateway.unsaved.of(note, FIELD).get() is not None:
        session.notify("The comment is not saved.", "c goes on with it.")


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
