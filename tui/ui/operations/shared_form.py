"""The form of several notes: the fields that they may share, and tags to add and to remove."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from tui.library.answers import SharedValues
from tui.library.edits import SetValues
from tui.library.form_text import UnsavedValue, unsaved_values
from tui.model.editable import EDITABLE, EDITABLE_BY_NAME, EditableField
from tui.model.fields import Kind
from tui.model.row import NoteRow
from tui.model.tag_completion import Present
from tui.model.tagging import Tagging
from tui.model.text import counted
from tui.ui.operations.form_opening import Form, form_field, open_form, tag_completer
from tui.ui.operations.tag_prompt import MOST_LOOKED_AT, present_among
from tui.ui.operations.waiting import look_up, wait_for_writing
from tui.ui.session import Session

if TYPE_CHECKING:
    from tui.ui.widgets.form_row import FormField

TAGS = EDITABLE_BY_NAME["tags"]
_OF_EACH = (Kind.TAGS, Kind.MARKDOWN, Kind.FOLDERS)

OTHERS = tuple(each for each in EDITABLE if each.is_shareable and each.kind not in _OF_EACH)
"""Those of which all notes get the same value.

A comment and folders can be shared too, and are by the command line; here they are left out: those
of each note would be replaced, and could not be shown.
"""

NOTHING = "-"
"""What is typed to take values away that differ: an empty field leaves them."""


def edit_notes(session: Session, ids: Sequence[int]) -> None:
    """Has the fields of several notes edited, once what they share is looked for."""
    wait_for_writing(session, partial(_look_up, session, ids))


def _look_up(session: Session, ids: Sequence[int]) -> None:
    names = [field.name for field in OTHERS]
    looked_at = ids if len(ids) <= MOST_LOOKED_AT else ()
    look_up(
        session,
        lambda library, _: (library.shared(ids, names), library.rows_of(looked_at)),
        lambda found: _open(session, ids, *found),
    )


def _open(
    session: Session, ids: Sequence[int], shared: SharedValues | None, rows: Sequence[NoteRow]
) -> None:
    if shared is None:
        session.notify("These notes are gone.")
        return
    text = session.gateway.unsaved.of_several(shared.first, ids)
    unsaved = unsaved_values(text.get())
    form = Form(
        f"{counted(len(ids), 'note')} · what you do not change stays as it is",
        [
            _tags(session, shared, present_among(rows), unsaved),
            *(_field(session, each, shared, unsaved) for each in OTHERS),
        ],
        partial(_edit, ids, shared),
        text,
        {},
    )
    open_form(session, form)


def _tags(
    session: Session,
    shared: SharedValues,
    present: Present,
    unsaved: Mapping[str, UnsavedValue],
) -> FormField:
    """Returns the field of tags to add and to remove."""
    return form_field(session, TAGS, shared.first, unsaved)._replace(
        text="",
        read=Tagging.read,
        hint="tags to add, and with a dash to remove: kv cache, -llm",
        placeholder="added to all, or with a dash removed",
        complete=tag_completer(session, present),
    )


def _field(
    session: Session,
    field: EditableField,
    shared: SharedValues,
    unsaved: Mapping[str, UnsavedValue],
) -> FormField:
    """Returns a field of which all notes get the same value."""
    one = form_field(session, field, shared.first, unsaved)
    if field.name not in shared.differing:
        return one
    return one._replace(
        text=None,
        read=lambda text: field.value("" if text.strip() == NOTHING else text),
        hint=f"{field.help}; {NOTHING} takes it away",
    )


def _edit(ids: Sequence[int], shared: SharedValues, values: Mapping[str, Any]) -> SetValues | None:
    first, differing = shared
    added, removed = values.get(TAGS.name, Tagging())
    wanted = {
        name: value
        for name, value in values.items()
        if name != TAGS.name and (name in differing or value != getattr(first, name))
    }
    edit = SetValues(tuple(ids), wanted, added, removed)
    return edit if edit.fields else None
