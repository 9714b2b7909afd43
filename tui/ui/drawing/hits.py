"""Hits: spans of a text that stand out because somebody looks for what they hold."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence

from tui.prose.blocks import Span as ProseSpan
from tui.prose.layout import Line
from tui.ui.drawing.fitted_text import clusters

Span = tuple[int, int]
"""The first character, and the one behind the last."""

HIT, CURRENT_HIT = "hit", "current.hit"
"""The style names that the spans of a line may get here."""


def pieces(text: str, hits: Iterable[Span]) -> Iterator[tuple[str, bool]]:
    """The text in pieces, each with whether it is a hit.

    No piece cuts a character from what combines with it.

    Args:
        text: The text.
        hits: Spans of it in order; what of them lies outside is left aside.
    """
    done = 0
    for start, stop in _snapped(text, hits):
        if done < start:
            yield text[done:start], False
        if max(start, done) < stop:
            yield text[max(start, done) : stop], True
            done = stop
        done = max(done, start)
    if done < len(text):
        yield text[done:], False


def with_hits(line: Line, hits: Sequence[Span], name: str = HIT) -> Line:
    """A line of prose, the hits in it laid over with a style.

    Args:
        line: The line.
        hits: Spans of its text, in order, without overlaps.
        name: The style.
    """
    return Line(tuple(_restyled(line, hits, name)), line.indent, line.fill) if hits else line


def _restyled(line: Line, hits: Sequence[Span], name: str) -> Iterator[ProseSpan]:
    behind = 0
    for span in line.spans:
        here, behind = behind, behind + len(span.text)
        inside = [(start - here, stop - here) for start, stop in hits]
        for text, is_hit in pieces(span.text, inside):
            styles = (*span.styles, name) if is_hit else span.styles
            yield ProseSpan(text, styles, span.link)


def _snapped(text: str, hits: Iterable[Span]) -> Iterator[Span]:
    """The hits inside the text, each widened to whole clusters."""
    inside = [(max(start, 0), min(stop, len(text))) for start, stop in hits]
    inside = [(start, stop) for start, stop in inside if start < stop]
    if text.isascii() or not inside:
        yield from inside
        return
    edges = [start for start, _, _ in clusters(text)] + [len(text)]
    for start, stop in inside:
        yield edges[bisect_right(edges, start) - 1], edges[bisect_left(edges, stop)]
