"""Reads what was found: the clean drafts of files, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tui.errors import FormatError
from tui.formats.base import Format, Issue, Record
from tui.library.callbacks import Progress
from tui.library.file_source import WatchedSource
from tui.library.report import ImportReport, SourceIssue, SourceKind
from tui.library.shown_path import shown
from tui.library.sources import SourceFile, odd, unreadable
from tui.model.arrangement import clean_arrangement
from tui.model.cleaning import clean_draft
from tui.model.note import Draft
from tui.model.text import TEXT_LIMIT, clean_line
from tui.store.connection import QueryInterruptedError


def read_records(
    files: Sequence[SourceFile],
    report: ImportReport,
    progress: Progress = lambda _done, _all: None,
) -> Iterator[Record]:
    """Yields the drafts that `read_files` does, and what comes beside them."""
    return (record for record, _ in read_files(files, report, progress))


def read_files(
    files: Sequence[SourceFile],
    report: ImportReport,
    progress: Progress = lambda _done, _all: None,
) -> Iterator[tuple[Record, Format]]:
    """Yields the clean drafts of the files, each with a link, and what comes beside them.

    What is wrong is reported.

    Args:
        files: From ``find_files``.
        report: Is filled.
        progress: Is told how far it is.

    Raises:
        FormatError: None of the files could be read.
    """
    total, done = sum(file.size for file in files), 0
    failures: list[FormatError] = []
    for file in files:
        report.sources.append(_kind_of(file))
        progress(done, total)
        try:
            for record, read in _read_file(file, report):
                yield record, file.format
                progress(done + min(read, file.size), total)
        except FormatError as error:
            failures.append(error)
            report.issues.append(SourceIssue(shown(file.path), None, error.message))
        done += file.size
    progress(total, total)
    if files and len(failures) == len(files):
        raise failures[0]


def _kind_of(file: SourceFile) -> SourceKind:
    return SourceKind(
        shown(file.path), file.format.name, file.format.label, file.recognition.reason
    )


def _read_file(file: SourceFile, report: ImportReport) -> Iterator[tuple[Record, int]]:
    """Yields what is clean of a file, each with how many bytes had been read by then."""
    assert file.format.read is not None
    name, watched = shown(file.path), WatchedSource(file.source)
    is_empty, known = True, len(report.issues)
    try:
        for item in file.format.read(watched):
            is_empty = is_empty and isinstance(item, Issue)
            if isinstance(item, Issue):
                report.issues.append(SourceIssue(name, item.line, clean_line(item.reason, 500)))
                report.skipped += item.dropped
                report.read += item.dropped
            elif isinstance(item, Draft):
                report.read += 1
                for draft in _accept(item, name, report):
                    yield draft, watched.position()
            elif arrangement := clean_arrangement(item):
                yield arrangement, watched.position()
    except OSError as error:
        raise unreadable(file.path, error) from error
    except (FormatError, QueryInterruptedError):
        raise
    except Exception as error:
        raise odd(file.path, error) from error
    if is_empty and file.is_doubtful and (file.looks_like or len(report.issues) > known):
        raise _wrong_format(file)


def _wrong_format(file: SourceFile) -> FormatError:
    """Returns the error for a file that is not of the format that somebody said."""
    other = f"It looks like {file.looks_like}: name that, or no format."
    return FormatError(
        f"{shown(file.path)} has nothing that can be read as {file.format.name}",
        other
        if file.looks_like
        else "It may be of another format: `url-notes formats` lists them.",
    )


def _accept(draft: Draft, name: str, report: ImportReport) -> Iterator[Draft]:
    clean, was_cleaned = clean_draft(draft)
    report.cleaned += was_cleaned
    if reason := _refusal(clean):
        report.skipped += 1
        report.issues.append(SourceIssue(name, None, reason))
        return
    if len(draft.summary) > TEXT_LIMIT:
        reason = f"the summary of {clean.url} was cut at {TEXT_LIMIT:,} characters"
        report.issues.append(SourceIssue(name, None, reason))
    yield clean


def _refusal(draft: Draft) -> str | None:
    """Returns why a record is passed over, if it is."""
    if not draft.url:
        return f"{_named(draft)} has no link"
    if draft.url[:6].lower() == "place:":
        return f"{_named(draft)} is a saved query of Firefox, no link"
    return None


def _named(draft: Draft) -> str:
    return draft.title or "a record without a title"
