"""What is typed before the program that it is meant for has the terminal."""

from __future__ import annotations

import fcntl
import os
import re
import termios
from select import select

CHUNK_BYTES = 65_536

_MARK = b"\0"
"""What is typed in order to see whether a program may."""

_REPORTS = re.compile(rb"\x1b\[(?:<[\d;]*[Mm]|[IO]|\?[\d;]*\$?[a-z])")
"""What terminals tell of the mouse, of the focus, and of themselves: no keys."""


def type_ahead(keyboard: int, typed: bytes) -> bool:
    """Types for the program that reads a terminal next; returns whether it is given all of it.

    What waits in the terminal already comes after it. Many systems let no program type: what waits
    is left then, and what was to be typed is not.

    Args:
        keyboard: The descriptor of the terminal, which must be this program's and hand on each key
            as it is typed.
        typed: What was typed before what waits.
    """
    if not _type(keyboard, _MARK):
        return not typed
    waiting = read_waiting(keyboard).replace(_MARK, b"", 1)
    return _type(keyboard, _REPORTS.sub(b"", typed + waiting))


def read_waiting(descriptor: int) -> bytes:
    """Returns what can be read from a terminal or pipe at once."""
    waiting = b""
    while select([descriptor], [], [], 0)[0] and (more := os.read(descriptor, CHUNK_BYTES)):
        waiting += more
    return waiting


def _type(keyboard: int, typed: bytes) -> bool:
    try:
        for code in typed:
            fcntl.ioctl(keyboard, termios.TIOCSTI, bytes([code]))
    except OSError:
        return False
    return True
