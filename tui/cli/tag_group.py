"""``tags``: counts tags, or puts them in order with a command."""

from __future__ import annotations

from collections.abc import Sequence

import click

from tui.cli import tag_care, tag_suggesting
from tui.cli.invocation import Invocation, library_option, pass_invocation
from tui.cli.tagging import list_tags

COUNT = "count"
"""The command that is meant where none is named."""

_DB = "--db"


class TagGroup(click.Group):
    """A group of commands, of which the one that counts need not be named."""

    def get_help_option_names(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 (click's signature)
        """Returns the long option alone: ``-h`` is a word of the filter."""
        return ["--help"]

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Reads the arguments: a first word that is no command begins a filter."""
        first = _first_word(args)
        if first not in self.commands and first != "--help":
            args = [COUNT, *args]
        return super().parse_args(ctx, args)


def _first_word(args: Sequence[str]) -> str:
    """Returns the first word behind the library, if that is named first."""
    words = list(args)
    while words and words[0].startswith(_DB):
        del words[: 2 if words[0] == _DB else 1]
    return words[0] if words else ""


@click.group("tags", cls=TagGroup, subcommand_metavar="[FILTER]... | COMMAND ...")
@library_option
@pass_invocation
def tags(invocation: Invocation) -> None:
    """Count the tags of notes, or put tags in order.

    Of the notes that match: a word that is no command begins a filter; put -- before one that
    is. With --json, the counts are one JSON array. Every change can be undone.
    """


tags.add_command(list_tags, COUNT)
for command in (*tag_suggesting.COMMANDS, *tag_care.COMMANDS):
    tags.add_command(command)
list_tags.hidden = True
