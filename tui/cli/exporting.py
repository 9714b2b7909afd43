"""``export``, ``convert`` and ``formats``: notes into files of other programs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import click

from tui.cli.filter_arguments import FilterCommand, expanded_filter, filter_words
from tui.cli.invocation import Invocation, library_option, pass_invocation
from tui.cli.issues import print_issues
from tui.cli.offering import FILE
from tui.cli.output import narrate, write_line
from tui.cli.output_target import target_of, warn_of_rights
from tui.cli.values import READ_FORMAT, WRITTEN_FORMAT
from tui.model.text import counted

if TYPE_CHECKING:
    from tui.formats.base import Format, Record


output_option = click.option(
    "--output", metavar="PATH", type=FILE, help="The file to write, in place of the output."
)


@click.command("export", cls=FilterCommand)
@filter_words
@click.option("--format", "format_name", type=WRITTEN_FORMAT, help="What to write.")
@output_option
@library_option
@pass_invocation
def export_notes(
    invocation: Invocation, words: Sequence[str], format_name: str | None, output: str | None
) -> None:
    """Write the notes that match in any format.

    JSON Lines, unless another format is named or the ending of PATH means one: they hold all
    of a note but whether it is in the trash, and what tags and views a person has made. What a
    format cannot hold is told field by field.
    """
    from tui.library.exporting import exported, format_to_write

    format_ = format_to_write(format_name, output)
    with invocation.open_reader() as library, library.one_moment():
        filter = expanded_filter(library, words)
        result = library.find(filter)
        _write(format_, exported(library, filter, result, format_), output)
    if output:
        narrate(f"{counted(len(result.order), 'note')} written")
    if result.archived:
        left = counted(result.archived, "archived note")
        narrate(f"Left out: {left}; the filter in:all has them, and what is in the trash")


@click.command("convert")
@click.argument("path", metavar="PATH", type=FILE)
@click.option("--from", "source_format", type=READ_FORMAT, help="What the file is.")
@click.option("--to", "target_format", type=WRITTEN_FORMAT, help="What to write.")
@output_option
def convert_file(
    path: str, source_format: str | None, target_format: str | None, output: str | None
) -> None:
    """Turn one file into another, without a library.

    As PATH, - is the standard input. Every record as it is read: nothing is merged.
    """
    from tui.library.exporting import format_to_write
    from tui.library.report import ImportReport
    from tui.library.source_reading import read_records
    from tui.library.sources import find_files

    format_, report = format_to_write(target_format, output), ImportReport()
    files = find_files([path], source_format, issues=report.issues, reads_pipes=True)
    records = read_records(files, report)
    _write(format_, records, output)
    print_issues(report.issues)


@click.command("formats")
def list_formats() -> None:
    """List the formats that can be read and written."""
    from tui.formats.registry import FORMATS

    width = max(len(each.name) for each in FORMATS)
    for each in FORMATS:
        ways = ("read" if each.read else "", "write" if each.is_written else "")
        write_line(f"{each.name:{width}}  {ways[0]:4}  {ways[1]:5}  {each.label}")


def _write(format_: Format, records: Iterable[Record], output: str | None) -> None:
    """Writes records, and tells what the format drops of them."""
    from tui.library.exporting import write_records

    target = target_of(output)
    told = write_records(format_, records, target)
    warn_of_rights(target)
    if told:
        narrate(told)
