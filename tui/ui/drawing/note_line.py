"""A line of the preview, and the parts of the note in it.

A part may take many lines, as a text does, and a line may hold many parts, such as tags.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tui.filters.highlights import NotePart
from tui.prose.layout import Line


@dataclass(frozen=True, slots=True)
class PartSpan:
    """The characters of a line that belong to one part of a note."""

    part: NotePart
    start: int
    stop: int
    separator: str | None = None
    """The text of the part between the line before and this span; ``None`` at its first line."""


@dataclass(frozen=True, slots=True)
class NoteLine:
    """A line with the spans of its parts, in order."""

    line: Line
    part_spans: tuple[PartSpan, ...] = ()

    @property
    def text(self) -> str:
        """The text of the line, from its first cell on."""
        return self.line.text


def whole_line(line: Line, part: NotePart = "rest") -> NoteLine:
    """Returns a line that is one part as a whole."""
    return NoteLine(line, (PartSpan(part, 0, len(line.text)),))


def lines_of(part: NotePart, lines: Iterable[Line]) -> Iterator[NoteLine]:
    """Yields the lines of one part; their indents do not belong to it."""
    has_begun = False
    for line in lines:
        start, stop = line.indent, len(line.text)
        if start < stop or has_begun:
            span = PartSpan(part, min(start, stop), stop, line.separator if has_begun else None)
            yield NoteLine(line, (span,))
            has_begun = True
        else:
            yield NoteLine(line)
