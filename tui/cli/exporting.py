"""``export``, ``convert`` and ``formats``: notes into files of other programs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, TextIO

import click

from tui.cli.destination import destination
from tui.cli.filter_arguments import FilterCommand, expanded_filter, filter_words
from tui.cli.invocation import Invocation, library_option, pass_invocation
from tui.cli.issues import print_issues
from tui.cli.output import narrate, write_line
from tui.errors import UsageError
from tui.library.batches import notes_of
from tui.model.cleaning import clean_draft
from tui.model.text import counted

if TYPE_CHECKING:
    from tui.formats.base import Format
    from tui.model.note import Draft

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
    of a note but whether it is in the trash. What a format cannot hold is told field by field.
    """
    format_ = _target_format(format_name, output)
    with invocation.open_reader() as library, library.one_moment():
        result = library.find(expanded_filter(library, words))
        with destination(output) as stream:
            _write(format_, _cleaned_for_terminal(notes_of(library, result), stream), stream)
    if output:
        narrate(f"{counted(len(result.order), 'note')} written")


def _cleaned_for_terminal(notes: Iterable[Draft], stream: TextIO) -> Iterable[Draft]:
    """Returns the notes, for a terminal without escape sequences and control characters."""
    return (clean_draft(note)[0] for note in notes) if stream.isatty() else notes


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
    from tui.library.source_reading import read_drafts
    from tui.library.sources import find_files

    format_, report = _target_format(target_format, output), ImportReport()
    files = find_files([path], source_format, issues=report.issues, reads_pipes=True)
    drafts = read_drafts(files, report)
    with destination(output) as stream:
        _write(format_, drafts, stream)
    print_issues(report.issues)


@click.command("formats")
def list_formats() -> None:
    """List the formats that can be read and written."""
    from tui.formats.registry import FORMATS

    width = max(len(each.name) for each in FORMATS)
    for each in FORMATS:
        ways = ("read" if each.read else "", "write" if each.write else "")
        write_line(f"{each.name:{width}}  {ways[0]:4}  {ways[1]:5}  {each.label}")


def _target_format(name: str | None, output: str | None) -> Format:
    """Returns the format that was named, or the one that the ending of a path means."""
    from tui.formats.registry import format_named, written_format

    if name is None:
        return written_format(output or "") or format_named(LOSSLESS)
    format_ = format_named(name)
    if format_.write is None:
        raise UsageError(
            f"{name} can only be read", "`url-notes formats` lists what can be written."
        )
    return format_


def _write(format_: Format, drafts: Iterable[Draft], stream: TextIO) -> None:
    """Writes drafts, and tells what the format drops of them."""
    from tui.formats.losses import LossCount

    assert format_.write is not None
    losses = LossCount(format_)
    format_.write(losses.watched(drafts), stream)
    if told := losses.in_words():
        narrate(told)
