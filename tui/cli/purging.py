"""``purge``: delete notes that are in the trash for good."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from tui.cli.invocation import Invocation, library_option, pass_invocation
from tui.cli.output import is_terminal, narrate
from tui.cli.targets import check_targets, chosen_ids, in_trash, note_targets
from tui.errors import UrlNotesError, UsageError
from tui.library.edits import Purge
from tui.library.edits_in_words import purge_in_words, purge_question

if TYPE_CHECKING:
    from tui.library.reading import LibraryReader

MOST_NAMED = 5
"""How many notes that are not in the trash an error names."""


@click.command("purge")
@note_targets
@click.option("--yes", is_flag=True, help="Do not ask.")
@library_option
@pass_invocation
def purge_notes(
    invocation: Invocation, names: Sequence[str], filter_text: str | None, yes: bool
) -> None:
    """Delete notes in the trash for good.

    NOTE is an id or a URL; a filter looks in the trash. This cannot be undone: nothing is left of
    the notes in the library or its history but the names of their tags.
    """
    check_targets(names, filter_text)
    _check_answerable(yes)
    with invocation.open_library() as library:
        ids = chosen_ids(library, names, filter_text, in_trash)
        _check_trashed(library, ids)
        if ids and not yes:
            click.confirm(_question(library, ids), abort=True, err=True)
        outcome = library.apply(Purge(tuple(ids)))
    for sentence in purge_in_words(outcome):
        narrate(sentence.removesuffix("."))


def _check_answerable(yes: bool) -> None:
    if not yes and not is_terminal(sys.stdin):
        raise UsageError(
            "Purging cannot be undone, and nobody is there to be asked", "Add --yes to go ahead."
        )


def _check_trashed(library: LibraryReader, ids: Sequence[int]) -> None:
    kept = sorted(library.lacking(ids, "trashed"))
    if not kept:
        return
    named = ", ".join(map(str, kept[:MOST_NAMED]))
    more = f" and {len(kept) - MOST_NAMED:,} more" if len(kept) > MOST_NAMED else ""
    subject = f"Note {named} is" if len(kept) == 1 else f"Notes {named}{more} are"
    raise UrlNotesError(
        f"{subject} not in the trash, and nothing was purged", "`url-notes rm` puts notes there."
    )


def _question(library: LibraryReader, ids: Sequence[int]) -> str:
    (note, *_) = library.notes_of(ids[:1])
    return purge_question(len(ids), note.title or note.url)
