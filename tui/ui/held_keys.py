"""Keys that wait for what a key before them looks up, in their order."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

from textual.events import Key


class HeldKeys:
    """While something is looked up that keys are about, they are kept, and done afterwards."""

    def __init__(self, press: Callable[[Key], None]) -> None:
        self._press = press
        self._keys: deque[Key] = deque()
        self.is_holding = False

    def hold(self) -> None:
        """Keeps the keys from now on."""
        self.is_holding = True

    def keep(self, key: Key) -> bool:
        """Keeps a key, if keys are kept now; says whether it did."""
        if self.is_holding:
            self._keys.append(key)
        return self.is_holding

    def release(self) -> None:
        """Does what was kept, until one of the keys looks something up in its turn."""
        self.is_holding = False
        while self._keys and not self.is_holding:
            self._press(self._keys.popleft())

    def drop(self) -> None:
        """Forgets what was kept: nobody wants it any more."""
        self.is_holding = False
        self._keys.clear()
