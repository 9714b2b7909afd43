"""Completion of paths that are typed, on a thread of its own."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Sequence

from tui.model.suggestion import Suggestion

MOST = 50
"""How many names are offered."""

MOST_LOOKED_AT = 10_000
"""How many names of a folder are looked at."""


class PathCompletion:
    """Completes what was typed last: a disk that never answers holds up one thread."""

    def __init__(self, found: Callable[[str, Sequence[Suggestion]], object]) -> None:
        """Waits for paths.

        Args:
            found: Is given what was typed and the paths that begin so, on the thread.
        """
        self._found = found
        self._condition = threading.Condition()
        self._typed: str | None = None
        """What is to be completed next."""
        self._is_closed = False
        self._thread: threading.Thread | None = None

    def complete(self, typed: str) -> None:
        """Has a path completed in place of the one that waits."""
        with self._condition:
            self._typed = typed
            self._condition.notify()
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="paths", daemon=True)
            self._thread.start()

    def close(self) -> None:
        """Ends the thread, once its disk has answered."""
        with self._condition:
            self._is_closed = True
            self._condition.notify()

    def _run(self) -> None:
        while (typed := self._next()) is not None:
            self._found(typed, complete_path(typed))

    def _next(self) -> str | None:
        """Returns what is to be completed, once there is anything; None at the end."""
        with self._condition:
            self._condition.wait_for(lambda: self._is_closed or self._typed is not None)
            typed, self._typed = self._typed, None
            return None if self._is_closed else typed


def complete_path(typed: str) -> list[Suggestion]:
    """Returns the paths that begin so, by their names; none where a folder cannot be read.

    That of a folder ends with a slash.

    This may take for ever where the folder is not on this disk.
    """
    folder, slash, prefix = typed.rpartition("/")
    begin = folder + slash
    try:
        with os.scandir(os.path.expanduser(begin) or ".") as entries:
            names = [
                f"{entry.name}/" if entry.is_dir() else entry.name
                for _, entry in zip(range(MOST_LOOKED_AT), entries, strict=False)
                if entry.name.startswith(prefix) and _is_shown(entry.name, prefix)
            ]
    except (OSError, ValueError):
        return []
    return [Suggestion(name, "", begin + name, len(begin + name)) for name in sorted(names)[:MOST]]


def _is_shown(name: str, prefix: str) -> bool:
    """Returns whether a name is no hidden one, unless one is typed, and can be shown as it is."""
    return (prefix.startswith(".") or not name.startswith(".")) and name.isprintable()
