"""Runs an iterator on a thread of its own, some items ahead of who takes them."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Iterable
from typing import Generic, TypeVar

Item = TypeVar("Item")

MOST_AHEAD = 200
"""How many items are kept at most: while they are made, who takes them gets less of the time."""


class ReadAhead(Generic[Item]):
    """Items of an iterator, taken without waiting for the next ones."""

    def __init__(self, items: Iterable[Item]) -> None:
        self._items = items
        self._taken_from: deque[Item] = deque()
        self._condition = threading.Condition()
        self._has_ended = False
        self._is_closed = False
        self._error: BaseException | None = None
        threading.Thread(target=self._run, name="read ahead", daemon=True).start()

    def take(self, count: int, seconds: float) -> list[Item] | None:
        """Returns the next items, at most so many; None after the last one.

        Args:
            count: How many are wanted.
            seconds: How long to wait for the first; after that the answer is empty.

        Raises:
            BaseException: Whatever the iterator raised, once what came before was taken.
        """
        with self._condition:
            self._condition.wait_for(lambda: self._taken_from or self._has_ended, seconds)
            taken = [self._taken_from.popleft() for _ in range(min(count, len(self._taken_from)))]
            self._condition.notify_all()
            if taken or not self._has_ended:
                return taken
            if self._error:
                raise self._error
            return None

    def close(self) -> None:
        """Ends the iterator at its next item."""
        with self._condition:
            self._is_closed = True
            self._condition.notify_all()

    def _run(self) -> None:
        try:
            for item in self._items:
                with self._condition:
                    self._condition.wait_for(
                        lambda: self._is_closed or len(self._taken_from) < MOST_AHEAD
                    )
                    if self._is_closed:
                        return
                    self._taken_from.append(item)
                    self._condition.notify_all()
        except BaseException as error:
            self._error = error
        finally:
            with self._condition:
                self._has_ended = True
                self._condition.notify_all()
