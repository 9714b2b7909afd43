"""What an export is written to: the output, or a path that somebody named."""

from __future__ import annotations

import os
import re
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from typing import BinaryIO, TextIO
from zipfile import ZipFile

from tui.errors import UrlNotesError, UsageError
from tui.formats.target import Folder
from tui.library.replacing import cannot_be_written, new_folder, replacing
from tui.library.written_files import FolderFiles, ZipFiles

PRIVATE_FILE = 0o600

_OPEN_FILE = re.compile(r"/(?:dev|proc/self)/fd/([0-9]+)")
_DATABASE = b"SQLite format 3\0"
_BESIDE = ("-wal", "-shm", "-journal")
_STREAMS = {"/dev/stdout": 1, "/dev/stderr": 2}


class StreamTarget:
    """A stream that is open, such as the output."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    @contextmanager
    def text(self) -> Iterator[TextIO]:
        """Gives the stream."""
        yield self._stream

    @contextmanager
    def folder(self) -> Iterator[Folder]:
        """Refuses files.

        Raises:
            UsageError: Always.
        """
        raise UsageError(
            "This format is a folder of files, which no output can hold",
            "Name the folder, or a file that ends in .zip, with --output.",
        )
        yield


class PathTarget:
    """A path.

    A text becomes the content of a file there at the end. A new file can be read by its owner only;
    one that is there keeps its rights, and a symbolic link leads to it as before. Files become a
    folder, or a zip file if the path ends in ``.zip``.
    """

    def __init__(self, path: Path) -> None:
        self.path = path

    @contextmanager
    def text(self) -> Iterator[TextIO]:
        """Opens a stream whose text is that of the file at the end.

        Raises:
            UrlNotesError: The file cannot be written, or is a database.
        """
        status = self._status()
        if status is None or (stat.S_ISREG(status.st_mode) and _open_file(self.path) is None):
            with replacing(self.path, _rights(status)) as stream, _as_text(stream) as text:
                yield text
        else:
            # What is open already, a pipe or a device cannot be replaced: it is written directly.
            with _opened(self.path) as text:
                yield text

    @contextmanager
    def folder(self) -> Iterator[Folder]:
        """Opens a folder or a zip file, which is there at the end.

        Raises:
            UrlNotesError: It cannot be written, or something is there already that is no zip file.
        """
        status = self._status()
        if self.path.suffix.lower() == ".zip":
            with replacing(self.path, _rights(status)) as stream, ZipFile(stream, "w") as archive:
                yield ZipFiles(archive)
        else:
            with new_folder(self.path) as made:
                yield FolderFiles(made, self.path)

    def rights_in_words(self) -> str:
        """Returns what others can do with the file that was written, if they can."""
        from tui.library.rights import file_in_words

        is_own = self.path.is_file() and _open_file(self.path) is None
        return file_in_words(self.path) if is_own else ""

    def _status(self) -> os.stat_result | None:
        if _is_of_database(self.path):
            raise UrlNotesError(
                f"{self.path} is a database, or a part of one, and is not written over",
                "Name another file; `url-notes backup create` copies a library.",
            )
        try:
            return self.path.stat()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise cannot_be_written(self.path, error) from error


def _rights(status: os.stat_result | None) -> int:
    return stat.S_IMODE(status.st_mode) if status else PRIVATE_FILE


@contextmanager
def _as_text(stream: BinaryIO) -> Iterator[TextIO]:
    text = TextIOWrapper(stream, encoding="utf-8", newline="\n")
    try:
        yield text
    finally:
        text.detach()


def _is_of_database(path: Path) -> bool:
    """Returns whether a file is a SQLite database, such as the library, or lies beside one."""
    target = Path(os.path.realpath(path))
    names = {target.name} | {target.name.removesuffix(suffix) for suffix in _BESIDE}
    return any(_is_database(target.with_name(name)) for name in names if name)


def _is_database(path: Path) -> bool:
    if not path.is_file():
        return False
    try:
        with path.open("rb") as file:
            return file.read(len(_DATABASE)) == _DATABASE
    except OSError:
        return False


def _open_file(path: Path) -> int | None:
    """Returns the number of the open file that a path stands for, if it stands for one."""
    if found := _OPEN_FILE.fullmatch(str(path)):
        return int(found[1])
    return _STREAMS.get(str(path))


def _opened(path: Path) -> TextIO:
    number = _open_file(path)
    try:
        if number is None:
            return path.open("w", encoding="utf-8", newline="\n")
        # Opened anew by its name, a file would be emptied.
        if sys.stdout:
            sys.stdout.flush()
        return open(os.dup(number), "w", encoding="utf-8", newline="\n")
    except OSError as error:
        raise cannot_be_written(path, error) from error
