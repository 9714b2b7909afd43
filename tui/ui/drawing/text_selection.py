"""A text that is selected, with the mouse or by keys: from one cell of some lines to another."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from tui.prose.layout import Line


class Cell(NamedTuple):
    """A place in lines, counted from the first line and from the left of all."""

    line: int
    column: int


class TextSelection(NamedTuple):
    """The cells between two, in the order in which a person reads; both are selected."""

    anchor: Cell
    """Where the mouse was pressed."""
    end: Cell
    """Where it was moved to."""

    @property
    def lines(self) -> range:
        """The lines on which anything is selected."""
        first, last = sorted(self)
        return range(first.line, last.line + 1)

    def columns(self, line: int, width: int) -> tuple[int, int]:
        """Returns the first column that is selected on a line, and the one after the last."""
        first, last = sorted(self)
        if not first.line <= line <= last.line:
            return 0, 0
        start = first.column if line == first.line else 0
        return start, min(last.column + 1, width) if line == last.line else width


def joined(pieces: Iterable[tuple[Line, str]]) -> str:
    """Returns what is selected of some lines as one text; what was wrapped is one line again.

    Lines that scroll sideways, as code does, keep the blanks before them.
    """
    text = ""
    for line, piece in pieces:
        piece = piece.rstrip() if line.scrolls else piece.strip()
        text = f"{text}{line.separator}{piece}" if text else piece
    return text
