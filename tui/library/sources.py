"""Files, folders and pipes that a person names, read as drafts.

A folder stands for the files of it that a format reads in folders, in their natural order; what
else lies there is passed over. A file is read by the format that recognises it. So is a pipe, once
it has been read to its end, where somebody may wait for that.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from tui.errors import FormatError, UsageError
from tui.formats.base import HEAD_BYTES, Format, Issue
from tui.formats.registry import FORMATS, format_named, recognise
from tui.library.callbacks import Progress
from tui.library.report import ImportReport, SourceIssue
from tui.library.spooling import (
    STANDARD_INPUT,
    is_standard_input,
    spool_pipe,
    spool_standard_input,
)
from tui.model.cleaning import clean_draft
from tui.model.note import Draft
from tui.model.text import TEXT_LIMIT, clean_line
from tui.store.connection import QueryInterruptedError

NO_FILE = "neither a file nor a folder"


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file and the format that reads it."""

    path: Path
    format: Format
    size: int
    """In bytes."""
    spool: BytesIO | None = None
    """What it held, where it can be read only once."""

    @property
    def name(self) -> str:
        """What a person calls it."""
        # A shell has the output of a command as one of its descriptors, which has but a number.
        return "a pipe" if self.spool and self.path.name.isdecimal() else self.path.name

    def open(self) -> BinaryIO:
        """Opens it for reading; where it can be read only once, that is the once."""
        return self.spool or self.path.open("rb")


def find_files(
    sources: Sequence[str],
    format_name: str | None = None,
    *,
    issues: list[SourceIssue] | None = None,
    reads_pipes: bool = False,
    is_stopped: Callable[[], bool] = lambda: False,
) -> list[SourceFile]:
    """Finds the files that the named files and folders stand for, in their order.

    Args:
        sources: Paths; ``~`` is the home folder.
        format_name: What all of them are read as, instead of what they look like.
        issues: Gets what is passed over in a folder although it could be meant.
        reads_pipes: Whether pipes are waited for and read, and ``-`` is standard input; else they
            are refused.
        is_stopped: Is asked at every file of a folder; once it says so, the search is given up.

    Raises:
        FormatError: A source does not exist, is of no known kind, or holds nothing readable.
        UsageError: No format has this name, or it can only be written.
        QueryInterruptedError: It was stopped.
    """
    chosen = _readable(format_name) if format_name else None
    issues = [] if issues is None else issues
    files: list[SourceFile] = []
    for source in sources:
        if is_stopped():
            raise QueryInterruptedError
        is_input = reads_pipes and is_standard_input(source)
        path = STANDARD_INPUT if is_input else _expanded(source)
        try:
            if is_input:
                files.append(_spooled_file(path, chosen, spool_standard_input()))
            elif reads_pipes and path.is_fifo():
                files.append(_spooled_file(path, chosen, spool_pipe(path)))
            elif path.is_dir():
                files += _files_in(path, chosen, issues, is_stopped)
            else:
                files.append(_file_at(path, chosen))
        except (OSError, ValueError) as error:
            raise _unreadable(path, error) from error
    return files


def read_drafts(
    files: Sequence[SourceFile],
    report: ImportReport,
    progress: Progress = lambda _done, _all: None,
    *,
    keeps_queries: bool = False,
) -> Iterator[Draft]:
    """Yields the drafts that `read_files` does."""
    found = read_files(files, report, progress, keeps_queries=keeps_queries)
    return (draft for draft, _ in found)


def read_files(
    files: Sequence[SourceFile],
    report: ImportReport,
    progress: Progress = lambda _done, _all: None,
    *,
    keeps_queries: bool = False,
) -> Iterator[tuple[Draft, Format]]:
    """Yields the clean drafts of the files, each with a link; reports what is wrong.

    Args:
        files: From ``find_files``.
        report: Is filled.
        progress: Is told how far it is.
        keeps_queries: Whether the saved queries that Firefox keeps among its bookmarks count as
            links, as they do where a file is only turned into another.

    Raises:
        FormatError: None of the files could be read.
    """
    total, done = sum(file.size for file in files), 0
    failures: list[FormatError] = []
    for file in files:
        progress(done, total)
        try:
            for draft, read in _read_file(file, report, keeps_queries):
                yield draft, file.format
                progress(done + read, total)
        except FormatError as error:
            failures.append(error)
            report.issues.append(SourceIssue(shown(file.path), None, error.message))
        done += file.size
    progress(total, total)
    if files and len(failures) == len(files):
        raise failures[0]


def _read_file(
    file: SourceFile, report: ImportReport, keeps_queries: bool
) -> Iterator[tuple[Draft, int]]:
    """Yields the clean drafts of a file, each with how many bytes had been read by then."""
    assert file.format.read is not None
    name = shown(file.path)
    try:
        with file.open() as stream:
            for item in file.format.read(stream):
                if isinstance(item, Issue):
                    report.issues.append(SourceIssue(name, item.line, clean_line(item.reason, 500)))
                    report.skipped += item.dropped
                    report.read += item.dropped
                else:
                    report.read += 1
                    for draft in _accept(item, name, report, keeps_queries):
                        yield draft, stream.tell()
    except OSError as error:
        raise _unreadable(file.path, error) from error


