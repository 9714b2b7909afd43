"""``rm`` and ``restore``: move notes into the trash and out of it."""

from __future__ import annotations

from collections.abc import Sequence

import click

from tui.cli.invocation import Invocation, library_option, pass_invocation
from tui.cli.output import narrate
from tui.cli.progress import ProgressBar, callbacks
from tui.cli.targets import check_targets, chosen_ids, in_trash, note_targets
from tui.library.edits import SetFlag
from tui.model.text import counted


@click.command("rm")
@note_targets
@library_option
@pass_invocation
def remove_notes(invocation: Invocation, names: Sequence[str], filter_text: str | None) -> None:
    """Move notes to the trash.

    NOTE is an id or a URL. `url-notes undo` and `url-notes restore` bring them back.
    """
    check_targets(names, filter_text)
    with invocation.open_library() as library, ProgressBar("Removing") as bar:
        ids = chosen_ids(library, names, filter_text)
        outcome = library.apply(SetFlag(tuple(ids), "trashed", True), callbacks(bar))
    narrate(f"{counted(len(outcome.changed), 'note')} moved to the trash")


@click.command("restore")
@note_targets
@library_option
@pass_invocation
def restore_notes(invocation: Invocation, names: Sequence[str], filter_text: str | None) -> None:
    """Take notes back out of the trash.

    NOTE is an id or a URL; a filter looks in the trash.
    """
    check_targets(names, filter_text)
    with invocation.open_library() as library, ProgressBar("Restoring") as bar:
        ids = chosen_ids(library, names, filter_text, in_trash)
        outcome = library.apply(SetFlag(tuple(ids), "trashed", False), callbacks(bar))
    narrate(f"{counted(len(outcome.changed), 'note')} restored from the trash")
