"""What tells the time."""

from __future__ import annotations

import time
from collections.abc import Callable

Clock = Callable[[], int]
"""The time now, in microseconds."""


def system_clock() -> int:
    """Returns the time of the machine, in microseconds."""
    return time.time_ns() // 1_000
