"""``views``: list, save, rename, move and remove saved filters."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

import click

from tui.cli.filter_arguments import FilterCommand, expanded_filter, filter_words
from tui.cli.invocation import Invocation, library_option, pass_invocation
from tui.cli.output import is_terminal, narrate, output_stream, write_line
from tui.cli.values import VIEW
from tui.errors import UsageError
from tui.model.text import clean_line
from tui.model.view import View, Views, find_view, view_name
from tui.prose.cell_width import cell_len

if TYPE_CHECKING:
    from tui.library.edits import ViewEdit
    from tui.library.view_counting import Unread

FAULT = "!"
"""Stands in place of the number where the filter cannot be read."""

_MOST_NAMED = 3
"""How many views are named that cannot be read for the same reason."""


@click.group("views", invoke_without_command=True)
@click.option("--json", "as_json", is_flag=True, help="One JSON array.")
@library_option
@pass_invocation
@click.pass_context
def views(context: click.Context, invocation: Invocation, as_json: bool) -> None:
    """List the saved filters, or change them with a command.

    The name, the letter, how many notes are unread, and the filter, which `view:NAME` stands for
    in any other. Every change can be undone.
    """
    if context.invoked_subcommand:
        if as_json:
            raise UsageError("--json is for the list of views", "Leave it out.")
        return
    from tui.library.view_counting import count_unread

    with invocation.open_reader() as library:
        found = library.views()
        counts = count_unread(library, found, [view.text for view in found])
    if as_json:
        import json

        records = [_record(view, counts[view.text]) for view in found]
        output_stream().write(json.dumps(records, indent=2) + "\n")
    else:
        _write_table(found, counts)


@views.command("save", cls=FilterCommand)
@click.argument("name", metavar="NAME", type=VIEW)
@filter_words
@click.option(
    "--filter", "filter_text", metavar="FILTER", help="The filter, in place of words behind NAME."
)
@library_option
@pass_invocation
def save(invocation: Invocation, name: str, words: Sequence[str], filter_text: str | None) -> None:
    """Save a filter as a view, in place of what it was before.

    A NAME of one letter is the key that shows it in the reader.
    """
    from tui.library.edits import SaveView

    if words and filter_text is not None:
        raise UsageError("The filter is given twice", "Give it as words or by --filter.")
    text = (filter_text or " ".join(words)).strip()
    if not text:
        raise UsageError("There is no filter to save", "Give one, such as is:unread.")
    wanted = view_name(name)
    with invocation.open_reader() as library:
        expanded_filter(library, text)
    before, label = _change(invocation, SaveView(wanted, text))
    former = find_view(before, wanted)
    narrate(f"{label}; it was {former.text}" if label and former else label or "It is so already")


@views.command("rename")
@click.argument("name", metavar="NAME", type=VIEW)
@click.argument("wanted", metavar="NEW_NAME")
@library_option
@pass_invocation
def rename(invocation: Invocation, name: str, wanted: str) -> None:
    """Give a view another name, also where other views name it."""
    from tui.library.edits import RenameView

    _tell(invocation, RenameView(name, view_name(wanted)))


@views.command("move")
@click.argument("name", metavar="NAME", type=VIEW)
@click.argument("place", metavar="PLACE", type=click.IntRange(min=1))
@library_option
@pass_invocation
def move(invocation: Invocation, name: str, place: int) -> None:
    """Put a view at another place in the list, of which 1 is the first."""
    from tui.library.edits import MoveView

    _tell(invocation, MoveView(name, place - 1))


@views.command("remove")
@click.argument("name", metavar="NAME", type=VIEW)
@library_option
@pass_invocation
def remove(invocation: Invocation, name: str) -> None:
    """Remove a view; its notes stay as they are."""
    from tui.library.edits import RemoveView

    _tell(invocation, RemoveView(name))


def text_of_view(invocation: Invocation, name: str) -> str:
    """Returns the filter of a view, for the reader to begin with; a new library has views too.

    Raises:
        ViewError: There is no such view; the hint names the nearest.
    """
    from tui.library.library_file import prepare_library
    from tui.library.view_edits import the_view

    prepare_library(invocation.path, make=True)
    with invocation.open_reader() as library:
        return the_view(library.views(), name).text


def _tell(invocation: Invocation, edit: ViewEdit) -> None:
    _, label = _change(invocation, edit)
    narrate(label or "It is so already")


def _change(invocation: Invocation, edit: ViewEdit) -> tuple[Views, str]:
    """Changes the views; returns those before, and what was done, empty for nothing."""
    with invocation.open_library() as library:
        before = library.views()
        label = library.apply(edit).label
    return before, label[:1].upper() + label[1:]


def _record(view: View, unread: Unread) -> dict[str, object]:
    return {
        "name": view.name,
        "letter": view.letter or None,
        "unread": unread.notes,
        "filter": view.text,
        "fault": unread.fault.message if unread.fault else None,
    }


def _write_table(found: Views, counts: Mapping[str, Unread]) -> None:
    rows = [tuple(_cells(view, counts[view.text])) for view in found]
    for row in _aligned(rows) if is_terminal() else map("\t".join, rows):
        write_line(row)
    _tell_faults(found, counts)


def _tell_faults(found: Views, counts: Mapping[str, Unread]) -> None:
    """Says why views cannot be read, once for all with the same reason."""
    names: dict[str, list[str]] = {}
    for view in found:
        if fault := counts[view.text].fault:
            names.setdefault(fault.message, []).append(clean_line(view.name))
    for message, affected in names.items():
        more = len(affected) - _MOST_NAMED
        others = f" and {more:,} more" if more > 0 else ""
        narrate(f"{', '.join(affected[:_MOST_NAMED])}{others} cannot be read: {message}")


def _cells(view: View, unread: Unread) -> Iterator[str]:
    yield clean_line(view.name)
    yield clean_line(view.letter)
    yield FAULT if unread.fault else "" if unread.notes is None else str(unread.notes)
    yield clean_line(view.text)


def _aligned(rows: Sequence[tuple[str, ...]]) -> Iterator[str]:
    """Yields rows with their cells below each other: the numbers at the right of their column."""
    widths = [max(map(cell_len, column)) for column in zip(*rows, strict=True)]
    for name, letter, number, text in rows:
        padded = (
            name + " " * (widths[0] - cell_len(name)),
            letter + " " * (widths[1] - cell_len(letter)),
            number.rjust(widths[2]),
            text,
        )
        yield "  ".join(padded).rstrip()
