"""``export``, ``convert`` and ``formats``: notes into files of other programs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, TextIO, TypeAlias

import click

from tui.cli.filter_arguments import FilterCommand, expanded_filter, filter_words
from tui.cli.invocation import Invocation, library_option, pass_invocation
from tui.cli.issues import print_issues
from tui.cli.output import narrate, write_line
from tui.cli.target import target_of, warn_of_rights
from tui.errors import UsageError
from tui.model.arrangement import Arrangement
from tui.model.cleaning import clean_draft
from tui.model.note import Draft
from tui.model.text import counted

if TYPE_CHECKING:
    from tui.formats.base import Format
    from tui.formats.losses import LossCount

Record: TypeAlias = Draft | Arrangement
LOSSLESS = "jsonl"
"""The format that is written unless another is named."""


@click.command("export", cls=FilterCommand)
@filter_words
@click.option("--format", "format_name", metavar="FORMAT", help="What to write.")
@click.option("--output", metavar="PATH", help="The file to write, in place of the output.")
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
    from tui.library.exporting import exported

    format_ = _target_format(format_name, output)
    with invocation.open_reader() as library, library.one_moment():
        filter = expanded_filter(library, words)
        result = library.find(filter)
        _write(format_, exported(library, filter, result, format_), output)
    if output:
        narrate(f"{counted(len(result.order), 'note')} written")
    if result.archived:
        left = counted(result.archived, "archived note")
        narrate(f"Left out: {left}; the filter in:all has them, and what is in the trash")


def _cleaned_for_terminal(records: Iterable[Record], stream: TextIO) -> Iterable[Record]:
    """Returns the records, for a terminal without escape sequences and control characters."""
    if not stream.isatty():
        return records
    return (clean_draft(each)[0] if isinstance(each, Draft) else each for each in records)


@click.command("convert")
@click.argument("path", metavar="PATH")
@click.option("--from", "source_format", metavar="FORMAT", help="What the file is.")
@click.option("--to", "target_format", metavar="FORMAT", help="What to write.")
@click.option("--output", metavar="PATH", help="The file to write, in place of the output.")
def convert_file(
    path: str, source_format: str | None, target_format: str | None, output: str | None
) -> None:
    """Turn one file into another, without a library.

    As PATH, - is the standard input. Every record as it is read: nothing is merged.
    """
    from tui.library.report import ImportReport
    from tui.library.source_reading import read_records
    from tui.library.sources import find_files

    format_, report = _target_format(target_format, output), ImportReport()
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


def _target_format(name: str | None, output: str | None) -> Format:
    """Returns the format that was named, or the one that the ending of a path means."""
    from tui.formats.registry import format_named, written_format

    if name is None:
        return written_format(output or "") or format_named(LOSSLESS)
    format_ = format_named(name)
    if not format_.is_written:
        raise UsageError(
            f"{name} can only be read", "`url-notes formats` lists what can be written."
        )
    return format_


def _write(format_: Format, records: Iterable[Record], output: str | None) -> None:
    """Writes records, and tells what the format drops of them."""
    from tui.formats.losses import LossCount

    losses, target = LossCount(format_), target_of(output)
    if format_.write_folder:
        with target.folder() as folder:
            format_.write_folder(losses.drafts_of(records), folder)
    else:
        with target.text() as stream:
            _write_text(format_, _cleaned_for_terminal(records, stream), losses, stream)
    warn_of_rights(target)
    if told := losses.in_words():
        narrate(told)


def _write_text(
    format_: Format, records: Iterable[Record], losses: LossCount, stream: TextIO
) -> None:
    if format_.write_library:
        format_.write_library(losses.watched(records), stream)
    elif format_.write:
        format_.write(losses.drafts_of(records), stream)
