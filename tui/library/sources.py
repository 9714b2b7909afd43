"""Files, folders, zip files and pipes that a person names, each with its format.

A file is read by the format that is surest of it; in a folder and in a zip file each file by its
own. What no format knows is passed over, and told. So is a pipe, once it has been read to its end,
where somebody may wait for that.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from tui.errors import FormatError, UsageError
from tui.formats.archive import members_of
from tui.formats.base import Format, Recognition, Score
from tui.formats.registry import Recognised, format_named, recognise_shape
from tui.formats.shape import Archive, Binary, Database, Json, Markup, Shape
from tui.formats.sniffing import sniff
from tui.formats.source import BytesSource, Source
from tui.library.browser_profiles import BROWSERS, Surroundings, bookmark_files
from tui.library.file_source import FileSource
from tui.library.folder_walk import walk
from tui.library.log import fault_in_words
from tui.library.paths import expanded
from tui.library.report import SourceIssue
from tui.library.shown_path import shown
from tui.library.spooling import (
    STANDARD_INPUT,
    is_standard_input,
    spool_pipe,
    spool_standard_input,
)
from tui.store.connection import QueryInterruptedError

logger = logging.getLogger(__name__)

NO_FILE = "neither a file nor a folder"

_CHOSEN = Recognition(Score.CERTAIN, "it was said so")
_DAMAGED = "a SQLite database that is cut short or damaged"
_PASSED = "passed over: "
_LIST = "`url-notes formats` lists the kinds"
_BESIDE_DATABASES = ("-wal", "-shm", "-journal")
"""The endings of files that belong to a database beside them."""


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A source, the format that reads it, and why that one."""

    path: Path
    """Where it lies; below a zip file, as if that were a folder."""
    format: Format
    source: Source
    recognition: Recognition = _CHOSEN
    is_doubtful: bool = False
    """Whether somebody said which format it is, and it does not look like it."""
    looks_like: str = ""
    """The name of the format that it looks like instead, if it looks like any."""

    @property
    def size(self) -> int:
        """In bytes."""
        return self.source.size

    @property
    def name(self) -> str:
        """What a person calls it."""
        # A shell has the output of a command as one of its descriptors, which has but a number.
        is_pipe = isinstance(self.source, BytesSource) and self.path.name.isdecimal()
        return "a pipe" if is_pipe else self.path.name


def find_files(
    sources: Sequence[str],
    format_name: str | None = None,
    *,
    profile: str | None = None,
    issues: list[SourceIssue] | None = None,
    reads_pipes: bool = False,
    is_stopped: Callable[[], bool] = lambda: False,
) -> list[SourceFile]:
    """Finds the files that the named files and folders stand for, in their order.

    Args:
        sources: Paths; ``~`` is the home folder. Or names of browsers, whose own bookmarks are
            meant.
        format_name: What all of them are read as, instead of what they look like.
        profile: Whose bookmarks are meant, where a browser has several profiles.
        issues: Gets what is passed over in a folder or a zip file, and why.
        reads_pipes: Whether pipes are waited for and read, and ``-`` is standard input; else they
            are refused.
        is_stopped: Is asked at every file of a folder; once it says so, the search is given up.

    Raises:
        FormatError: A source does not exist, is of no known kind, or holds nothing readable.
        UsageError: No format has this name, or it can only be written.
        QueryInterruptedError: It was stopped.
    """
    chosen = _readable(format_name) if format_name else None
    search = _Search(chosen, [] if issues is None else issues, is_stopped)
    for name in sources:
        search.check_stopped()
        if not name:
            raise UsageError("A source has no name", "Name a file or folder; . is this folder.")
        if name in BROWSERS:
            search.add_browser(name, profile)
            continue
        is_input = reads_pipes and is_standard_input(name)
        path = STANDARD_INPUT if is_input else expanded(name)
        try:
            if is_input:
                search.add_spooled(path, spool_standard_input())
            elif reads_pipes and path.is_fifo():
                search.add_spooled(path, spool_pipe(path))
            elif path.is_dir():
                search.add_folder(path)
            else:
                search.add_file(path)
        except (OSError, ValueError) as error:
            raise unreadable(path, error) from error
    return search.files