def _accept(draft: Draft, name: str, report: ImportReport, keeps_queries: bool) -> Iterator[Draft]:
    clean, was_cleaned = clean_draft(draft)
    report.cleaned += was_cleaned
    if reason := _refusal(clean, keeps_queries):
        report.skipped += 1
        report.issues.append(SourceIssue(name, None, reason))
        return
    if len(draft.summary) > TEXT_LIMIT:
        reason = f"the summary of {clean.url} was cut at {TEXT_LIMIT:,} characters"
        report.issues.append(SourceIssue(name, None, reason))
    yield clean


def _refusal(draft: Draft, keeps_queries: bool) -> str | None:
    """Returns why a record is passed over, if it is."""
    if not draft.url:
        return f"{_named(draft)} has no link"
    if draft.url[:6].lower() == "place:" and not keeps_queries:
        return f"{_named(draft)} is a saved query of Firefox, no link"
    return None


def _named(draft: Draft) -> str:
    return draft.title or "a record without a title"


def _expanded(source: str) -> Path:
    try:
        return Path(source).expanduser()
    except RuntimeError as error:
        raise FormatError(
            f"{shown(Path(source))} names a home folder that is not there", "Check the path."
        ) from error


def _file_at(path: Path, chosen: Format | None) -> SourceFile:
    if path.exists() and not path.is_file():
        raise FormatError(f"{shown(path)} is {NO_FILE}", "Save what it holds, and import that.")
    return SourceFile(path, chosen or _recognised(path, _head(path)), path.stat().st_size)


def _spooled_file(path: Path, chosen: Format | None, spool: BytesIO) -> SourceFile:
    content = spool.getbuffer()
    if not content:
        raise FormatError(f"{shown(path)} is empty", "What was to write into it may have failed.")
    found = chosen or _recognised(path, bytes(content[:HEAD_BYTES]))
    return SourceFile(path, found, len(content), spool)


def _recognised(path: Path, head: bytes) -> Format:
    found = recognise(head, path.name)
    if found is None:
        raise FormatError(
            f"{shown(path)} is of no kind that url-notes can read",
            "`url-notes formats` lists the kinds; --format names one.",
        )
    return found


def _files_in(
    folder: Path,
    chosen: Format | None,
    issues: list[SourceIssue],
    is_stopped: Callable[[], bool],
) -> list[SourceFile]:
    formats = [chosen] if chosen else [each for each in FORMATS if each.in_folders]
    files = []
    for path in _walk(folder):
        if is_stopped():
            raise QueryInterruptedError
        if not path.is_file():
            issues.append(SourceIssue(shown(path), None, f"this is {NO_FILE}"))
        elif found := _first_of(formats, _head(path), path.name):
            files.append(SourceFile(path, found, path.stat().st_size))
    if not files:
        raise FormatError(
            f"{shown(folder)} holds nothing that url-notes can read",
            "Name a folder of the published site, or a single file.",
        )
    return files


def _first_of(formats: Sequence[Format], head: bytes, name: str) -> Format | None:
    return next((each for each in formats if each.recognises(head, name)), None)


def _walk(folder: Path) -> Iterator[Path]:
    """Yields what is there but folders, and links to nowhere."""
    for parent, folders, names in os.walk(folder):
        folders.sort(key=_natural)
        for name in sorted(names, key=_natural):
            path = Path(parent, name)
            if path.exists():
                yield path


def _natural(name: str) -> list[tuple[int, int, str]]:
    """Returns a sorting key in which ``page 10`` comes after ``page 9``."""
    return [
        (0, int(part), "") if part.isdecimal() else (1, 0, part)
        for part in re.split(r"([0-9]+)", name)
    ]


def _head(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            return stream.read(HEAD_BYTES)
    except (OSError, ValueError) as error:
        raise _unreadable(path, error) from error


def _unreadable(path: Path, error: OSError | ValueError) -> FormatError:
    """Returns the error for a path that the system refuses."""
    if isinstance(error, FileNotFoundError):
        return FormatError(f"{shown(path)} does not exist", "Check the path.")
    if isinstance(error, PermissionError):
        return FormatError(
            f"{shown(path)} cannot be read: {error.strerror}", "Check its permissions."
        )
    reason = error.strerror if isinstance(error, OSError) else str(error)
    return FormatError(f"{shown(path)} cannot be read: {reason}", "Check the path.")


def _readable(name: str) -> Format:
    found = format_named(name)
    if found.read is None:
        raise UsageError(
            f"{found.name} can only be written", "`url-notes formats` lists what can be read."
        )
    return found


def shown(path: Path) -> str:
    """Returns a path as text that is safe to print."""
    return clean_line(os.fsencode(path).decode("utf-8", "replace"), 4_096)
