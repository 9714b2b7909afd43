"""Some cells of a finished line in another style, such as the bar behind a count."""

from __future__ import annotations

from collections.abc import Iterator

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip


def tinted(strip: Strip, start: int, stop: int, style: Style) -> Strip:
    """Returns a line with a style added to the cells from a start up to a stop."""
    if start >= stop:
        return strip
    return Strip(_tinted(strip, start, stop, style), strip.cell_length)


def _tinted(strip: Strip, start: int, stop: int, style: Style) -> Iterator[Segment]:
    end = 0
    for segment in strip:
        begin, end = end, end + segment.cell_length
        if end <= start or begin >= stop:
            yield segment
            continue
        if begin < start:
            before, segment = segment.split_cells(start - begin)
            yield before
        after = None
        if end > stop:
            segment, after = segment.split_cells(stop - max(begin, start))
        yield Segment(segment.text, (segment.style or Style.null()) + style)
        if after:
            yield after
