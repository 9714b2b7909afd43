"""``undo`` and ``redo``: one step through the history of the library."""

from __future__ import annotations

import click

from tui.cli.output import narrate
from tui.cli.session import Session, library_option, pass_session
from tui.errors import UrlNotesError


@click.command("undo")
@library_option
@pass_session
def undo_change(session: Session) -> None:
    """Take back the last change.

    What was changed since, by hand or by another program, stays.
    """
    with session.library() as library:
        deed = library.undo()
    if deed is None:
        raise UrlNotesError("There is nothing to undo")
    narrate(f"Undone: {deed.label}")


@click.command("redo")
@library_option
@pass_session
def redo_change(session: Session) -> None:
    """Do again what was undone last."""
    with session.library() as library:
        deed = library.redo()
    if deed is None:
        raise UrlNotesError("There is nothing to redo")
    narrate(f"Done again: {deed.label}")
