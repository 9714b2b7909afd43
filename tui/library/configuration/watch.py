"""Tells when the configuration file has changed."""

from __future__ import annotations

import os
from pathlib import Path


class ConfigWatch:
    """Looks at a file that need not be there."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._seen = _state(path)

    def has_changed(self) -> bool:
        """Returns whether the file is another one than when this was asked last."""
        before, self._seen = self._seen, _state(self.path)
        return before != self._seen


def _state(path: Path) -> tuple[int, int, int] | None:
    """Returns what tells a file from the same one written anew; None where there is none."""
    try:
        found = os.stat(path)
    except OSError:
        return None
    return found.st_ino, found.st_size, found.st_mtime_ns
