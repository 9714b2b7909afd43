"""Cuts a long Markdown text into pieces that are parsed one after the other.

The parser reads a whole text before it tells the first block of it. Most cuts change nothing: they
are where a new block begins, whatever stands before. A list, a table, a block of code or a
paragraph that is longer than a piece is cut inside, and the next piece continues it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

SOFT_LIMIT = 4_096
"""The cost from which on a piece ends at the next block; that of a text of as many characters."""

LIMIT = 8_192
"""The cost from which on a piece may end inside a block."""

MAX_LINES = 1_024
"""The most lines of a piece."""

_LINE_COST = 32
_CELL_COST = 20
"""The cost of a line and of a cell of a table, apart from its characters."""

_FRONT_MATTER = re.compile(r"---[ \t]*\n.*?\n---[ \t]*(?:\n|\Z)", re.DOTALL)
_FENCE = re.compile(r" {0,3}(`{3,}(?!.*`)|~{3,})")
_HEADING = re.compile(r"#{1,6}(?:\s|\Z)")
_ITEM = re.compile(r"(?:[-+*]|[0-9]{1,9}[.)])(?:\s|\Z)")
_EMPTY_QUOTE = re.compile(r" {0,3}>[> \t]*\n")
_DELIMITERS = re.compile(
    r" {0,3}\|?[ \t]*+:?-++:?[ \t]*+(?:\|[ \t]*+:?-++:?[ \t]*+)*+\|?[ \t]*+\n?"
)


class Piece(NamedTuple):
    """A part of a text, of whole lines."""

    text: str
    """If it continues a table or code, with the head of the table or the fence in front."""
    continues: bool = False
    """Whether it goes on inside the block with which the piece before it ends."""
    is_cut: bool = False
    """Whether the next piece goes on inside the block with which this one ends."""


def pieces(text: str) -> Iterator[Piece]:
    """Yields the pieces of a text whose lines end with line feeds; one, unless it is long."""
    if len(text) < SOFT_LIMIT and text.count("\n") < SOFT_LIMIT // (2 * _LINE_COST):
        yield Piece(text)
        return
    matter = _FRONT_MATTER.match(text)
    cutter = _Cutter(matter[0] if matter else "")
    for line in text[matter.end() if matter else 0 :].splitlines(keepends=True):
        if (piece := cutter.cut_before(line)) is not None:
            yield piece
        cutter.add(line)
    yield cutter.piece()


class _Cutter:
    """Collects the lines of a piece, and knows inside which block the last of them is.

    Args:
        start: The text with which the first piece begins.
    """

    def __init__(self, start: str) -> None:
        self._lines = [start]
        self._cost = 0
        self._continues = False
        self._before = ""
        """The line before; of the text, not of the piece."""
        self._fence = ""
        """The line that began the block of code."""
        self._table = ""
        """The head of the table, of two lines."""
        self._is_list = False

    def piece(self) -> Piece:
        """Returns the piece of the lines so far."""
        return Piece("".join(self._lines), self._continues)

    def cut_before(self, line: str) -> Piece | None:
        """Returns the piece that ends before a line, and begins the next; ``None`` to go on."""
        if self._cost < SOFT_LIMIT:
            return None
        if self._begins_block(line):
            self._is_list = False
            return self._cut(continues=False)
        if self._cost < LIMIT:
            return None
        if self._fence or self._table:
            return self._cut(continues=True, head=self._fence or self._table)
        if _EMPTY_QUOTE.fullmatch(self._before) and line.startswith(">"):
            return self._cut(continues=False)
        is_item = self._is_list and _ITEM.match(line)
        if is_item or len(self._lines) > MAX_LINES:
            return self._cut(continues=True)
        return None

    def add(self, line: str) -> None:
        """Adds a line to the piece."""
        self._lines.append(line)
        # A row has all cells of its table, also those that are not written.
        cells = max(line.count("|"), self._table.count("|") // 2)
        self._cost += len(line) + _LINE_COST + _CELL_COST * cells
        if self._fence:
            self._fence = "" if _closes(self._fence, line) else self._fence
        elif _FENCE.match(line):
            self._fence, self._table = line, ""
        elif not line.strip():
            self._table = ""
        elif not self._table and "|" in line and _DELIMITERS.fullmatch(line):
            self._table = self._before + line if _is_table(self._before + line) else ""
        self._is_list = self._is_list or (not self._fence and _ITEM.match(line) is not None)
        self._before = line

    def _begins_block(self, line: str) -> bool:
        """Whether a line ends all that is open before it: a heading, or one after an empty line."""
        if self._fence or line[:1].isspace() or _ITEM.match(line):
            return False
        return not self._before.strip() or _HEADING.match(line) is not None

    def _cut(self, *, continues: bool, head: str = "") -> Piece:
        piece = self.piece()._replace(is_cut=continues)
        self._lines, self._cost, self._continues = [head], 0, continues
        return piece


def _closes(fence: str, line: str) -> bool:
    opening = _FENCE.match(fence)
    assert opening, "a fence is one"
    mark = line.strip()
    return mark.startswith(opening[1]) and not mark.strip(opening[1][0])


def _is_table(head: str) -> bool:
    from tui.prose.grammar import grammar

    tokens = grammar().parse(head)
    return bool(tokens) and tokens[0].type == "table_open"
