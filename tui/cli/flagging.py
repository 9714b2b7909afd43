"""``star``, ``read`` and ``archive``: set a flag of notes, or clear it with ``--off``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from tui.cli.invocation import Invocation, library_option, pass_invocation
from tui.cli.output import narrate
from tui.cli.progress import ProgressBar, callbacks
from tui.cli.targets import check_targets, chosen_ids, note_targets

if TYPE_CHECKING:
    from tui.library.edits import Flag


def _command(name: str, flag: Flag, first_line: str, off_help: str) -> click.Command:
    @click.command(name, help=f"{first_line}\n\nNOTE is an id or a URL.")
    @note_targets
    @click.option("--off", is_flag=True, help=off_help)
    @library_option
    @pass_invocation
    def set_flag(
        invocation: Invocation, names: Sequence[str], filter_text: str | None, off: bool
    ) -> None:
        check_targets(names, filter_text)
        from tui.library.edits import SetFlag
        from tui.library.edits_in_words import DONE, label_of

        with invocation.open_library() as library, ProgressBar("Changing") as bar:
            ids = chosen_ids(library, names, filter_text)
            edit = SetFlag(tuple(ids), flag, not off)
            outcome = library.apply(edit, callbacks(bar))
        narrate(label_of(len(outcome.changed), DONE[flag, not off]))

    return set_flag


star_notes = _command(
    "star", "starred", "Star notes, or take their stars away.", "Take their stars away."
)
mark_read = _command("read", "read", "Mark notes as read, or as unread.", "Mark them as unread.")
archive_notes = _command(
    "archive",
    "archived",
    "Put notes into the archive, or take them out.",
    "Take them out of it; a filter has to say in:archive.",
)
