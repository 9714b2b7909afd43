"""What a reader is given: bytes with a name, wherever they lie.

A reader may open a source more than once, from its first byte each time. What can be read only
once, such as a pipe, is kept in memory before (`BytesSource`); files are the library's.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, Protocol

from tui.errors import FormatError

HEAD_BYTES = 65_536
"""How much of a source is looked at to recognise its format."""

LARGEST_TEXT = 256 << 20
"""The most bytes of a source that are read at once."""


class Source(Protocol):
    """Bytes with a name."""

    @property
    def name(self) -> str:
        """The name of the file, without its folders."""

    @property
    def size(self) -> int:
        """In bytes."""

    def open(self) -> BinaryIO:
        """Opens it at its first byte."""

    def copied(self, *, again: bool = False) -> AbstractContextManager[Path]:
        """Copies it to a private file for as long as that is needed.

        What lies beside a database and belongs to it is copied with it.

        Args:
            again: Whether the copy is wanted once more, for which it may be kept.
        """


@dataclass(frozen=True, slots=True)
class BytesSource:
    """Bytes that are in memory."""

    name: str
    data: bytes

    @property
    def size(self) -> int:
        """In bytes."""
        return len(self.data)

    def open(self) -> BinaryIO:
        """Opens it at its first byte."""
        return BytesIO(self.data)

    @contextmanager
    def copied(self, *, again: bool = False) -> Iterator[Path]:  # noqa: ARG002 (it is small)
        """Writes it to a private file for as long as that is needed."""
        from tempfile import TemporaryDirectory

        with TemporaryDirectory(prefix="url-notes-") as folder:
            path = Path(folder, "source")
            path.write_bytes(self.data)
            yield path


def head_of(source: Source) -> bytes:
    """Returns the first bytes of a source, at most `HEAD_BYTES`."""
    with source.open() as stream:
        return stream.read(HEAD_BYTES)


def whole(source: Source, limit: int = LARGEST_TEXT) -> bytes:
    """Returns all bytes of a source.

    Raises:
        FormatError: There are more than the limit.
    """
    with source.open() as stream:
        data = stream.read(limit + 1)
    if len(data) > limit:
        raise too_large(limit)
    return data


def too_large(limit: int) -> FormatError:
    """Returns the error of a source that has more bytes than the limit."""
    return FormatError(
        f"This is larger than {limit >> 20:,} MB, too much to read at once",
        "Split the file, or export fewer notes at a time.",
    )
