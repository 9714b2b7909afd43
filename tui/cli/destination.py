"""The file that a command writes, which replaces an older one only when it is complete."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkstemp
from typing import TextIO

from tui.cli.output import narrate, output_stream
from tui.errors import UrlNotesError

STANDARD_OUTPUT = "-"

PRIVATE_FILE = 0o600

_OPEN_FILE = re.compile(r"/(?:dev|proc/self)/fd/([0-9]+)")
_DATABASE = b"SQLite format 3\0"
_BESIDE = ("-wal", "-shm", "-journal")
_STREAMS = {"/dev/stdout": 1, "/dev/stderr": 2}


@contextmanager
def destination(output: str | None) -> Iterator[TextIO]:
    """Opens a stream whose text becomes the content of the named file at the end.

    Without a name, or for ``-``, it is the output stream. A new file can be read by its owner only;
    one that is there keeps its rights, and a symbolic link leads to it as before.

    Raises:
        UrlNotesError: The file cannot be written, or is a database.
    """
    if output is None or output == STANDARD_OUTPUT:
        yield output_stream()
        return
    path = Path(output).expanduser()
    status = _status(path)
    if _is_of_database(path):
        raise UrlNotesError(
            f"{path} is a database, or a part of one, and is not written over",
            "Name another file; `url-notes backup create` copies a library.",
        )
    if status is None or (stat.S_ISREG(status.st_mode) and _open_file(path) is None):
        with _replacing(path, stat.S_IMODE(status.st_mode) if status else PRIVATE_FILE) as stream:
            yield stream
        _warn_of_rights(path)
    else:
        # What is open already, a pipe or a device cannot be replaced: it is written directly.
        with _opened(path) as stream:
            yield stream


def _status(path: Path) -> os.stat_result | None:
    try:
        return path.stat()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise _write_error(path, error) from error


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


@contextmanager
def _replacing(path: Path, mode: int) -> Iterator[TextIO]:
    """Opens a stream to a file that takes the place of another at the end, with these rights."""
    target = Path(os.path.realpath(path))
    try:
        descriptor, name = mkstemp(prefix=f".{target.name}.", dir=target.parent)
    except OSError as error:
        raise _write_error(path, error) from error
    try:
        with open(descriptor, "w", encoding="utf-8", newline="\n") as stream:
            os.fchmod(descriptor, mode)
            yield stream
        os.replace(name, target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _opened(path: Path) -> TextIO:
    number = _open_file(path)
    try:
        if number is None:
            return path.open("w", encoding="utf-8", newline="\n")
        # Opened anew by its name, a file would be emptied.
        output_stream().flush()
        return open(os.dup(number), "w", encoding="utf-8", newline="\n")
    except OSError as error:
        raise _write_error(path, error) from error


def _warn_of_rights(path: Path) -> None:
    from tui.library.rights import file_in_words

    if warning := file_in_words(path):
        narrate(warning)


def _write_error(path: Path, error: OSError) -> UrlNotesError:
    return UrlNotesError(
        f"{path} cannot be written: {error.strerror}", "Name another place with --output."
    )
