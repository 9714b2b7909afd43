"""Tells when the configuration file has changed."""

from __future__ import annotations

import os
from pathlib import Path

FileState = tuple[int, int, int]
"""What tells a file from the same one written anew."""

_UNKNOWN: FileState = (0, 0, 0)


class ConfigWatch:
    """Looks at a file that need not be there."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._seen = state_of(path)

    def has_changed(self) -> bool:
        """Returns whether the file is another one than when this was asked last."""
        before, self._seen = self._seen, state_of(self.path)
        return before != self._seen


def state_of(path: Path) -> FileState | None:
    """Returns the state of a file; None where there is none."""
    try:
        found = os.stat(path)
    except OSError:
        # A link to itself is there all the same, and it is told that it cannot be read.
        return _UNKNOWN if os.path.lexists(path) else None
    return found.st_ino, found.st_size, found.st_mtime_ns
