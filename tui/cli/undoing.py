"""``undo`` and ``redo``: one step back or forth in the journal of the library."""

from __future__ import annotations

import click

from tui.cli.output import narrate
from tui.cli.session import Session, library_option, pass_session
from tui.errors import UrlNotesError
from tui.library.edits import Redo, Undo


@click.command("undo")
@library_option
@pass_session
def undo_change(session: Session) -> None:
    """Take back the last change.

    What was changed since, by hand or by another program, stays.
    """
    with session.open_library() as library:
        outcome = library.apply(Undo())
    if not outcome.label:
        raise UrlNotesError("There is nothing to undo")
    narrate(f"Undone: {outcome.label}")


@click.command("redo")
@library_option
@pass_session
def redo_change(session: Session) -> None:
    """Do again what was undone last."""
    with session.open_library() as library:
        outcome = library.apply(Redo())
    if not outcome.label:
        raise UrlNotesError("There is nothing to redo")
    narrate(f"Done again: {outcome.label}")
