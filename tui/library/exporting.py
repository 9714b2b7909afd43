"""Exports: what of a library is written, in which format, and to where."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TextIO

from tui.errors import UsageError
from tui.filters.syntax import EVERYTHING, Filter
from tui.filters.values import Scope
from tui.formats.base import Record
from tui.formats.losses import LossCount
from tui.formats.registry import format_named, written_format
from tui.library.batches import batches, notes_of
from tui.library.reading import LibraryReader, QueryInterruptedError, Result
from tui.library.targets import PathTarget
from tui.model.cleaning import clean_draft
from tui.model.note import Draft

if TYPE_CHECKING:
    from tui.formats.base import Format
    from tui.formats.target import Target

LOSSLESS = "jsonl"
"""The format that is written unless another is meant."""


class Exported(NamedTuple):
    """What was written."""

    notes: int
    format: str
    """The name of the format in words."""
    dropped: str = ""
    """What of the notes the format cannot hold, as a sentence; empty for nothing."""
    warning: str = ""
    """What others can do with the file, as a sentence; empty for nothing."""


def export_file(
    library: LibraryReader,
    filter: Filter,
    path: Path,
    marked: frozenset[int] = frozenset(),
    is_stopped: Callable[[], bool] = lambda: False,
) -> Exported:
    """Writes the notes that an expanded filter finds to a file, whose ending means a format.

    Args:
        library: The library; what is written is as of one moment.
        filter: The filter.
        path: The file, or the folder.
        marked: The marked notes, for a filter that asks for them.
        is_stopped: Whether the file is to be left as it was.

    Raises:
        UrlNotesError: The ending means no format, or the file cannot be written.
        QueryInterruptedError: It was stopped.
    """
    format_, target = meant_format(path), PathTarget(path)

    def checked(records: Iterable[Record]) -> Iterator[Record]:
        for record in records:
            if is_stopped():
                raise QueryInterruptedError
            yield record

    with library.one_moment():
        result = library.find(filter, marked=marked)
        records = checked(exported(library, filter, result, format_))
        dropped = write_records(format_, records, target)
    return Exported(len(result.order), format_.label, dropped, target.rights_in_words())


def write_records(format_: Format, records: Iterable[Record], target: Target) -> str:
    """Writes records, and returns what the format drops of them as a sentence.

    Raises:
        UrlNotesError: They cannot be written there.
    """
    losses = LossCount(format_)
    if format_.write_folder:
        with target.folder() as folder:
            format_.write_folder(losses.drafts_of(records), folder)
    else:
        with target.text() as stream:
            _write_text(format_, _cleaned_for_terminal(records, stream), losses, stream)
    return losses.in_words()


def format_to_write(name: str | None, path: str | None) -> Format:
    """Returns the format that was named, or the one that the ending of a path means.

    Raises:
        UrlNotesError: There is no such format, or it is only read.
    """
    if name is None:
        return written_format(path or "") or format_named(LOSSLESS)
    format_ = format_named(name)
    if not format_.is_written:
        raise UsageError(
            f"{name} can only be read", "`url-notes formats` lists what can be written."
        )
    return format_


def exported(
    library: LibraryReader, filter: Filter, result: Result, format_: Format
) -> Iterator[Record]:
    """Yields what is written of the notes that an expanded filter found, in their order.

    A format that holds a whole library gets the notes with all that is known of them, after what is
    arranged beside them: the states and other names of their tags, or where nothing is filtered
    those of all, and views. Call it within ``library.one_moment``.
    """
    if format_.write_library is None:
        yield from notes_of(library, result)
        return
    yield from library.arrangements(None if is_whole(filter) else result)
    for batch in batches(result.order):
        yield from library.former_notes(result, batch)


def is_whole(filter: Filter) -> bool:
    """Returns whether a filter leaves out nothing but what lies in the archive or the trash."""
    is_unlimited = filter.root == EVERYTHING and filter.limit is None
    return is_unlimited and filter.scope in (Scope.CURRENT, Scope.ALL)


def meant_format(path: Path) -> Format:
    """Returns the format that the ending of a name means.

    Raises:
        UsageError: It means none.
    """
    format_ = written_format(path.name)
    if format_ is None:
        raise UsageError(
            f"The name {path.name} means no format",
            "End it in .jsonl for all there is of notes, or in .html, .md, .csv, .opml or .zip.",
        )
    return format_


def _write_text(
    format_: Format, records: Iterable[Record], losses: LossCount, stream: TextIO
) -> None:
    if format_.write_library:
        format_.write_library(losses.watched(records), stream)
    elif format_.write:
        format_.write(losses.drafts_of(records), stream)


def _cleaned_for_terminal(records: Iterable[Record], stream: TextIO) -> Iterable[Record]:
    """Returns the records, for a terminal without escape sequences and control characters."""
    if not stream.isatty():
        return records
    return (clean_draft(each)[0] if isinstance(each, Draft) else each for each in records)
