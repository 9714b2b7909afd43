"""What a person wrote is saved; until it is, nothing of it is forgotten."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING

from tui.errors import NoteNotFoundError, UrlNotesError
from tui.library.edits import AddLinks, Edit, Outcome, Rewrite, is_bulk
from tui.library.unsaved_texts import UnsavedText
from tui.model.note import Draft, Note
from tui.ui.operations.changing import Report, change
from tui.ui.operations.dialog_opening import confirm
from tui.ui.operations.reports import say_done
from tui.ui.session import Session

if TYPE_CHECKING:
    from tui.ui.dialogs.saving import SavingScreen


@dataclass(frozen=True)
class Work:
    """Something that a person wrote, and that is to be saved."""

    edit: Edit
    unsaved: UnsavedText
    """Where it is kept until it is saved."""
    text: str
    """As it is kept there."""
    report: Report
    """Says what was done, once it is saved."""
    note: Note | None = None
    """The note as the person saw it, if it is one that is rewritten."""
    uses_marks: bool = False
    """Whether it is for the marked notes."""


def save(session: Session, work: Work, dialog: SavingScreen | None = None) -> None:
    """Has something saved; a dialog that is open stays so until it is, and says why it is not.

    A note that is gone is added anew, if the person wants that. An edit of very many notes takes
    its time, and closes the dialog at once.

    Args:
        session: The session.
        work: What is saved.
        dialog: Where it was written, which waits; none for the person's own editor.
    """

    def written(outcome: Outcome) -> None:
        work.unsaved.forget(work.text)
        if dialog:
            dialog.saved()
        work.report(outcome)

    def failed(error: UrlNotesError) -> bool:
        is_open = dialog is not None and not dialog.is_answered
        if dialog and is_open:
            dialog.refused(error)
        is_free = is_open or session.screen.app.screen is session.screen
        if isinstance(error, NoteNotFoundError) and work.note and is_free:
            _offer_anew(session, work, work.note, dialog if is_open else None)
            return True
        return is_open

    # Another program may have purged the note, and the text with it.
    work.unsaved.keep(work.text)
    if dialog and is_bulk(work.edit):
        # The status line says how far it is, and Esc there stops it.
        dialog.saved()
        dialog = None
    change(session, work.edit, written, failed=failed, uses_marks=work.uses_marks)
    if dialog:
        dialog.show_lock(is_locked=session.state.is_locked_out)


def _offer_anew(session: Session, work: Work, note: Note, dialog: SavingScreen | None) -> None:
    """Asks whether a note that is gone is to be added anew, with what was written."""

    def report(outcome: Outcome) -> None:
        if outcome.added:
            say_done(session, outcome)
        else:
            session.notify(
                f"Note {outcome.changed[0]} has this link by now.", "It was given what it lacked."
            )

    def add() -> None:
        if dialog:
            dialog.begin_saving()
        anew = replace(
            work, edit=AddLinks((_as_written(note, work.edit),)), note=None, report=report
        )
        save(session, anew, dialog)

    confirm(session, f"Note {note.id} is gone. Add it anew with what you wrote?", add)


def _as_written(note: Note, edit: Edit) -> Draft:
    """Returns a note that is gone as the person wanted it."""
    wanted = replace(note, **edit.values) if isinstance(edit, Rewrite) else note
    return Draft(**{each.name: getattr(wanted, each.name) for each in fields(Draft)})
