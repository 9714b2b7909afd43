"""Keys and pastes in the order in which they came, each done before the next.

Keys come in bursts: when one is held, over a slow line, from a script. What a key means depends on
what the keys before it did: a dialog that opens or answers, a pane that gets the focus, a search
that a key waits for. While that is under way, the keys after it are kept.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Awaitable, Callable, Hashable, Sequence

from textual.events import Event

STARTING, ENDED = "starting", "ended"
"""Reasons to hold keys up: there is no screen yet; the program is being left."""


class KeyQueue:
    """Delivers what is typed, one by one, unless something holds it up."""

    def __init__(
        self,
        deliver: Callable[[Event], Awaitable[None]],
        call_later: Callable[[Callable[[], Awaitable[None]]], object],
    ) -> None:
        """Makes an empty queue.

        Args:
            deliver: Does what was typed.
            call_later: Calls a function once the event loop comes to it.
        """
        self._deliver = deliver
        self._call_later = call_later
        self._events: deque[Event] = deque()
        self._holds: set[Hashable] = set()
        self._is_running = False
        self._dropped = 0.0
        """Events with an earlier time are dropped, by the clock of `Event.time`."""

    def __len__(self) -> int:
        """Returns how many keys and pastes wait to be delivered."""
        return len(self._events)

    @property
    def is_busy(self) -> bool:
        """Whether keys are held up, or wait to be delivered."""
        return bool(self._holds or self._events)

    def is_held_by(self, reason: Hashable) -> bool:
        """Returns whether keys are held up for this reason, among others."""
        return reason in self._holds

    def add(self, event: Event) -> None:
        """Puts what was typed at the end; `run` delivers it."""
        if event.time >= self._dropped:
            self._events.append(event)

    def put_back(self, event: Event) -> None:
        """Puts a delivered event back at the front."""
        self._events.appendleft(event)

    def hold(self, reason: Hashable) -> None:
        """Keeps what is typed until the same reason is released."""
        self._holds.add(reason)

    def release(self, reason: Hashable) -> None:
        """Drops a reason to keep what is typed, and delivers again where none is left."""
        self._holds.discard(reason)
        self._call_later(self.run)

    def drop(self) -> None:
        """Forgets what was typed until now, also what is still on its way here."""
        self._events.clear()
        # A new event has the time of now.
        self._dropped = Event().time

    def take_all(self) -> Sequence[Event]:
        """Returns what has come and was not delivered, and keeps nothing of it."""
        taken = list(self._events)
        self._events.clear()
        return taken

    async def run(self) -> None:
        """Delivers what there is, until something holds it up."""
        if self._is_running:
            return
        self._is_running = True
        try:
            while self._events and not self._holds:
                await self._deliver(self._events.popleft())
        finally:
            self._is_running = False
