"""Members of zip files, read with a bound each time that they are opened, and not held.

But a zip file in a zip file is held until another member is read: else it would be unpacked anew
for each of its own. None is unpacked to the disk but a database, to a private file for as long as
it is read.
"""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, NamedTuple
from zipfile import BadZipFile, ZipFile, ZipInfo

from tui.errors import FormatError
from tui.formats.source import BytesSource, Source
from tui.model.text import clean_line

LARGEST_MEMBER = 64 << 20
"""The most bytes of a member, whatever the file says of its size."""
LARGEST_ARCHIVE = 512 << 20
"""The most bytes of all members together."""
MOST_MEMBERS = 100_000

ZIP_START = b"PK\x03\x04"
"""The first bytes of a zip file."""

_FAULTS = (
    BadZipFile,
    zlib.error,
    NotImplementedError,
    RuntimeError,
    ValueError,
    EOFError,
    OSError,
)
"""What a damaged, encrypted or strange file raises."""


class Member(NamedTuple):
    """A member of a zip file."""

    path: str
    source: Source | None
    """What it holds; ``None`` where it cannot be read."""
    reason: str = ""
    """Why it cannot be read."""


def names_in(source: Source) -> tuple[str, ...]:
    """Returns the paths of the files in a zip file; none where it is damaged."""
    try:
        with source.open() as stream, ZipFile(stream) as archive:
            infos = archive.infolist()[:MOST_MEMBERS]
            return tuple(info.filename for info in infos if not info.is_dir())
    except _FAULTS:
        return ()


def members_of(source: Source) -> Iterator[Member]:
    """Yields the files in a zip file, in its order.

    Raises:
        FormatError: It is damaged, or holds too much.
    """
    archive = _Archive(source)
    left = LARGEST_ARCHIVE
    for info in archive.files:
        member = _member(archive, info, min(left, LARGEST_MEMBER))
        left -= member.source.size if member.source else 0
        yield member


def _member(archive: _Archive, info: ZipInfo, limit: int) -> Member:
    try:
        size = len(archive.read(info, limit + 1))
    except _FAULTS as error:
        return Member(info.filename, None, f"it cannot be read: {error}")
    if size > limit:
        return Member(info.filename, None, "it is too large to read")
    return Member(info.filename, _MemberSource(archive, info, size))


class _Archive:
    """A zip file whose list of members is read once; it is open only while one is read."""

    def __init__(self, source: Source) -> None:
        self._stream = _Reopened(source)
        self._held: tuple[ZipInfo, bytes] | None = None
        try:
            with self._stream:
                self._zip = ZipFile(self._stream)
        except BadZipFile as error:
            raise FormatError(
                f"{_named(source)} is damaged: {error}", "Download or export it again."
            ) from error
        self.files = [info for info in self._zip.infolist() if not info.is_dir()]
        if len(self.files) > MOST_MEMBERS:
            raise FormatError(
                f"{_named(source)} holds {len(self.files):,} files",
                "Unpack it, and import the folder.",
            )

    def read(self, info: ZipInfo, limit: int) -> bytes:
        """Returns the first bytes of a member, at most as many as the limit."""
        if self._held and self._held[0] is info and limit <= len(self._held[1]):
            return self._held[1][:limit]
        self._held = None
        with self._stream, self._zip.open(info) as member:
            data = member.read(limit)
        if data.startswith(ZIP_START):
            self._held = (info, data)
        return data


class _Reopened:
    """The bytes of a source, as a stream that is opened for each time that it is read."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._stream: BinaryIO = io.BytesIO()

    def __enter__(self) -> _Reopened:
        self._stream = self._source.open()
        return self

    def __exit__(self, *_: object) -> None:
        self._stream.close()

    def read(self, count: int = -1, /) -> bytes:
        return self._stream.read(count)

    def seek(self, offset: int, whence: int = 0, /) -> int:
        return self._stream.seek(offset, whence)

    def seekable(self) -> bool:
        return self._stream.seekable()

    def tell(self) -> int:
        return self._stream.tell()


class _MemberSource:
    """A member of a zip file, as what a reader is given."""

    def __init__(self, archive: _Archive, info: ZipInfo, size: int) -> None:
        self._archive = archive
        self._info = info
        self.name = info.filename.rpartition("/")[2]
        self.size = size

    def open(self) -> BinaryIO:
        """Opens it at its first byte.

        Raises:
            FormatError: It cannot be read any more.
        """
        return self._held().open()

    @contextmanager
    def copied(self, *, again: bool = False) -> Iterator[Path]:
        """Writes it to a private file for as long as that is needed."""
        with self._held().copied(again=again) as path:
            yield path

    def _held(self) -> BytesSource:
        try:
            return BytesSource(self.name, self._archive.read(self._info, self.size))
        except _FAULTS as error:
            raise FormatError(
                f"{clean_line(self.name, 255)} cannot be read from its zip file: {error}",
                "Try again; the zip file may have changed.",
            ) from error


def _named(source: Source) -> str:
    return f"The zip file {clean_line(source.name, 255)}"
