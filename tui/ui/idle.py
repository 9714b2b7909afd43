"""Work for the time in which nothing is typed, one small piece after the other.

In the end garbage is looked for. Otherwise that falls into the keys, since these make most objects:
it was a seventh of the time from a letter to its page.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator

from textual.timer import Timer

FIRST_PAUSE = 0.012
"""The seconds before work begins: what the last key has changed is painted first.

To wait for that paint would have the screen painted before all that has changed is known to it.
"""

PAUSE = 0.001
"""The seconds between two pieces, in which keys are handled."""

LONG_PAUSE = 1.0
"""The seconds without a key after which all objects are looked at, which takes some 20 ms."""

YOUNG = 1
"""The generation of objects that were made lately."""

_DONE = object()


class IdleTime:
    """Does the work that was given last, unless it is cancelled.

    Args:
        set_timer: Calls a function after some seconds.
    """

    def __init__(self, set_timer: Callable[[float, Callable[[], None]], Timer]) -> None:
        self._set_timer = set_timer
        self._work: Iterator[None] | None = None
        self._timer: Timer | None = None

    @property
    def is_over(self) -> bool:
        """Whether nothing is left to be done."""
        return self._work is None

    def spend_on(self, work: Iterator[None]) -> None:
        """Begins with some work soon, in place of what is left of other work.

        Args:
            work: Yields after each piece, which takes a few milliseconds at most.
        """
        self.cancel()
        self._work = work
        self._timer = self._set_timer(FIRST_PAUSE, self._do_piece)

    def cancel(self) -> None:
        """Drops what is left to be done."""
        self._work = None
        if self._timer is not None:
            self._timer.stop()
            self._timer = None

    def _do_piece(self) -> None:
        self._timer = None
        work = self._work
        if work is not None and next(work, _DONE) is _DONE:
            self._work = None
            gc.collect(YOUNG)
            self._timer = self._set_timer(LONG_PAUSE, self._collect_all)
        elif work is not None and work is self._work:
            self._timer = self._set_timer(PAUSE, self._do_piece)

    def _collect_all(self) -> None:
        self._timer = None
        gc.collect()
