"""Filters on the command line: words among the options, and errors with the fault underlined."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click

from tui.cli.values import FILTER
from tui.errors import FilterError
from tui.model.text import is_inert
from tui.prose.cell_width import cell_len

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from tui.filters.syntax import Filter
    from tui.library.reading import LibraryReader

filter_words = click.argument("words", nargs=-1, metavar="[FILTER]...", type=FILTER, required=False)
"""The argument that takes all words that are no options as a filter."""


class FilterCommand(click.Command):
    """A command with a filter: a word that starts with one dash belongs to it."""

    ignore_unknown_options = True

    def get_help_option_names(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """Returns the long option alone: ``-h`` is a word of the filter."""
        return ["--help"]

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Returns what a word with one dash or the name of an option could be completed to."""
        if len(incomplete) > 1 and not incomplete.startswith("--"):
            words = next(each for each in self.params if each.name == "words")
            return words.shell_complete(ctx, incomplete)
        return super().shell_complete(ctx, incomplete)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Reads the arguments.

        Raises:
            NoSuchOption: A word before ``--`` starts with two dashes and is no option.
        """
        typed = args[: args.index("--")] if "--" in args else args[:]
        rest = super().parse_args(ctx, args)
        for word in ctx.params["words"]:
            if word.startswith("--") and word in typed:
                known = [option for each in self.params for option in each.opts]
                raise click.NoSuchOption(word.partition("=")[0], possibilities=known, ctx=ctx)
        return rest


def expanded_filter(library: LibraryReader, words: str | Sequence[str]) -> Filter:
    """Parses the words of a filter, and replaces the name of a saved view by its filter.

    Raises:
        FilterError: They are no filter, or ask for what only the reader knows; a note on the error
            underlines the fault.
    """
    from tui.filters.parser import parse

    text = words if isinstance(words, str) else " ".join(words)
    try:
        filter = library.expanded(parse(text))
        _refuse_marks(filter)
    except FilterError as error:
        error.add_note(underlined(text, error.span))
        raise
    return filter


def underlined(text: str, span: tuple[int, int]) -> str:
    """Returns a filter, and below it a line that underlines the characters of a span."""
    shown = "".join(_visible(text))
    start, stop = span
    marks = "^" * max(cell_len(shown[start:stop]), 1)
    return f"  {shown}\n  {' ' * cell_len(shown[:start])}{marks}"


def _visible(text: str) -> Iterator[str]:
    """Yields every character, or a replacement character for one that a terminal would obey."""
    for character in text:
        yield character if is_inert(character) and character not in "\n\t" else "�"


def _refuse_marks(filter: Filter) -> None:
    for term in filter.marked_terms:
        raise FilterError(
            "only the reader knows marked notes", "Name the notes by id.", span=term.span
        )
