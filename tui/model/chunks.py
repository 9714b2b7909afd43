"""Long streams, a chunk at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

Item = TypeVar("Item")


def chunks(items: Iterable[Item], size: int) -> Iterator[list[Item]]:
    """The items in their order, ``size`` at a time; the last may be fewer, but never none."""
    remaining = iter(items)
    while chunk := list(islice(remaining, size)):
        yield chunk
