"""Where the lines of a preview have what somebody looks for."""

from __future__ import annotations

from collections.abc import Sequence

from tui.filters.needles import Needles
from tui.prose.layout import Line
from tui.ui.drawing.hits import CURRENT_HIT, Span, with_hits

Place = tuple[int, int]
"""A line, and the character of it where a hit begins."""


class PreviewHits:
    """The hits in lines that may still grow in number; a line is searched when it is asked for.

    A hit may begin on one line and end on the next.

    Args:
        lines: The lines.
        needles: What is looked for.
    """

    def __init__(self, lines: Sequence[Line], needles: Needles) -> None:
        self._lines = lines
        self._needles = needles

    def drawn(self, line: int, current: Place | None) -> Line:
        """A line with its hits laid over with styles, the current one with its own as well."""
        spans = [span for span, _ in self._spans(line)]
        drawn = with_hits(self._lines[line], spans)
        return with_hits(drawn, [span for span in spans if (line, span[0]) == current], CURRENT_HIT)

    def places(self, line: int) -> list[Place]:
        """The hits that begin on a line, in order."""
        return [(line, start) for (start, _), is_begun in self._spans(line) if is_begun]

    def next(self, place: Place, direction: int) -> Place | None:
        """The nearest hit behind a place, or before it; None without one."""
        last = len(self._lines) - 1
        if direction > 0:
            found = (each for line in range(place[0], last + 1) for each in self.places(line))
            return next((each for each in found if each > place), None)
        lines = range(min(place[0], last), -1, -1)
        found = (each for line in lines for each in reversed(self.places(line)))
        return next((each for each in found if each < place), None)

    def _spans(self, line: int) -> list[tuple[Span, bool]]:
        """What of the hits is on a line, without its margin, and whether they begin there."""
        if not self._needles:
            return []
        before = f"{self._lines[line - 1].text}\n" if line else ""
        text = self._lines[line].text
        after = "".join(f"\n{each.text}" for each in self._lines[line + 1 : line + 2])
        margin = len(text) - len(text.lstrip())
        places = self._needles.spans(before + text + after)
        inside = [(start - len(before), stop - len(before)) for start, stop in places]
        clipped = [(max(start, margin), min(stop, len(text)), start >= 0) for start, stop in inside]
        return [((start, stop), is_begun) for start, stop, is_begun in clipped if start < stop]
