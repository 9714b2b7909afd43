"""Taking the time of deeds, and of two in turn where one is the floor of the other."""

from __future__ import annotations

import time
from collections.abc import Callable

Deed = Callable[[], object]


def seconds(deed: Deed) -> float:
    """The seconds that a deed takes."""
    started = time.perf_counter()
    deed()
    return time.perf_counter() - started


def best(deed: Deed, rounds: int = 5) -> float:
    """The seconds that a deed takes when nothing else is in its way."""
    return min(seconds(deed) for _ in range(rounds))


def race(subject: Deed, floor: Deed, rounds: int = 5) -> tuple[float, float]:
    """The best of each of two, done in turn: what slows the machine slows both."""
    times = [(seconds(subject), seconds(floor)) for _ in range(rounds)]
    return min(time for time, _ in times), min(time for _, time in times)