class _Search:
    """The files that were found so far."""

    def __init__(
        self, chosen: Format | None, issues: list[SourceIssue], is_stopped: Callable[[], bool]
    ) -> None:
        self.files: list[SourceFile] = []
        self._chosen = chosen
        self._issues = issues
        self._is_stopped = is_stopped
        self._failures: list[FormatError] = []

    def check_stopped(self) -> None:
        """Gives the search up where nobody wants it any more."""
        if self._is_stopped():
            raise QueryInterruptedError

    def add_file(self, path: Path) -> None:
        """Adds a file that somebody named."""
        if path.exists() and not path.is_file():
            raise FormatError(f"{shown(path)} is {NO_FILE}", "Save what it holds, and import that.")
        self._add_named(path, FileSource(path))

    def add_browser(self, name: str, profile: str | None) -> None:
        """Adds the files with the bookmarks of a browser."""
        label = BROWSERS[name].label
        try:
            for path in bookmark_files(name, profile, Surroundings.here()):
                self.add_file(path)
        except OSError as error:
            raise FormatError(
                f"The bookmarks of {label} cannot be read: {error.strerror}",
                f"Close {label} and try again, or import a file that it exported.",
            ) from error

    def add_spooled(self, path: Path, source: BytesSource) -> None:
        """Adds what was read from a pipe."""
        if not source.size:
            message = f"{shown(path)} is empty"
            raise FormatError(message, "What was to write into it may have failed.")
        self._add_named(path, source)

    def _add_named(self, path: Path, source: Source) -> None:
        shape = sniff(source)
        if self._chosen:
            self.files.append(self._as_chosen(path, self._chosen, source, shape))
        elif found := recognise_shape(shape):
            self.files.append(SourceFile(path, found.format, source, found.recognition))
        elif isinstance(shape, Archive) and shape.names:
            self._add_all(path, self._members(path, source))
        elif isinstance(shape, Database) and shape.is_damaged:
            raise FormatError(
                f"{shown(path)} is {_DAMAGED}",
                "Copy it again where it comes from, or export from the program that it belongs to.",
            )
        else:
            raise FormatError(
                f"{shown(path)} is of no kind that url-notes can read",
                f"{_LIST}; --format names one.",
            )

    def _as_chosen(self, path: Path, format_: Format, source: Source, shape: Shape) -> SourceFile:
        """Returns a file as what somebody said that it is, whatever it looks like."""
        if recognition := format_.recognises(shape):
            return SourceFile(path, format_, source, recognition)
        other = recognise_shape(shape)
        looks_like = other.format.name if other else ""
        return SourceFile(path, format_, source, is_doubtful=True, looks_like=looks_like)

    def add_folder(self, folder: Path) -> None:
        """Adds the files in a folder, and in the zip files in it."""
        self._add_all(folder, self._below(folder))

    def _below(self, folder: Path) -> Iterator[tuple[Path, Source]]:
        for path in walk(folder, lambda error: self._fail(Path(error.filename), error)):
            self.check_stopped()
            with self._passing_over_failures(path):
                if path.is_file():
                    if not path.name.endswith(_BESIDE_DATABASES):
                        yield path, FileSource(path)
                elif path.exists():
                    self._pass_over(path, f"this is {NO_FILE}")

    def _members(self, path: Path, source: Source) -> Iterator[tuple[Path, Source]]:
        for member in members_of(source):
            self.check_stopped()
            if member.source is None:
                self._pass_over(path / member.path, member.reason)
            elif not member.source.name.startswith("."):
                yield path / member.path, member.source

    def _add_all(self, container: Path, sources: Iterator[tuple[Path, Source]]) -> None:
        """Adds each source that a format knows; what belongs to a site is not told."""
        self._failures.clear()
        looked_at = [each for path, source in sources for each in self._looked_at(path, source)]
        sites = {each.path.parent for each in looked_at if each.is_of_site}
        count = len(self.files)
        for each in looked_at:
            is_apart = sites.isdisjoint(each.path.parents)
            if each.file and (is_apart or each.is_sure):
                self.files.append(each.file)
            elif is_apart and not self._chosen:
                self._pass_over(each.path, each.unknown)
        if len(self.files) == count:
            nothing = FormatError(
                f"{shown(container)} holds nothing that url-notes can read",
                "`url-notes formats` lists the kinds; name a single file with --format.",
            )
            raise next(iter(self._failures), nothing)

    def _looked_at(self, path: Path, source: Source, *, opens: bool = True) -> Iterator[_LookedAt]:
        """Yields a file, or those in it if it is a zip file that no format reads as a whole."""
        with self._passing_over_failures(path):
            shape, found = self._looked(source)
            if opens and not found and isinstance(shape, Archive) and shape.names:
                for inner, member in self._members(path, source):
                    yield from self._looked_at(inner, member, opens=False)
            else:
                file = SourceFile(path, found.format, source, found.recognition) if found else None
                yield _LookedAt(path, file, "" if found else _unknown(shape))

    def _looked(self, source: Source) -> tuple[Shape, Recognised | None]:
        shape = sniff(source)
        if not self._chosen:
            return shape, recognise_shape(shape)
        recognition = self._chosen.recognises(shape)
        return shape, Recognised(self._chosen, recognition) if recognition else None

    @contextmanager
    def _passing_over_failures(self, path: Path) -> Iterator[None]:
        """Lets a file that cannot be read end nothing but itself."""
        try:
            yield
        except (OSError, FormatError) as error:
            self._fail(path, error)
        except QueryInterruptedError:
            raise
        except Exception as error:
            self._fail(path, odd(path, error))

    def _fail(self, path: Path, error: OSError | FormatError) -> None:
        if isinstance(error, FormatError):
            self._failures.append(error)
            self._pass_over(path, error.message)
        else:
            self._failures.append(unreadable(path, error))
            self._pass_over(path, f"it cannot be read: {error.strerror}")

    def _pass_over(self, path: Path, reason: str) -> None:
        self._issues.append(SourceIssue(shown(path), None, reason))


