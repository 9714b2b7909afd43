"""``open`` and ``copy``: links opened in the browser and copied to the clipboard."""

from __future__ import annotations

import sys
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

import click

from tui.cli.invocation import Invocation, library_option, pass_invocation
from tui.cli.output import is_terminal, narrate
from tui.cli.targets import check_targets, chosen_ids, note_targets
from tui.errors import DesktopError, UsageError
from tui.library.edits import MarkOpened

if TYPE_CHECKING:
    from tui.library.configuration.values import Configuration
    from tui.model.note import Note

MANY = 10
"""How many links are opened without a question."""

TERMINAL = "/dev/tty"
"""The person's terminal, even where the output is redirected."""


@click.command("open")
@note_targets
@library_option
@pass_invocation
def open_notes(invocation: Invocation, names: Sequence[str], filter_text: str | None) -> None:
    """Open notes in the browser.

    NOTE is an id or a URL. What is opened counts as read.
    """
    check_targets(names, filter_text)
    configured = invocation.config.configuration
    with invocation.open_library() as library:
        ids = chosen_ids(library, names, filter_text)
        _confirm(len(ids))
        notes = library.notes_of(ids)
        for note in _checked(notes, configured.schemes):
            _open(note, configured)
            library.apply(MarkOpened((note.id,), configured.open_marks_read))
    if not notes:
        narrate("No note matches, and nothing was opened")


@click.command("copy")
@note_targets
@library_option
@pass_invocation
def copy_links(invocation: Invocation, names: Sequence[str], filter_text: str | None) -> None:
    """Put the URLs of notes on the clipboard, a line each.

    NOTE is an id or a URL.
    """
    check_targets(names, filter_text)
    from tui.library.desktop.clipboard import copy

    with invocation.open_reader() as library:
        notes = library.notes_of(chosen_ids(library, names, filter_text))
    if not notes:
        narrate("No note matches, and nothing was copied")
        return
    command = invocation.config.configuration.copy_command
    outcome = copy("\n".join(note.url for note in notes), configured=command)
    if outcome.osc52:
        _send_to_terminal(outcome.osc52)
    narrate(f"{outcome.message}: {notes[0].url if len(notes) == 1 else f'{len(notes):,} URLs'}")


def _confirm(count: int) -> None:
    if count <= MANY:
        return
    if not is_terminal(sys.stdin):
        raise UsageError(
            f"These are {count:,} links, and nobody is there to be asked",
            f"Add limit:{MANY} to the filter.",
        )
    click.confirm(f"Open {count:,} links?", abort=True, err=True)


def _checked(notes: Sequence[Note], schemes: Collection[str]) -> Sequence[Note]:
    """Returns the notes if all of them may be opened, so that none is where one may not."""
    from tui.library.desktop.opener import check_openable

    for note in notes:
        check_openable(note.url, schemes)
    return notes


def _open(note: Note, configured: Configuration) -> None:
    from tui.library.desktop.opener import find_browser, open_link

    browser = find_browser(configured.browser)
    launch = open_link(note.url, launch=browser, schemes=configured.schemes)
    narrate(f"Opened with {launch.argv[0]}: {note.url}")


def _send_to_terminal(sequence: str) -> None:
    try:
        with open(TERMINAL, "w", encoding="ascii") as terminal:
            terminal.write(sequence)
    except OSError as error:
        raise DesktopError(
            "There is no clipboard and no terminal to ask for one",
            "`url-notes show NOTE` prints the URL.",
        ) from error
