"""Tells whether SQLite failed for want of room on the disk, which its own message may not say.

Only what the system reports as a full disk is ``SQLITE_FULL``. A quota that is used up is an error
of the disk, and one that has no room for the files that reading needs is one of those, or a file
that cannot be opened.
"""

from __future__ import annotations

import errno
import sqlite3
from pathlib import Path

PROBE_SIZE = 32_768
"""As many bytes as SQLite needs beside a library to read it."""

_PRIMARY = 0xFF
_ALWAYS = (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR_SHMSIZE)
_PERHAPS = (sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PROTOCOL)
_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


def is_for_want_of_room(error: sqlite3.Error, folder: Path) -> bool:
    """Returns whether a full disk is why SQLite failed.

    Args:
        error: What SQLite said.
        folder: Where it was to write.
    """
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_OK)
    return code in _ALWAYS or (code & _PRIMARY in _PERHAPS and not has_room(folder))


def has_room(folder: Path) -> bool:
    """Returns whether a little can be written into a folder, or why not is something else."""
    from tempfile import TemporaryFile

    try:
        with TemporaryFile(dir=folder, buffering=0) as probe:
            probe.write(bytes(PROBE_SIZE))
            probe.write(b"\0")
    except OSError as error:
        return error.errno not in _NO_ROOM
    return True
