"""Iterables split into chunks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

Item = TypeVar("Item")


def chunks(items: Iterable[Item], size: int) -> Iterator[list[Item]]:
    """Yields lists of ``size`` items, in order; the last may be shorter, but is never empty."""
    remaining = iter(items)
    while chunk := list(islice(remaining, size)):
        yield chunk
