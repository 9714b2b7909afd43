"""The screen of a terminal, from the bytes that a Textual app writes.

It knows the sequences that Textual uses: cursor positions, styles and text. Every character counts
as one cell, which is true for a generated library.
"""

from __future__ import annotations

import re

Cell = tuple[str, str]
"""A character and the escape sequences of its style."""

Lines = list[list[Cell]]
"""The cells of every line, from the top."""

CellPosition = tuple[int, int]
"""A line and a column, counted from 0."""

_BLANK: Cell = (" ", "")
_PIECE = re.compile(
    r"\x1b\[(?P<arguments>[0-?]*)[ -/]*(?P<command>[@-~])"
    r"|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)"  # OSC, as a title
    r"|\x1b."
    r"|(?P<text>[^\x1b]+)"
)


class Screen:
    """The cells of a terminal."""

    def __init__(self, rows: int, columns: int) -> None:
        self._lines = [[_BLANK] * columns for _ in range(rows)]
        self._row = self._column = 0
        self._style = ""
        self._written: set[CellPosition] = set()

    def lines(self) -> Lines:
        """Returns a copy of all cells."""
        return [line.copy() for line in self._lines]

    def take_written(self) -> frozenset[CellPosition]:
        """Returns the cells that were written since the last call, changed or not."""
        written, self._written = frozenset(self._written), set()
        return written

    def write(self, output: str) -> None:
        """Processes a program's output, which must not end within an escape sequence."""
        for piece in _PIECE.finditer(output):
            if text := piece["text"]:
                self._put(text)
            elif piece["command"] == "H":
                self._move(piece["arguments"])
            elif piece["command"] == "m":
                self._restyle(piece["arguments"])

    def _move(self, arguments: str) -> None:
        row, _, column = arguments.partition(";")
        self._row, self._column = int(row or 1) - 1, int(column or 1) - 1

    def _restyle(self, arguments: str) -> None:
        self._style = "" if arguments in ("", "0") else f"{self._style}\x1b[{arguments}m"

    def _put(self, text: str) -> None:
        for character in text:
            if character == "\n":
                self._row += 1
            elif character == "\r":
                self._column = 0
            else:
                self._put_character(character)

    def _put_character(self, character: str) -> None:
        if self._row < len(self._lines) and self._column < len(self._lines[self._row]):
            self._lines[self._row][self._column] = (character, self._style)
            self._written.add((self._row, self._column))
        self._column += 1


def text_of(line: list[Cell]) -> str:
    """Returns the characters of a line."""
    return "".join(character for character, _ in line)
