"""What the tour says, above the line at the bottom."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.widgets import Static

_LEAST_COLUMNS, _LEAST_LINES = 40, 12
"""The least terminal that has room for a step, and the list above it."""


class TourStrip(Static):
    """Shows one step of the tour."""

    def __init__(self) -> None:
        super().__init__(markup=False)

    def show(self, heading: str, ends: str, pieces: Sequence[tuple[str, bool]]) -> None:
        """Shows a step; asks for a larger terminal where there is no room for it.

        Args:
            heading: How far the tour is.
            ends: How it ends.
            pieces: What it says, piece by piece, each with whether it is a key.
        """
        columns, lines = self.app.size
        has_room = columns >= _LEAST_COLUMNS and lines >= _LEAST_LINES
        self.set_class(not has_room, "-small")
        if not has_room:
            self.update(Content.styled("Enlarge the window for the tour", "bold"))
            return
        said = [Content.styled(text, "$accent bold" if is_key else "") for text, is_key in pieces]
        head = Content.assemble((heading, "bold"), (f"  {ends}", "$dim"))
        self.update(Content("\n").join([head, Content("").join(said)]))
