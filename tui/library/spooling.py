"""What can be read only once, such as a pipe, is kept in memory until it has been imported.

Its format is told from its beginning, and most formats take the whole of it at once anyway.
"""

from __future__ import annotations

import sys
from pathlib import Path

from tui.errors import FormatError
from tui.formats.source import BytesSource

STANDARD_INPUT = Path("standard input")
"""What stands for the path of standard input."""

_STANDARD_INPUT_NAMES = frozenset({"-", "/dev/stdin", "/dev/fd/0", "/proc/self/fd/0"})


def is_standard_input(source: str) -> bool:
    """Returns whether a person means standard input by a name."""
    return source in _STANDARD_INPUT_NAMES


def spool_standard_input() -> BytesSource:
    """Reads standard input to its end.

    Raises:
        FormatError: There is none.
    """
    if sys.stdin is None:
        raise FormatError(f"{STANDARD_INPUT} cannot be read: it is closed", "Name a file.")
    return BytesSource(STANDARD_INPUT.name, sys.stdin.buffer.read())


def spool_pipe(path: Path) -> BytesSource:
    """Reads a pipe to its end, and waits for that as long as it takes."""
    return BytesSource(path.name, path.read_bytes())
