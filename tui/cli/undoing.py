"""``undo`` and ``redo``: one step back or forth in the journal of the library."""

from __future__ import annotations

import click

from tui.cli.invocation import Invocation, library_option, pass_invocation
from tui.cli.output import narrate
from tui.cli.values import DONE_STEP, UNDONE_STEP
from tui.errors import UrlNotesError
from tui.library.edits import Redo, Turn, Undo, UndoTo
from tui.library.edits_in_words import skipped_in_words


@click.command("undo")
@click.argument("step", type=DONE_STEP, required=False)
@click.option(
    "--to",
    "last",
    type=DONE_STEP,
    metavar="STEP",
    help="Take back all changes from the last one down to this one.",
)
@library_option
@pass_invocation
def undo_change(invocation: Invocation, step: int | None, last: int | None) -> None:
    """Take back the last change, one by its number, or all down to one.

    Whoever made it, and however long ago; `url-notes history` has the numbers. What was changed
    since, by hand or by another program, stays.
    """
    if step and last:
        raise click.UsageError("Give one STEP, or --to STEP, not both.")
    _turn(invocation, UndoTo(last) if last else Undo(step), "undo", "Undone")


@click.command("redo")
@click.argument("step", type=UNDONE_STEP, required=False)
@library_option
@pass_invocation
def redo_change(invocation: Invocation, step: int | None) -> None:
    """Do again what was undone last, or one by its number."""
    _turn(invocation, Redo(step), "redo", "Done again")


def _turn(invocation: Invocation, edit: Turn, verb: str, done: str) -> None:
    from tui.library.steps_in_words import origin_in_words

    with invocation.open_library() as library:
        outcome = library.apply(edit)
        step = library.history.step(outcome.step) if outcome.step else None
        origin = step and origin_in_words(step, library.now())
    if not step and edit.step:
        raise UrlNotesError(
            f"Step {edit.step} cannot be {verb[:2]}done", "`url-notes history` lists what can."
        )
    if not step:
        raise UrlNotesError(f"There is nothing to {verb}")
    if outcome.skipped and not outcome.has_effect:
        raise UrlNotesError(
            f"Nothing was {verb[:2]}done of: {outcome.label}", skipped_in_words(outcome.skipped)
        )
    narrate(f"{done}: {outcome.label} ({origin})")
    if outcome.skipped:
        narrate(skipped_in_words(outcome.skipped))