class _LookedAt(NamedTuple):
    """A file of a folder or a zip file; of one that no format knows nothing of it is kept."""

    path: Path
    file: SourceFile | None
    unknown: str
    """Why no format knows it."""

    @property
    def is_of_site(self) -> bool:
        """Whether it is a page of a site."""
        return self.file is not None and self.file.format.in_folders

    @property
    def is_sure(self) -> bool:
        """Whether it is read also where it lies among the files of a site."""
        is_certain = self.file and self.file.recognition.score is Score.CERTAIN
        return self.is_of_site or bool(is_certain)


def _unknown(shape: Shape) -> str:
    """Returns why a file is passed over."""
    match shape:
        case Binary() | Archive():
            return f"{_PASSED}it is no text"
        case Database(is_damaged=True):
            return f"{_PASSED}{_DAMAGED}"
        case Database():
            return f"{_PASSED}a database, and of no program that url-notes knows"
        case Json():
            return f"{_PASSED}JSON, and of no kind that url-notes knows"
        case Markup():
            return f"{_PASSED}markup that begins with <{shape.root}>, of no known kind"
    return f"{_PASSED}text without links that stand by themselves"


def unreadable(path: Path, error: OSError | ValueError) -> FormatError:
    """Returns the error for a path that the system refuses."""
    if isinstance(error, FileNotFoundError):
        return FormatError(f"{shown(path)} does not exist", "Check the path.")
    if isinstance(error, PermissionError):
        return FormatError(
            f"{shown(path)} cannot be read: {error.strerror}", "Check its permissions."
        )
    reason = error.strerror if isinstance(error, OSError) else str(error)
    return FormatError(f"{shown(path)} cannot be read: {reason}", "Check the path.")


def odd(path: Path, error: Exception) -> FormatError:
    """Returns the error for a file on which a format fails as nobody foresaw, and logs that."""
    logger.error("a file cannot be read", exc_info=error)
    words, hint = fault_in_words(error)
    return FormatError(f"{shown(path)} cannot be read: {words}", hint)


def _readable(name: str) -> Format:
    found = format_named(name)
    if found.read is None:
        raise UsageError(
            f"{found.name} can only be written", "`url-notes formats` lists what can be read."
        )
    return found
