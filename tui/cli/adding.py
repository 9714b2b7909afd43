"""``add``: adds links with their tags, and one with its texts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import click

from tui.cli.invocation import Invocation, library_option, pass_invocation
from tui.cli.issues import print_issues
from tui.cli.output import narrate, write_line
from tui.cli.revived_tags import tell_revived
from tui.cli.row_lines import row_lines
from tui.cli.standard_input import FROM_INPUT, check_read_once, read_input
from tui.cli.values import TAG
from tui.errors import LinkError, UsageError
from tui.library.report import SourceIssue
from tui.model.note import Draft


@click.command("add")
@click.argument("urls", metavar="URL...|-", nargs=-1, required=True)
@click.option("--title", default="", metavar="TITLE", help="The title of the page.")
@click.option("--tag", "tags", multiple=True, type=TAG, help="A tag; can be repeated.")
@click.option("--summary", default="", metavar="TEXT|-", help="Markdown on the page; - reads it.")
@click.option("--comment", default="", metavar="TEXT|-", help="Your own words; - reads them.")
@library_option
@pass_invocation
def add_links(
    invocation: Invocation, /, urls: Sequence[str], tags: Sequence[str], **texts: str
) -> None:
    """Add links.

    All of them are one change. Prints their notes. Where a link is there already, its note is
    completed with what is new. With - in place of URL, the links of the input are added, from
    lines, Markdown or HTML.
    """
    _check(urls, texts)
    from tui.library.edits import AddLinks
    from tui.library.edits_in_words import added_in_words

    drafts = tuple(replace(draft, tags=tuple(tags)) for draft in _drafts(urls, texts))
    with invocation.open_library(make=True) as library:
        outcome = library.apply(AddLinks(drafts))
        rows = library.rows_of(outcome.changed)
    for line in row_lines(rows):
        write_line(line)
    added = len(outcome.added)
    narrate(added_in_words(added, len(rows) - added))
    tell_revived(outcome)


def _check(urls: Sequence[str], texts: Mapping[str, str]) -> None:
    """Checks that what is said of a link is said of one, and that the input is one thing.

    Raises:
        UsageError: It is not.
    """
    read = [name for name, text in texts.items() if text == FROM_INPUT]
    check_read_once(read)
    if FROM_INPUT in urls and (read or len(urls) > 1):
        raise UsageError("The input holds the links", "Give - alone, and no other - with it.")
    if len(urls) > 1 or FROM_INPUT in urls:
        for name in (name for name, text in texts.items() if text):
            raise UsageError(f"--{name} is for one link", "Only --tag is for several.")


def _drafts(urls: Sequence[str], texts: Mapping[str, str]) -> Sequence[Draft]:
    """Returns the links that are given, or those of the input.

    Raises:
        LinkError: The input has none.
    """
    if FROM_INPUT in urls:
        return _drafts_of_input()
    given: dict[str, Any] = {
        name: read_input() if text == FROM_INPUT else text for name, text in texts.items()
    }
    return [Draft(url=url, **given) for url in urls]


def _drafts_of_input() -> Sequence[Draft]:
    from tui.library.typed_links import TypedLinks

    links = TypedLinks.read(read_input())
    print_issues(
        [SourceIssue("standard input", line, error.message) for line, error in links.issues]
    )
    if not links.drafts:
        raise LinkError("There is no link in the input", "Give an address on each line.")
    return links.drafts
