"""What is being selected of a text, with the mouse or by keys."""

from __future__ import annotations

from tui.ui.drawing.text_selection import Cell, TextSelection

BEHIND_ANY = 1_000_000
"""A cell behind the last of any line."""


class Selecting:
    """A selection, and where the mouse was pressed while it is."""

    def __init__(self) -> None:
        self.selection: TextSelection | None = None
        self._anchor: Cell | None = None

    @property
    def is_under_way(self) -> bool:
        """Whether the mouse is pressed."""
        return self._anchor is not None

    def begin(self, cell: Cell) -> None:
        """Begins at the cell where the mouse was pressed."""
        self._anchor = cell

    def move_to(self, cell: Cell) -> bool:
        """Selects up to a cell; returns whether anything is selected."""
        if self._anchor is None or (cell == self._anchor and self.selection is None):
            return False
        self.selection = TextSelection(self._anchor, cell)
        return True

    def end(self) -> bool:
        """Ends it where the mouse is released; returns whether anything is selected."""
        self._anchor = None
        return self.selection is not None

    def select_lines(self, start: int, end: int) -> None:
        """Selects whole lines, from one to the other."""
        first, last = sorted((start, end))
        self.selection = TextSelection(Cell(first, 0), Cell(last, BEHIND_ANY))

    def clear(self) -> bool:
        """Selects nothing; returns whether anything was selected."""
        had, self.selection = self.selection is not None, None
        return had
