"""A line as it goes to the terminal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.strip import Strip


class FinishedStrip(Strip):
    """A line that goes when nobody needs it any more.

    Textual's own remembers what it was divided into, and is that itself where nothing is cut off:
    so each line that was painted stayed until somebody looked for garbage.
    """

    def divide(self, cuts: Iterable[int]) -> Sequence[Strip]:
        """Returns what is between some cells; the line itself where that is all of it."""
        within = [cut for cut in cuts if cut <= self.cell_length]
        return [self] if within == [self.cell_length] else super().divide(within)
