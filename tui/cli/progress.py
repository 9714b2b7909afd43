"""What takes long on the command line: a bar shows how far it is, and a lock is waited for."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from tui.cli.output import is_terminal
from tui.errors import LibraryLockedError

if TYPE_CHECKING:
    from tui.library.callbacks import Callbacks

BAR_WIDTH = 30
REDRAWS = 0.1
"""The least seconds between two paints of the progress bar."""

LOCKED_TRIES = 10
"""How often a lock is waited for, some seconds each time, before a command fails."""


class ProgressBar:
    """A progress bar on the error stream, if that is a terminal; removed when the work ends."""

    def __init__(self, what: str) -> None:
        """Prepares a bar.

        Args:
            what: What is done, as its first word: ``Importing``.
        """
        self._what = what
        self._is_shown = is_terminal(sys.stderr)
        self._drawn = 0.0

    def __enter__(self) -> ProgressBar:
        return self

    def __exit__(self, *_: object) -> None:
        if self._drawn:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()

    def show(self, done: int, total: int) -> None:
        """Shows that so much of so much is done."""
        now = time.monotonic()
        if self._is_shown and total and now - self._drawn > REDRAWS:
            self._drawn = now
            filled = BAR_WIDTH * done // total
            bar = "█" * filled + "░" * (BAR_WIDTH - filled)
            sys.stderr.write(f"\r{self._what} {bar} {100 * done // total:3}%")
            sys.stderr.flush()


def callbacks(bar: ProgressBar) -> Callbacks:
    """Returns those of a command: a bar, and patience with another program's lock."""
    from tui.library.callbacks import Callbacks

    return Callbacks(progress=bar.show, on_lock=_patience())


def _patience() -> Callable[[LibraryLockedError], None]:
    """Returns what gives up once another program has had the lock for too long, again and again."""
    tries = iter(range(LOCKED_TRIES))

    def wait(error: LibraryLockedError) -> None:
        if next(tries, None) is None:
            raise error

    return wait
