"""What whoever has something long done does meanwhile: show progress, stop it, let others write."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from tui.errors import LibraryLockedError

Progress = Callable[[int, int], None]
"""Is told how much is done, and of how much, on any thread."""

WriteFirst = Callable[[Sequence[int]], None]
"""Writes what is still to be done to some notes before what is to be done to others."""


def _fail(error: LibraryLockedError) -> None:
    raise error


class Callbacks(NamedTuple):
    """Those of whoever has a long step of the journal written."""

    progress: Progress = lambda _done, _all: None
    """Is told how far it is."""
    is_stopped: Callable[[], bool] = lambda: False
    """Is asked again and again; once it says so, the library is as before."""
    between: Callable[[WriteFirst], None] = lambda _: None
    """Is called between two chunks, and may write."""
    on_lock: Callable[[LibraryLockedError], None] = _fail
    """Is called where another program has the lock; the chunk is tried again unless it raises."""
