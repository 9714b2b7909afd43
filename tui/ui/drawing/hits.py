"""Hits: spans of a text that match a search and are highlighted."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence

from tui.prose.blocks import Span as ProseSpan
from tui.prose.layout import Line
from tui.ui.drawing.fitted_text import clusters

Span = tuple[int, int]
"""The index of the first character, and that after the last."""

HIT, CURRENT_HIT = "hit", "current.hit"
"""The style names of highlighted spans."""


def split_at_hits(text: str, hits: Iterable[Span]) -> Iterator[tuple[str, bool]]:
    """Yields the text in pieces, each with whether it is a hit.

    Combined characters are not split.

    Args:
        text: The text.
        hits: Spans of it in order; parts of them outside the text are ignored.
    """
    done = 0
    for start, stop in _widened(text, hits):
        if done < start:
            yield text[done:start], False
        if max(start, done) < stop:
            yield text[max(start, done) : stop], True
            done = stop
        done = max(done, start)
    if done < len(text):
        yield text[done:], False


def with_hits(line: Line, hits: Sequence[Span], name: str = HIT) -> Line:
    """Returns a line of prose with a style added to the hits in it.

    Args:
        line: The line.
        hits: Spans of its text, in order, without overlaps.
        name: The style.
    """
    return line._replace(spans=tuple(_restyled(line, hits, name))) if hits else line


def _restyled(line: Line, hits: Sequence[Span], name: str) -> Iterator[ProseSpan]:
    end = 0
    for span in line.spans:
        begin, end = end, end + len(span.text)
        inside = [(start - begin, stop - begin) for start, stop in hits]
        for text, is_hit in split_at_hits(span.text, inside):
            styles = (*span.styles, name) if is_hit else span.styles
            yield ProseSpan(text, styles, span.link)


def _widened(text: str, hits: Iterable[Span]) -> Iterator[Span]:
    """Yields the hits inside the text, each widened to whole clusters."""
    inside = [(max(start, 0), min(stop, len(text))) for start, stop in hits]
    inside = [(start, stop) for start, stop in inside if start < stop]
    if text.isascii() or not inside:
        yield from inside
        return
    edges = [start for start, _, _ in clusters(text)] + [len(text)]
    for start, stop in inside:
        yield edges[bisect_right(edges, start) - 1], edges[bisect_left(edges, stop)]
