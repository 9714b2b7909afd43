"""A line of the preview, and what of it is said by which part of the note.

A part may go over many lines, as a text does, and a line may hold many parts, as tags are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tui.filters.needles import NotePart
from tui.prose.layout import Line


@dataclass(frozen=True, slots=True)
class Stretch:
    """The characters of a line that belong to one part of a note."""

    part: NotePart
    start: int
    stop: int
    separator: str | None = None
    """What the part has between these characters and those on the line before; None where it
    begins."""


@dataclass(frozen=True, slots=True)
class NoteLine:
    """A line with its stretches, in order."""

    line: Line
    stretches: tuple[Stretch, ...] = ()

    @property
    def text(self) -> str:
        """What the line says, from its first cell on."""
        return self.line.text


def whole_line(line: Line, part: NotePart = "rest") -> NoteLine:
    """A line that says one thing."""
    return NoteLine(line, (Stretch(part, 0, len(line.text)),))


def lines_of(part: NotePart, lines: Iterable[Line]) -> Iterator[NoteLine]:
    """The lines that one part takes; what stands before their text is not of it."""
    has_begun = False
    for line in lines:
        start, stop = line.indent, len(line.text)
        if start < stop or has_begun:
            stretch = Stretch(part, min(start, stop), stop, line.separator if has_begun else None)
            yield NoteLine(line, (stretch,))
            has_begun = True
        else:
            yield NoteLine(line)
