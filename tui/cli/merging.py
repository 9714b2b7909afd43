"""``merge``: notes that are the same become one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from tui.cli.invocation import Invocation, library_option, pass_invocation
from tui.cli.output import emphasised, narrate, write_line
from tui.cli.targets import check_targets, chosen_ids, note_targets
from tui.cli.values import NOTE
from tui.errors import UrlNotesError, UsageError
from tui.library.edits import MOST_MERGED, MergeNotes

if TYPE_CHECKING:
    from tui.library.library import Library
    from tui.library.reading import LibraryReader
    from tui.model.merging import StoredNote

Group = tuple["StoredNote", list["StoredNote"]]
"""A note to keep, and those to merge into it."""


@click.command("merge")
@note_targets
@click.option("--into", type=NOTE, help="The note to keep; else the first that is named.")
@click.option("--dry-run", is_flag=True, help="Only print what would become of them.")
@library_option
@pass_invocation
def merge_notes(
    invocation: Invocation,
    names: Sequence[str],
    filter_text: str | None,
    into: str | None,
    dry_run: bool,
) -> None:
    """Merge notes that are the same into one.

    NOTE is an id or a URL; one alone is merged with all notes of the same page. With a filter, such
    as is:dup, those that match are merged page by page into the one that was added first, and
    each page can be undone alone. Comments are all kept, other texts become versions, and the
    addresses of the others find the note that is kept.
    """
    check_targets(names, filter_text)
    if filter_text is not None and into:
        raise UsageError("--into is for notes that are named", "Name them in place of --filter.")
    if dry_run:
        with invocation.open_reader() as reader:
            groups = _groups(reader, names, filter_text, into)
        for group in groups:
            _write(*group)
    else:
        with invocation.open_library() as library:
            groups = _groups(library, names, filter_text, into)
            for group in groups:
                _write(*group)
                _merge(library, *group)
    if dry_run or not groups:
        narrate("Nothing was merged")


def _groups(
    library: LibraryReader, names: Sequence[str], filter_text: str | None, into: str | None
) -> list[Group]:
    """Returns which notes are to be merged.

    Raises:
        UrlNotesError: Those that are named are no several notes, or some are too many.
    """
    if filter_text is None:
        groups = [_named(library, [into, *names] if into else names)]
    else:
        groups = _found(library, filter_text)
    _check_sizes(groups)
    return groups


def _named(library: LibraryReader, names: Sequence[str]) -> Group:
    ids = chosen_ids(library, names, None)
    if len(ids) == 1 < len(names):
        raise UrlNotesError("They are one note already", f"`url-notes show {ids[0]}` prints it.")
    stands, *others = library.mergeable(ids)
    if not others:
        raise UrlNotesError("No other note is of this page", "Name all notes to merge.")
    return stands, others


def _found(library: LibraryReader, filter_text: str) -> list[Group]:
    from tui.model.note_merging import oldest_first

    with library.one_moment():
        pages = library.pages_of(chosen_ids(library, (), filter_text))
        sorted_pages = [oldest_first(library.mergeable(page)) for page in pages]
    return [(stands, others) for stands, *others in sorted_pages]


def _check_sizes(groups: Sequence[Group]) -> None:
    most = max((1 + len(others) for _, others in groups), default=0)
    if most > MOST_MERGED:
        raise UrlNotesError(
            f"{most:,} notes are of one page", f"No more than {MOST_MERGED} are merged into one."
        )


def _merge(library: Library, stands: StoredNote, others: Sequence[StoredNote]) -> None:
    from tui.library.edits_in_words import merge_in_words

    ids = (stands.note.id, *(other.note.id for other in others))
    for sentence in merge_in_words(library.apply(MergeNotes(ids, stands.note.id))):
        narrate(sentence.removesuffix("."))


def _write(stands: StoredNote, others: Sequence[StoredNote]) -> None:
    """Prints what becomes of notes."""
    from tui.library.merging_in_words import in_words
    from tui.model.note_merging import merge_notes

    merged = merge_notes(stands, others)
    ids = ", ".join(str(other.note.id) for other in others)
    write_line(emphasised(f"note {stands.note.id}, with {ids}"))
    for subject, lines in in_words(merged, stands, others):
        for line in lines:
            write_line(f"  {subject}: {line}")
    write_line("")
