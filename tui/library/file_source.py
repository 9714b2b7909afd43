"""A file on the disk as what a reader is given, and how far it has been read."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from typing import BinaryIO
from weakref import finalize

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
        self._kept: _Copy | None = None
        self.name = path.name
        self.size = path.stat().st_size

    def open(self) -> BinaryIO:
        """Opens it at its first byte."""
        return self._path.open("rb")

    @contextmanager
    def copied(self, *, again: bool = False) -> Iterator[Path]:
        """Copies it, with the logs of a database beside it, for as long as that is needed.

        Args:
            again: Whether to keep the copy for the next time, if this source is there so long.

        Raises:
            OSError: It cannot be read.
            FormatError: It is never left alone for as long as the copy takes.
        """
        copy, self._kept = self._kept or _Copy(), None
        try:
            yield copy.of(self._path)
            if again:
                self._kept = copy
        finally:
            if not self._kept:
                copy.delete()


class _Copy:
    """A private copy of a file, which is gone with this object at the latest."""

    def __init__(self) -> None:
        folder = mkdtemp(prefix="url-notes-")
        self.delete = finalize(self, rmtree, folder, ignore_errors=True)
        self._path = Path(folder, "source")

    def of(self, path: Path) -> Path:
        """Returns where the copy is; makes it the first time."""
        if not self._path.exists():
            copy_database(path, self._path)
        return self._path


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
