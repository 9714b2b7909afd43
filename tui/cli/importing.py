"""``import``: reads files and folders into the library, and reports what was imported."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from tui.cli.invocation import Invocation, library_option, pass_invocation
from tui.cli.issues import print_issues
from tui.cli.output import is_terminal, narrate, output_stream, write_line
from tui.cli.progress import ProgressBar, callbacks
from tui.cli.values import PROFILE, READ_FORMAT, SOURCE, TAG
from tui.errors import FormatError, UsageError
from tui.model.text import counted

if TYPE_CHECKING:
    from tui.library.report import ImportReport, SourceIssue

_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)


@click.command("import")
@click.argument("sources", metavar="SOURCE...", nargs=-1, type=SOURCE, required=True)
@click.option(
    "--format",
    "format_name",
    metavar="FORMAT",
    type=READ_FORMAT,
    help="Read every source as this format.",
)
@click.option(
    "--profile",
    metavar="NAME",
    type=PROFILE,
    help="Whose bookmarks, of a browser with several.",
)
@click.option("--tag", "tags", multiple=True, type=TAG, help="A tag for every note.")
@click.option(
    "--folders-as-tags",
    is_flag=True,
    help="Make tags of folders too, as folders_as_tags does in the configuration.",
)
@click.option("--dry-run", is_flag=True, help="Tell what would happen, and store nothing.")
@click.option("--json", "as_json", is_flag=True, help="The report as a JSON object.")
@library_option
@pass_invocation
def import_sources(
    invocation: Invocation,
    sources: Sequence[str],
    format_name: str | None,
    profile: str | None,
    tags: Sequence[str],
    folders_as_tags: bool,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Import notes from files and folders, or from a browser.

    SOURCE may be a pipe, and - is the standard input. firefox, librewolf, chromium, chrome, edge
    and brave mean the bookmarks that this browser has here, also while it runs; ./firefox is a
    file. All of them in one step: where it fails,
    the library is as before. Links that are there already are completed, and nothing in them is
    overwritten.
    """
    from tui.library.browser_profiles import BROWSERS
    from tui.library.importing import ImportOptions
    from tui.library.sources import find_files

    _refuse_addresses(sources)
    if profile is not None and BROWSERS.keys().isdisjoint(sources):
        raise UsageError(
            "--profile is of a browser, and none is named", "Such as `url-notes import firefox`."
        )
    _ask_for_input(sources)
    issues: list[SourceIssue] = []
    files = find_files(sources, format_name, profile=profile, issues=issues, reads_pipes=True)
    as_tags = folders_as_tags or invocation.config.configuration.folders_as_tags
    options = ImportOptions(tags, as_tags, keep=not dry_run, issues=issues)
    with invocation.open_library(make=True) as library, ProgressBar("Importing") as bar:
        report = library.import_files(files, options, callbacks(bar))
        while library.complete_digests():
            pass
    if as_json:
        _write_json(report)
    else:
        _print_report(report, dry_run)


def _refuse_addresses(sources: Sequence[str]) -> None:
    for source in sources:
        if _ADDRESS.match(source):
            raise FormatError(
                f"{source} is an address, and only files and folders are imported",
                "Save the page and import the file; `url-notes add URL` adds one link.",
            )


def _ask_for_input(sources: Sequence[str]) -> None:
    """Says what a person at the terminal is waited for, where that is so."""
    from tui.library.spooling import is_standard_input

    if any(map(is_standard_input, sources)) and is_terminal(sys.stdin):
        narrate("Reading standard input; Ctrl-D on a line of its own ends it.")


def _write_json(report: ImportReport) -> None:
    import json

    output_stream().write(json.dumps(report.as_record(), indent=2) + "\n")


def _print_report(report: ImportReport, dry_run: bool) -> None:
    write_line("Nothing was stored; it would be: " * dry_run + report.sentence())
    if len(report.sources) > 1:
        for line in report.sources_in_words():
            narrate(line)
    if report.skipped:
        write_line(f"{counted(report.skipped, 'record')} passed over.")
    if report.cleaned:
        write_line(f"{counted(report.cleaned, 'record')} cleaned of hostile or overlong text.")
    if tags := report.tags.sentence():
        write_line(f"Tags: {tags}")
    print_issues(report.issues)
