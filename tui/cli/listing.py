"""``list``: the notes that match, as lines, tables, JSON or filled templates."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, TextIO

import click

from tui.cli.filter_arguments import FilterCommand, expanded_filter, filter_words
from tui.cli.invocation import Invocation, library_option, pass_invocation
from tui.cli.output import output_stream, write_line
from tui.errors import UsageError
from tui.library.batches import batches, notes_of

if TYPE_CHECKING:
    from tui.library.reading import LibraryReader, Result
    from tui.model.note import Note

Write = Callable[[Iterable["Note"], TextIO], None]


@click.command("list", cls=FilterCommand)
@filter_words
@click.option("--json", is_flag=True, help="One JSON array.")
@click.option("--jsonl", is_flag=True, help="One JSON object on each line.")
@click.option("--tsv", is_flag=True, help="Fields between tabs, below their names.")
@click.option("--format", "template", metavar="TEMPLATE", help="Such as '{id} {url} {title}'.")
@click.option("--limit", type=click.IntRange(min=0), metavar="N", help="The first N only.")
@library_option
@pass_invocation
def list_notes(
    invocation: Invocation,
    /,
    words: Sequence[str],
    template: str | None,
    limit: int | None,
    **shapes: bool,
) -> None:
    """Print the notes that match, in order.

    All of them, unless there is a limit. In a shell, write tag:ai in place of #ai, or quote it.
    """
    write = _writer(_shape(shapes, template), template)
    with invocation.open_reader() as library, library.one_moment():
        result = library.find(expanded_filter(library, words), limit)
        if write:
            write(notes_of(library, result), output_stream())
        else:
            _write_rows(library, result)


def _shape(shapes: Mapping[str, bool], template: str | None) -> str | None:
    """Returns the shape that is asked for; None where none is.

    Raises:
        UsageError: There are several, or one beside a template.
    """
    asked = [name for name, is_asked in shapes.items() if is_asked]
    options = [*(["format"] if template is not None else []), *asked]
    if len(options) > 1:
        said = " and ".join(f"--{name}" for name in options)
        raise UsageError(f"{said} exclude each other", "Take one of them away.")
    return asked[0] if asked else None


def _writer(shape: str | None, template: str | None) -> Write | None:
    """Returns the function that writes whole notes; ``None`` if the rows of the list suffice."""
    if template is not None:
        return _template_writer(template)
    if shape is None:
        return None
    if shape == "tsv":
        from tui.cli.field_text import write_table

        return write_table
    from tui.formats.native import json_array, jsonl

    return json_array.write if shape == "json" else jsonl.write_records


def _template_writer(template: str) -> Write:
    from tui.cli.field_text import template_line

    fill = template_line(template)
    return lambda notes, stream: stream.writelines(f"{fill(note)}\n" for note in notes)


def _write_rows(library: LibraryReader, result: Result) -> None:
    from tui.cli.row_lines import row_lines

    for batch in batches(result.order):
        for line in row_lines(library.rows(result, batch)):
            write_line(line)
