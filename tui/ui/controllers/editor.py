"""Editing the note under the cursor as one text, in the person's own editor."""

from __future__ import annotations

from functools import partial

from tui.errors import UrlNotesError
from tui.library.unsaved_texts import Writing
from tui.ui.actions import Action, needs_cursor
from tui.ui.operations.reports import say_done
from tui.ui.operations.saving import Work, save
from tui.ui.operations.unsaved import goes_on
from tui.ui.session import Session
from tui.ui.suspension import suspended


def edit_in_editor(session: Session) -> None:
    """Has the note under the cursor edited, with what was not saved before."""
    from tui.library.desktop.editor import edit_text, find_editor
    from tui.library.editing import edit_note

    note = session.note_under_cursor()
    if note is None:
        return
    unsaved = session.gateway.unsaved.of(note, Writing.WHOLE_NOTE)
    try:
        command = find_editor(session.configuration.editor)
        with suspended(session.screen.app):
            edited = edit_note(
                note,
                lambda text: edit_text(command, text, f"note-{note.id}.md", unsaved.keep),
                goes_on(session, unsaved.writing),
                unsaved.get(),
            )
    except UrlNotesError as error:
        session.notify_error(error)
        return
    if edited.edit is None:
        unsaved.forget()
        session.notify("Nothing was changed.")
    else:
        report = partial(say_done, session, said="")
        save(session, Work(edited.edit, unsaved, edited.text, report, note))


ACTIONS: tuple[Action[Session], ...] = (
    Action(
        "note.editor",
        ("E",),
        "Edit the whole note in $VISUAL or $EDITOR",
        edit_in_editor,
        refusal=needs_cursor,
        words=("editor",),
    ),
)
