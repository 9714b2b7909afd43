"""Members of zip files, read with a bound and never extracted."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import NamedTuple
from zipfile import BadZipFile, ZipFile

from tui.errors import FormatError
from tui.formats.source import BytesSource, Source
from tui.model.text import clean_line

LARGEST_MEMBER = 64 << 20
"""The most bytes of a member, whatever the file says of its size."""
LARGEST_ARCHIVE = 512 << 20
"""The most bytes of all members together."""
MOST_MEMBERS = 100_000

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
    source: BytesSource | None
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
    try:
        with source.open() as stream, ZipFile(stream) as archive:
            infos = [info for info in archive.infolist() if not info.is_dir()]
            left = LARGEST_ARCHIVE
            if len(infos) > MOST_MEMBERS:
                raise FormatError(
                    f"{_named(source)} holds {len(infos):,} files",
                    "Unpack it, and import the folder.",
                )
            for info in infos:
                member = _member(archive, info.filename, min(left, LARGEST_MEMBER))
                left -= member.source.size if member.source else 0
                yield member
    except BadZipFile as error:
        raise FormatError(
            f"{_named(source)} is damaged: {error}", "Download or export it again."
        ) from error


def _member(archive: ZipFile, path: str, limit: int) -> Member:
    name = path.rpartition("/")[2]
    try:
        with archive.open(path) as member:
            data = member.read(limit + 1)
    except _FAULTS as error:
        return Member(path, None, f"it cannot be read: {error}")
    if len(data) > limit:
        return Member(path, None, "it is too large to read")
    return Member(path, BytesSource(name, data))


def _named(source: Source) -> str:
    return f"The zip file {clean_line(source.name, 255)}"
