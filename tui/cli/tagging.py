"""``tags`` and ``tag``: list the tags of a result, and change the tags of notes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from tui.cli.filter_arguments import FilterCommand, expanded_filter, filter_words
from tui.cli.invocation import Invocation, library_option, pass_invocation
from tui.cli.output import is_terminal, narrate, output_stream, write_line
from tui.cli.progress import ProgressBar, callbacks
from tui.cli.revived_tags import tell_revived
from tui.cli.targets import check_targets, chosen_ids, note_targets
from tui.cli.values import TAG
from tui.errors import UsageError
from tui.model.text import clean_line, counted

if TYPE_CHECKING:
    from tui.model.row import TagCount


@click.command("tags", cls=FilterCommand)
@filter_words
@click.option("--json", "as_json", is_flag=True, help="One JSON array.")
@library_option
@pass_invocation
def list_tags(invocation: Invocation, words: Sequence[str], as_json: bool) -> None:
    """Count the tags of the notes that match.

    The most frequent comes first.
    """
    with invocation.open_reader() as library:
        tags = library.tags(expanded_filter(library, words))
        aliases = library.vocabulary.aliases() if as_json else {}
    if as_json:
        _write_json(tags, aliases)
        return
    width = max((len(str(tag.count)) for tag in tags), default=0)
    for tag in tags:
        count = f"{tag.count:>{width}}  " if is_terminal() else f"{tag.count}\t"
        write_line(count + clean_line(tag.name))


def _write_json(tags: Sequence[TagCount], aliases: dict[str, str]) -> None:
    import json

    spellings: dict[str, list[str]] = {}
    for alias, name in aliases.items():
        spellings.setdefault(name, []).append(alias)
    records = [
        {"tag": tag.name, "count": tag.count, "aliases": sorted(spellings.get(tag.name, ()))}
        for tag in tags
    ]
    output_stream().write(json.dumps(records, indent=2) + "\n")


@click.command("tag")
@note_targets
@click.option("--add", "added", multiple=True, type=TAG, help="A tag to add.")
@click.option("--remove", "removed", multiple=True, type=TAG, help="A tag to take away.")
@library_option
@pass_invocation
def tag_notes(
    invocation: Invocation,
    names: Sequence[str],
    filter_text: str | None,
    added: Sequence[str],
    removed: Sequence[str],
) -> None:
    """Add tags to notes and take tags away.

    NOTE is an id or a URL. Both options can be given more than once.
    """
    check_targets(names, filter_text)
    if not (added or removed):
        raise UsageError("There is no tag to add or remove", "Give --add TAG or --remove TAG.")
    from tui.library.edits import Retag
    from tui.model.tagging import Tagging

    with invocation.open_library() as library, ProgressBar("Tagging") as bar:
        ids = chosen_ids(library, names, filter_text)
        tagging = Tagging.of(added, removed)
        retag = Retag(tuple(ids), tagging.added, tagging.removed)
        outcome = library.apply(retag, callbacks(bar))
    narrate(f"{len(outcome.changed):,} of {counted(len(ids), 'note')} changed")
    tell_revived(outcome)
