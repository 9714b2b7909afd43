"""Measures the time of operations, and of two in turn if one is the floor of the other."""

from __future__ import annotations

import time
from collections.abc import Callable

Operation = Callable[[], object]


def seconds(operation: Operation) -> float:
    """Returns the seconds that an operation takes."""
    started = time.perf_counter()
    operation()
    return time.perf_counter() - started


def best(operation: Operation, rounds: int = 5) -> float:
    """Returns the least seconds that an operation takes in some rounds."""
    return min(seconds(operation) for _ in range(rounds))


def race(subject: Operation, floor: Operation, rounds: int = 5) -> tuple[float, float]:
    """Returns the least seconds of each of two, done in turn, so that load affects both."""
    times = [(seconds(subject), seconds(floor)) for _ in range(rounds)]
    return min(time for time, _ in times), min(time for _, time in times)
