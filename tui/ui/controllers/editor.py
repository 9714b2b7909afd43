"""Editing the note under the cursor as one text, in the person's own editor."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from tui.errors import UrlNotesError
from tui.library.unsaved_texts import Writing
from tui.model.note import Note
from tui.ui.actions import Action, needs_cursor
from tui.ui.operations.reports import say_done
from tui.ui.operations.saving import Work, save
from tui.ui.operations.unsaved import goes_on
from tui.ui.operations.waiting import run
from tui.ui.session import Session
from tui.ui.suspension import keep_typed, suspended

EDITING = "editing"
"""Why keys wait: the person's own editor begins, and has them."""

COME_SECONDS = 0.02
"""How long what was typed in the same moment takes to come, at most."""


def edit_in_editor(session: Session) -> None:
    """Has the note under the cursor edited, with what was not saved before.

    What is typed behind the key is for the editor, once all of it has come.
    """
    from tui.library.desktop.editor import find_editor

    note = session.note_under_cursor()
    if note is None:
        return
    try:
        command = find_editor(session.configuration.editor)
    except UrlNotesError as error:
        session.notify_error(error)
        return
    session.keys.hold(EDITING)
    keep_typed()
    begin = partial(_begin, session, partial(_edit, session, note, command))
    # From another thread, keys come by way of the event loop.
    session.screen.set_timer(COME_SECONDS, partial(session.screen.app.call_later, begin))


def _begin(session: Session, edit: Callable[[], None]) -> None:
    try:
        run(session, edit)
    finally:
        session.keys.release(EDITING)


def _edit(session: Session, note: Note, command: Sequence[str]) -> None:
    from tui.library.desktop.editor import edit_text
    from tui.library.editing import edit_note

    unsaved = session.gateway.unsaved.of(note, Writing.WHOLE_NOTE)
    try:
        with suspended(session.screen.app, session.keys.take_all()) as lending:
            edited = edit_note(
                note,
                lambda text: edit_text(command, text, f"note-{note.id}.md", unsaved.keep),
                goes_on(session, unsaved.writing),
                unsaved.get(),
            )
    except UrlNotesError as error:
        session.notify_error(error)
        return
    if not lending.is_typed:
        session.notify("What you typed before the editor began is lost.", severity="warning")
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
