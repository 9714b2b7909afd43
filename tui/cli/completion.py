"""Completion in a shell: what is printed for it to load, and its questions answered."""

from __future__ import annotations

import os
from collections.abc import MutableMapping
from contextlib import suppress
from typing import Any

import click
from click.shell_completion import (
    ShellComplete,
    add_completion_class,
    get_completion_class,
)

from tui.cli.bash_completion import Bash
from tui.cli.invocation import Invocation
from tui.cli.output import output_stream
from tui.cli.program import url_notes
from tui.cli.reader_program import ReaderProgram
from tui.cli.shells import COMPLETION_VARIABLE, SHELLS
from tui.cli.zsh_and_fish import Fish, Zsh
from tui.errors import UrlNotesError, UsageError

PROGRAM = "url-notes"


for each in (Bash, Zsh, Fish):
    add_completion_class(each)


@click.command("completion")
@click.argument("shell", type=click.Choice(SHELLS), metavar="SHELL")
def print_script(shell: str) -> None:
    """Print the completion for bash, zsh or fish.

    Commands, options, files, backups, tags, views, fields of filters, formats and the numbers of
    notes and steps are completed. zsh and fish show what each is, such as the title of a note;
    bash shows the values alone.

    For bash, add `source <(url-notes completion bash)` to ~/.bashrc; for zsh,
    `source <(url-notes completion zsh)` to ~/.zshrc behind compinit; for fish, write it to
    ~/.config/fish/completions/url-notes.fish.
    """
    output_stream().write(_completion(shell, {}).source() + "\n")


def answer(reader: ReaderProgram) -> int:
    """Prints what the words of a shell could be completed to; returns the exit code."""
    shell = os.environ[COMPLETION_VARIABLE].removesuffix("_complete")
    # What is typed need not be right yet, and nothing may be said over it.
    with suppress(UrlNotesError, click.ClickException):
        found = _completion(shell, {"obj": Invocation(reader)}).complete()
        output_stream().write(f"{found}\n" if found else "")
    return 0


def _completion(shell: str, context: MutableMapping[str, Any]) -> ShellComplete:
    """Returns the completion of a shell.

    Raises:
        UsageError: It is not known.
    """
    known = get_completion_class(shell)
    if known is None:
        raise UsageError(f"There is no completion for {shell}", f"There is {', '.join(SHELLS)}.")
    return known(url_notes, context, PROGRAM, COMPLETION_VARIABLE)
