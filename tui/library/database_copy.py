"""Copies the database of a program that may be writing into it.

Its newest rows can be in the log beside it alone, and move from there to the database at any time:
a database copied before that and a log copied after it hold them in neither.
"""

from __future__ import annotations

import shutil
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from tui.errors import FormatError
from tui.model.text import clean_line

_ENDINGS = ("", "-wal", "-journal")
"""Of the database, of the log of what is new in it, and of that of what was there before."""
_HEAD_BYTES = 32
"""The header of a log, which differs each time that it begins anew."""
_MOST_TRIES = 5


class _State(NamedTuple):
    """What differs once a file has been written."""

    size: int
    modified_ns: int
    head: bytes


def copy_database(path: Path, copy: Path) -> None:
    """Copies a database with its logs, all of the same moment.

    Raises:
        OSError: It cannot be read.
        FormatError: It changed each time while it was copied.
    """
    for _ in range(_MOST_TRIES):
        before = _states(path)
        _copy_all(path, copy)
        if _states(path) == before:
            return
    raise FormatError(
        f"{clean_line(path.name, 255)} is changed again and again while it is copied",
        "Close the program that it belongs to, and try again; or export from there.",
    )


def _copy_all(path: Path, copy: Path) -> None:
    shutil.copyfile(path, copy)
    for ending in _ENDINGS[1:]:
        beside = _beside(copy, ending)
        beside.unlink(missing_ok=True)
        # The program may take it away at any time.
        with suppress(FileNotFoundError):
            shutil.copyfile(_beside(path, ending), beside)


def _states(path: Path) -> list[_State | None]:
    return [_state(_beside(path, ending)) for ending in _ENDINGS]


def _state(path: Path) -> _State | None:
    """Returns the state of a file; ``None`` if it is not there."""
    try:
        with path.open("rb") as stream:
            head = stream.read(_HEAD_BYTES)
        status = path.stat()
    except FileNotFoundError:
        return None
    return _State(status.st_size, status.st_mtime_ns, head)


def _beside(path: Path, ending: str) -> Path:
    return path.with_name(path.name + ending)
