"""Says on screen that another program has locked the library, once that has lasted a while."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from typing import Any

from textual.message import Message

from tui.ui.messages import LibraryLocked

logger = logging.getLogger(__name__)

QUIET_SECONDS = 1.0
"""How long a lock lasts before the screen says so."""


class LockNotice:
    """What the thread that writes knows of the lock, and what the screen was told of it."""

    def __init__(self, post: Callable[[Message], Any]) -> None:
        self._post = post
        self._locked_since: float | None = None
        self._is_shown = False

    def found_locked(self) -> None:
        """Takes note that another program has the lock."""
        now = time.monotonic()
        if self._locked_since is None:
            self._locked_since = now
        if not self._is_shown and now - self._locked_since >= QUIET_SECONDS:
            self._is_shown = True
            logger.info("another program has the lock")
            self._post(LibraryLocked(is_locked=True))

    def found_free(self) -> None:
        """Takes note that something could be written."""
        self._locked_since = None
        if self._is_shown:
            self._is_shown = False
            logger.info("no longer waiting for the lock")
            self._post(LibraryLocked(is_locked=False))
