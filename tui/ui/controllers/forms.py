"""Editing the fields of a note in a form, or those that several notes share."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from tui.ui.actions import Action, needs_note
from tui.ui.operations.marking import with_chosen
from tui.ui.operations.note_form import edit_note
from tui.ui.operations.shared_form import edit_notes
from tui.ui.session import Session


def edit_fields(session: Session) -> None:
    """Has the fields edited of the note under the cursor, or of the marked ones."""
    with_chosen(session, "Edit", partial(_edit, session))


def _edit(session: Session, ids: Sequence[int]) -> None:
    if len(ids) > 1:
        edit_notes(session, ids)
    elif note := session.note(ids[0]):
        edit_note(session, note)


ACTIONS: tuple[Action[Session], ...] = (
    Action(
        "note.edit",
        ("e",),
        "Edit the fields of the note, or those that the marked ones share",
        edit_fields,
        refusal=needs_note,
        words=("edit",),
    ),
)
