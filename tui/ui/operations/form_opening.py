"""Forms: their fields are completed, and what is typed is kept until it is saved."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from tui.library.edits import Rewrite, SetValues
from tui.library.form_text import UnsavedValue, form_text
from tui.library.unsaved_texts import UnsavedText
from tui.model.editable import EditableField
from tui.model.fields import Kind
from tui.model.note import Note
from tui.model.suggestion import Suggestion
from tui.model.tag_completion import Present, complete_tags
from tui.ui.operations.dialog_opening import open_dialog
from tui.ui.operations.reports import say_done
from tui.ui.operations.saving import Work, save
from tui.ui.operations.tag_prompt import suggest_tags
from tui.ui.operations.unsaved import keep_or_forget, say_ending
from tui.ui.session import Session

if TYPE_CHECKING:
    from tui.ui.dialogs.form import FormScreen
    from tui.ui.widgets.form_row import FormField


class Form(NamedTuple):
    """What is edited in a form."""

    heading: str
    fields: Sequence[FormField]
    edit: Callable[[Mapping[str, Any]], Rewrite | SetValues | None]
    """Returns the edit that writes values; None where they are as they were."""
    unsaved: UnsavedText
    """Where what is typed is kept."""
    before: Mapping[str, str]
    """The values that the person saw when they began, as texts; none where they may differ."""
    note: Note | None = None
    """The note as the person saw it, if it is one."""

    @property
    def uses_marks(self) -> bool:
        """Whether it is for the marked notes."""
        return self.note is None


def open_form(session: Session, form: Form) -> None:
    """Opens a form; it stays open until what was changed is written, or is left for later."""
    from tui.ui.dialogs.form import FormScreen

    screen = FormScreen(
        form.heading,
        form.fields,
        partial(_keep, form),
        lambda values, typed: _save(session, form, screen, values, typed),
    )
    open_dialog(session, screen, partial(say_ending, session, form.unsaved))


def form_field(
    session: Session, field: EditableField, note: Note, unsaved: Mapping[str, UnsavedValue]
) -> FormField:
    """Returns a field with the value that a note has, and what was typed in it before."""
    from tui.ui.widgets.form_row import FormField

    return FormField(
        *(field.name, field.label, field.kind),
        field.text(getattr(note, field.name)),
        field.value,
        field.help,
        unsaved[field.name].typed if field.name in unsaved else None,
        complete=tag_completer(session)
        if field.kind is Kind.TAGS
        else partial(_complete_value, session, field.name),
    )


def tag_completer(
    session: Session, present: Present | None = None
) -> Callable[[str], Sequence[Suggestion]]:
    """Returns what completes tags at the end of a text.

    Args:
        session: The session.
        present: The tags that the notes have; None where those that are typed are all.
    """
    suggest = partial(suggest_tags, session)
    return lambda text: complete_tags(text, len(text), present, suggest)


def _complete_value(session: Session, name: str, text: str) -> Sequence[Suggestion]:
    """Completes a whole value, such as a site."""
    found = session.gateway.complete(name, text.strip()) if text.strip() else []
    return [
        Suggestion(value, f"{count:,}", value, len(value))
        for value, count in found
        if value != text
    ]


def _save(
    session: Session,
    form: Form,
    screen: FormScreen,
    values: Mapping[str, Any],
    typed: Mapping[str, str],
) -> None:
    """Has what was changed written; values by the names of their fields, and as they were typed."""
    edit = form.edit(values)
    if edit is None:
        form.unsaved.forget()
        screen.saved()
        return
    text, report = form_text(form.before, typed), partial(say_done, session)
    work = Work(edit, form.unsaved, text, report, form.note, form.uses_marks)
    save(session, work, screen)


def _keep(form: Form, typed: Mapping[str, str]) -> None:
    """Keeps what is typed in case the program ends."""
    make = partial(form_text, form.before, dict(typed))
    keep_or_forget(form.unsaved, make, is_changed=bool(typed))
