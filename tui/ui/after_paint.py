"""What is to come after the next paint, and comes whichever dialog closes before it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

Act = Callable[[], object]


class AfterPaint:
    """Calls that wait for the next paint.

    Textual (8.2.8, ``Screen._invoke_later`` in screen.py) gives such a call to the screen in front,
    and drops it where that is closed before it was painted.
    """

    def __init__(self, schedule: Callable[[Act], bool]) -> None:
        """Remembers how Textual is told of a call; false is returned where it takes none."""
        self._schedule = schedule
        self._waiting: list[Act] = []

    def call(self, act: Act) -> bool:
        """Calls something after the next paint; returns whether it will be called."""
        self._waiting.append(act)
        is_taken = self._schedule(partial(self._call_once, act))
        if not is_taken:
            self._waiting.remove(act)
        return is_taken

    def schedule_again(self) -> None:
        """Tells Textual once more of all that still waits."""
        for act in self._waiting:
            self._schedule(partial(self._call_once, act))

    def _call_once(self, act: Act) -> object:
        if all(act is not each for each in self._waiting):
            return None
        self._waiting = [each for each in self._waiting if each is not act]
        return act()
