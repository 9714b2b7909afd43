"""The scroll bar at the right of a pane, one cell wide."""

from __future__ import annotations

from typing import NamedTuple

from rich.style import Style

THUMB = "┃"
"""The part of the content that is on screen."""

TRACK = "│"
"""The rest of it."""


class BarStyles(NamedTuple):
    """The styles of a scroll bar."""

    base: Style
    track: Style
    thumb: Style


def thumb_lines(length: int, shown: int, first: int, height: int) -> range:
    """Returns the lines of a bar that its thumb covers; none if all of the content is on screen.

    Args:
        length: The items of the content.
        shown: How many of them are on screen.
        first: The first item on screen.
        height: The lines of the bar.
    """
    hidden = length - shown
    if hidden <= 0 or height <= 0:
        return range(0)
    size = max(1, height * shown // length)
    start = round((height - size) * min(first, hidden) / hidden)
    return range(start, start + size)


def first_at(line: int, length: int, shown: int, height: int) -> int:
    """Returns the first item on screen after a click on a line of the bar."""
    hidden = max(length - shown, 0)
    return min(max(round(line * hidden / max(height - 1, 1)), 0), hidden)
