"""``doctor``: what is wrong with a library file."""

from __future__ import annotations

import click

from tui.cli.invocation import Invocation, library_option, pass_invocation
from tui.cli.output import narrate, write_line
from tui.model.text import clean_line


@click.command("doctor")
@library_option
@click.pass_context
@pass_invocation
def examine_library(invocation: Invocation, context: click.Context) -> None:
    """Look for damage in the library.

    Nothing is changed. The exit code is 1 where something was found.
    """
    with invocation.open_reader() as library:
        findings = library.examine()
    for finding in findings:
        write_line(clean_line(f"{finding.what}. {finding.hint}"))
    if findings:
        context.exit(1)
    narrate(f"No damage was found in {invocation.path}")
