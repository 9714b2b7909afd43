"""``undo`` and ``redo``: one step back or forth in the journal of the library."""

from __future__ import annotations

import click

from tui.cli.invocation import Invocation, library_option, pass_invocation
from tui.cli.output import narrate
from tui.errors import UrlNotesError
from tui.library.edits import Redo, Undo


@click.command("undo")
@library_option
@pass_invocation
def undo_change(invocation: Invocation) -> None:
    """Take back the last change.

    What was changed since, by hand or by another program, stays.
    """
    with invocation.open_library() as library:
        outcome = library.apply(Undo())
    if not outcome.label:
        raise UrlNotesError("There is nothing to undo")
    narrate(f"Undone: {outcome.label}")


@click.command("redo")
@library_option
@pass_invocation
def redo_change(invocation: Invocation) -> None:
    """Do again what was undone last."""
    with invocation.open_library() as library:
        outcome = library.apply(Redo())
    if not outcome.label:
        raise UrlNotesError("There is nothing to redo")
    narrate(f"Done again: {outcome.label}")
