"""Editing the fields of a note in a form, or those that several notes share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from tui.library.edits import Outcome, Rewrite, SetValues
from tui.library.edits_in_words import MOST_OF_TITLE
from tui.library.form_text import Begun, Kept, form_text, kept_fields
from tui.library.reading import SharedValues
from tui.library.unsaved_texts import UnsavedText
from tui.model.editable import EDITABLE, EditableField
from tui.model.fields import Kind
from tui.model.note import Note
from tui.model.row import NoteRow
from tui.model.suggestion import Suggestion
from tui.model.tag_completion import Present, complete_tags
from tui.model.tagging import Tagging
from tui.model.text import clean_line, counted
from tui.ui.actions import Action, needs_note
from tui.ui.operations.dialog_opening import open_dialog
from tui.ui.operations.marking import with_chosen
from tui.ui.operations.saving import Work, save, say_conflicts
from tui.ui.operations.tagging import MOST_LOOKED_AT, present_among, suggest_tags
from tui.ui.operations.waiting import look_up, wait_for_writing
from tui.ui.session import Session

if TYPE_CHECKING:
    from tui.ui.dialogs.form import FormScreen
    from tui.ui.dialogs.saving import Ending
    from tui.ui.widgets.form_row import FormField

FORM, FORM_OF_SEVERAL = "form", "several"
"""What texts are called among those that are not saved."""


COMMON = tuple(field for field in EDITABLE if field.is_common)
"""The fields of several notes that are edited together."""

NOTHING = "-"
"""What is typed to take values away that differ: an empty field leaves them."""


class Several(NamedTuple):
    """The notes of a form."""

    ids: Sequence[int]
    shared: SharedValues
    unsaved: UnsavedText


def edit_fields(session: Session) -> None:
    """Has the fields edited of the note under the cursor, or of the marked ones."""
    with_chosen(session, "Edit", partial(_edit, session))


def _edit(session: Session, ids: Sequence[int]) -> None:
    if len(ids) > 1:
        # What the notes have in common is looked for in the library.
        wait_for_writing(session, partial(_look_up_shared, session, ids))
    elif note := session.note(ids[0]):
        _edit_one(session, note)


def _edit_one(session: Session, note: Note) -> None:
    from tui.ui.dialogs.form import FormScreen

    unsaved = session.gateway.unsaved.of(note, FORM)
    kept = kept_fields(unsaved.get())
    texts = {field.name: field.text(getattr(note, field.name)) for field in EDITABLE}
    begun = Begun(note, texts, {**texts, **{name: each.before for name, each in kept.items()}})
    screen = FormScreen(
        f"Note {note.id} · {clean_line(note.title or note.url, MOST_OF_TITLE)}",
        [_field(session, each, note, kept) for each in EDITABLE],
        partial(_keep, unsaved, begun.before),
        lambda values, typed: _save_one(session, begun, screen, values, typed),
    )
    open_dialog(session, screen, partial(_end, session, unsaved))


def _look_up_shared(session: Session, ids: Sequence[int]) -> None:
    names = [field.name for field in COMMON if field.kind is not Kind.TAGS]
    then = partial(_edit_several, session, ids)
    counted_ids = ids if len(ids) <= MOST_LOOKED_AT else ()
    look_up(
        session,
        lambda library, _: (library.shared(ids, names), library.rows_of(counted_ids)),
        lambda found: then(*found),
    )


def _edit_several(
    session: Session, ids: Sequence[int], shared: SharedValues | None, rows: Sequence[NoteRow]
) -> None:
    from tui.ui.dialogs.form import FormScreen

    if shared is None:
        session.notify("These notes are gone.")
        return
    unsaved = session.gateway.unsaved.of_several(shared.first, ids, FORM_OF_SEVERAL)
    kept = kept_fields(unsaved.get())
    screen = FormScreen(
        f"{counted(len(ids), 'note')} · what you do not change stays as it is",
        [_common_field(session, each, shared, present_among(rows), kept) for each in COMMON],
        partial(_keep, unsaved, {}),
        lambda values, typed: _save_several(
            session, Several(ids, shared, unsaved), screen, values, typed
        ),
    )
    open_dialog(session, screen, partial(_end, session, unsaved))


def _field(
    session: Session, field: EditableField, note: Note, kept: Mapping[str, Kept]
) -> FormField:
    from tui.ui.widgets.form_row import FormField

    return FormField(
        *(field.name, field.label, field.kind),
        field.text(getattr(note, field.name)),
        field.value,
        field.help,
        kept[field.name].typed if field.name in kept else None,
        complete=partial(_complete_tags, session, None)
        if field.kind is Kind.TAGS
        else partial(_complete_value, session, field.name),
    )


def _common_field(
    session: Session,
    field: EditableField,
    shared: SharedValues,
    present: Present,
    kept: Mapping[str, Kept],
) -> FormField:
    """Returns a field of several notes: tags are added and removed, others get one value."""
    one = _field(session, field, shared.first, kept)
    if field.kind is Kind.TAGS:
        return one._replace(
            text="",
            read=Tagging.read,
            hint="tags to add, and with a dash to remove: kv cache, -llm",
            placeholder="added to all, or with a dash removed",
            complete=partial(_complete_tags, session, present),
        )
    if field.name not in shared.differing:
        return one
    return one._replace(
        text=None,
        read=lambda text: field.value("" if text.strip() == NOTHING else text),
        hint=f"{field.help}; {NOTHING} takes it away",
    )


def _save_one(
    session: Session,
    begun: Begun,
    screen: FormScreen,
    values: Mapping[str, Any],
    typed: Mapping[str, str],
) -> None:
    """Has what was changed written.

    Args:
        session: The session.
        begun: The note as it was when the person began.
        screen: The form.
        values: What the person changed, by name.
        typed: The same as it was typed.
    """
    note, unsaved = begun.note, session.gateway.unsaved.of(begun.note, FORM)
    wanted = {name: value for name, value in values.items() if value != getattr(note, name)}
    if not wanted:
        unsaved.forget()
        screen.saved()
        return
    edit = Rewrite(note.id, wanted, {name: begun.seen(name) for name in wanted})
    text = form_text(begun.before, typed)
    save(session, Work(edit, unsaved, text, partial(_report, session), note), screen)


def _save_several(
    session: Session,
    several: Several,
    screen: FormScreen,
    values: Mapping[str, Any],
    typed: Mapping[str, str],
) -> None:
    """Has what was changed written into all notes."""
    first, differing = several.shared
    tagging = next((each for each in values.values() if isinstance(each, Tagging)), Tagging())
    wanted = {
        name: value
        for name, value in values.items()
        if value is not tagging and (name in differing or value != getattr(first, name))
    }
    edit = SetValues(tuple(several.ids), wanted, tagging.added, tagging.removed)
    if not edit.fields:
        several.unsaved.forget()
        screen.saved()
        return
    report = partial(_report, session)
    work = Work(edit, several.unsaved, form_text({}, typed), report, uses_marks=True)
    save(session, work, screen)


def _report(session: Session, outcome: Outcome) -> None:
    if outcome.conflicts:
        say_conflicts(session, outcome)
    elif outcome.label:
        session.notify(f"{outcome.label}.", "u takes it back.")
    else:
        session.notify("Nothing changed.")


def _keep(unsaved: UnsavedText, before: Mapping[str, str], typed: Mapping[str, str]) -> None:
    """Keeps what is typed in case the program ends."""
    if typed:
        unsaved.keep(form_text(before, typed))
    else:
        unsaved.forget()


def _end(session: Session, unsaved: UnsavedText, ending: Ending | None) -> None:
    from tui.ui.dialogs.saving import Ending

    if ending is Ending.QUEUED:
        session.notify("It is saved once the library can be written.")
    elif ending is Ending.LEFT and unsaved.get() is not None:
        session.notify("What you changed is not saved.", "e goes on with it.")


def _complete_tags(session: Session, present: Present | None, text: str) -> Sequence[Suggestion]:
    return complete_tags(text, len(text), present, partial(suggest_tags, session))


def _complete_value(session: Session, name: str, text: str) -> Sequence[Suggestion]:
    """Completes a whole value, such as a site."""
    found = session.gateway.complete(name, text.strip()) if text.strip() else []
    return [
        Suggestion(value, f"{count:,}", value, len(value))
        for value, count in found
        if value != text
    ]


ACTIONS: tuple[Action[Session], ...] = (
    Action(
        "note.edit",
        ("e",),
        "Edit",
        "Edit the fields of the note, or those that the marked ones share",
        edit_fields,
        refusal=needs_note,
    ),
)
