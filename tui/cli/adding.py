"""``add``: adds one link with its tags and texts."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import click

from tui.cli.invocation import Invocation, library_option, pass_invocation
from tui.cli.output import narrate, write_line
from tui.cli.row_lines import row_lines
from tui.errors import UsageError
from tui.model.note import Draft

STANDARD_INPUT = "-"


@click.command("add")
@click.argument("url", metavar="URL")
@click.option("--title", default="", metavar="TITLE", help="The title of the page.")
@click.option("--tag", "tags", multiple=True, metavar="TAG", help="A tag; can be repeated.")
@click.option("--summary", default="", metavar="TEXT|-", help="Markdown on the page; - reads it.")
@click.option("--comment", default="", metavar="TEXT|-", help="Your own words; - reads them.")
@library_option
@pass_invocation
def add_link(
    invocation: Invocation, url: str, title: str, tags: Sequence[str], summary: str, comment: str
) -> None:
    """Add a link.

    Prints the note. Where the link is there already, its note is completed with what is new.
    """
    if summary == comment == STANDARD_INPUT:
        raise UsageError("The input is either the summary or the comment", "Give one of them.")
    draft = Draft(
        url=url, title=title, tags=tuple(tags), summary=_text(summary), comment=_text(comment)
    )
    with invocation.open_library(make=True) as library:
        note, is_new = library.add(draft)
        rows = library.rows_of([note.id])
    for line in row_lines(rows):
        write_line(line)
    narrate("Added" if is_new else "This link was there already")


def _text(given: str) -> str:
    if given != STANDARD_INPUT:
        return given
    return sys.stdin.buffer.read().decode("utf-8", "replace")
