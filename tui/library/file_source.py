"""A file on the disk as what a reader is given, and how far it has been read."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO

from tui.formats.source import Source
from tui.library.database_copy import copy_database


class FileSource:
    """A file on the disk."""

    def __init__(self, path: Path) -> None:
        """Looks at a file.

        Raises:
            OSError: It is not there.
        """
        self._path = path
        self.name = path.name
        self.size = path.stat().st_size

    def open(self) -> BinaryIO:
        """Opens it at its first byte."""
        return self._path.open("rb")

    @contextmanager
    def copied(self) -> Iterator[Path]:
        """Copies it, with the logs of a database beside it, for as long as that is needed.

        Raises:
            OSError: It cannot be read.
            FormatError: It is never left alone for as long as the copy takes.
        """
        with TemporaryDirectory(prefix="url-notes-") as folder:
            copy = Path(folder, "source")
            copy_database(self._path, copy)
            yield copy


class WatchedSource:
    """A source of which it is known how far it has been read."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._stream: BinaryIO | None = None
        self.name, self.size = source.name, source.size
        self.copied = source.copied

    def open(self) -> BinaryIO:
        """Opens it at its first byte."""
        self._stream = self._source.open()
        return self._stream

    def position(self) -> int:
        """Returns how many bytes of it have been read since it was opened last."""
        if self._stream is None:
            return 0
        return self.size if self._stream.closed else self._stream.tell()
