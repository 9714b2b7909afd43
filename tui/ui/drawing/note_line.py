"""A line of the preview, and the parts of the note in it.

A part may take many lines, as a text does, and a line may hold many parts, such as tags.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from tui.filters.highlights import NotePart
from tui.prose.layout import Line


class Target(NamedTuple):
    """What a click on a part of a note is for."""

    kind: Literal["url", "folder", "tag"]
    text: str
    """The whole of it, of which a line may show less; of a folder, as a person types it."""


class PartSpan(NamedTuple):
    """The characters of a line that belong to one part of a note."""

    part: NotePart
    start: int
    stop: int
    separator: str | None = None
    """The text of the part between the line before and this span; ``None`` at its first line."""
    target: Target | None = None


class NoteLine(NamedTuple):
    """A line with the spans of its parts, in order."""

    line: Line
    part_spans: tuple[PartSpan, ...] = ()

    @property
    def text(self) -> str:
        """The text of the line, from its first cell on."""
        return self.line.text

    @property
    def characters(self) -> int:
        """How many characters of the note are in it; a rule, as wide as the pane, has none."""
        return len(self.text) if self.part_spans else 0

    def target_at(self, character: int) -> Target | None:
        """Returns what a click on a character is for, if it is for anything."""
        spans = (span for span in self.part_spans if span.start <= character < span.stop)
        return next((span.target for span in spans if span.target), None)


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
