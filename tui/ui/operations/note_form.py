"""The form of one note: all fields that a person edits."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from tui.library.edits import Rewrite
from tui.library.edits_in_words import MOST_OF_TITLE
from tui.library.form_text import SeenNote, unsaved_values
from tui.library.unsaved_texts import Writing
from tui.model.editable import EDITABLE
from tui.model.note import Note
from tui.model.text import clean_line
from tui.ui.operations.form_opening import Form, form_field, open_form
from tui.ui.session import Session


def edit_note(session: Session, note: Note) -> None:
    """Has the fields of a note edited, from where the person left them."""
    text = session.gateway.unsaved.of(note, Writing.FORM)
    unsaved = unsaved_values(text.get())
    seen = SeenNote.of(note, unsaved)
    form = Form(
        f"Note {note.id} · {clean_line(note.title or note.url, MOST_OF_TITLE)}",
        [form_field(session, each, note, unsaved) for each in EDITABLE],
        partial(_edit, seen),
        text,
        seen.before,
        note,
    )
    open_form(session, form)


def _edit(seen: SeenNote, values: Mapping[str, Any]) -> Rewrite | None:
    note = seen.note
    wanted = {name: value for name, value in values.items() if value != getattr(note, name)}
    return Rewrite(note.id, wanted, {name: seen.value(name) for name in wanted}) if wanted else None
