"""A note in the list, on two lines or on one.

    ▌●★ OpenFreeMap survived 100,000 requests per second    9 Aug
    ▌   hyperknot  ddos  scalability

    ▌●★  9 Aug  OpenFreeMap survived 100,000 requests  ddos  scala…

Each sign has a column of its own: the bar of the cursor, unread or in its place marked, starred. An
unread title is bold as well, so that every state is visible without colours.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style

from tui.filters.highlights import Highlights, Matchers
from tui.model.row import NoteRow
from tui.ui.drawing.address_text import shown_address
from tui.ui.drawing.bars import NO_BAR
from tui.ui.drawing.date_text import brief_date
from tui.ui.drawing.fitted_text import ELLIPSIS, one_line, shorten
from tui.ui.drawing.hits import Span, split_at_hits
from tui.ui.drawing.line_builder import LineBuilder
from tui.ui.drawing.signs import ARCHIVED, MARKED, STARRED, UNREAD
from tui.ui.drawing.site_name import WIDEST, name_span

INDENT = 4
"""The cells before a title: the bar, two signs, a blank."""

DATE_WIDTH = 6
"""The cells of the column of dates."""

_NO_SIGN = " "
_GAP = "  "
_CACHED_ROWS = 256
"""How many drawn rows are kept: several pages of a large terminal. One takes some 5 KB."""

_NO_HIGHLIGHTS = Highlights()
_MARGIN = 1
"""The blank cells at the right end of a line."""
_LEAST_TITLE = 16
"""The least cells of a title beside a date."""
_LEAST_TAG = 4
"""The least cells of a tag that is cut."""
_TAGS_COLUMN = 56
"""The least cells of title and tags on one line at which tags have a column of their own."""


class NoteStyles(NamedTuple):
    """The styles of a row; all but the first two are combined with one of these."""

    base: Style
    cursor: Style
    bar: Style
    unread: Style
    read: Style
    address: Style
    site: Style
    tag: Style
    date: Style
    hit: Style
    dot: Style
    mark: Style
    star: Style
    archived: Style
    retained: Style


@lru_cache(_CACHED_ROWS)
def note_row(
    row: NoteRow,
    width: int,
    styles: NoteStyles,
    *,
    today: date,
    lines: int = 2,
    bar: str = NO_BAR,
    is_marked: bool = False,
    is_dim: bool = False,
    highlights: Highlights = _NO_HIGHLIGHTS,
) -> tuple[list[Segment], ...]:
    """Draws the lines of a note in a given width.

    Args:
        row: The note.
        width: The width of the lines, in cells.
        styles: The styles.
        today: The day that tells which dates are near.
        lines: One or two.
        bar: The first cell of every line; all but ``NO_BAR`` make it the row of the cursor.
        is_marked: Whether the note is chosen for the next action.
        is_dim: Whether it no longer matches the filter, and is shown only while it has the cursor.
        highlights: What to highlight; tags with hits come first.
    """
    if is_dim:
        dim = styles.retained
        styles = styles._replace(unread=dim, read=dim, site=dim, tag=dim, date=dim)
    base = styles.base if bar == NO_BAR else styles.cursor
    first = LineBuilder(width, base).add(bar, styles.bar)
    _add_signs(first, row, styles, is_marked=is_marked)
    day = brief_date(row.added or row.published, today)
    if lines == 1:
        _add_one_line(first, row, styles, day, highlights)
        return (first.segments(),)
    _add_title_and_date(first, row, styles, day, highlights)
    second = LineBuilder(width, base).add(bar, styles.bar).add(" " * (INDENT - 1))
    _add_site_and_tags(second, row, styles, highlights)
    return first.segments(), second.segments()


def _add_signs(line: LineBuilder, row: NoteRow, styles: NoteStyles, *, is_marked: bool) -> None:
    if is_marked:
        line.add(MARKED, styles.mark)
    else:
        line.add(_NO_SIGN if row.read else UNREAD, styles.dot)
    line.add(STARRED if row.starred else _NO_SIGN, styles.star).add(" ")


def _add_title_and_date(
    line: LineBuilder, row: NoteRow, styles: NoteStyles, day: str, highlights: Highlights
) -> None:
    """Adds the title, and at the right end the date, if there is room."""
    sign = f"{ARCHIVED} " if row.archived else ""
    column = max(DATE_WIDTH, cell_len(day)) if day else 0
    tail = column + cell_len(sign) + (len(_GAP) if column or sign else 0) + _MARGIN
    if line.room - tail < _LEAST_TITLE:
        sign, day, tail = "", "", _MARGIN
    _add_title(line, row, styles, highlights, line.room - tail)
    line.skip_to(cell_len(sign) + cell_len(day) + _MARGIN).add(sign, styles.archived)
    line.add(day, styles.date)


def _add_one_line(
    line: LineBuilder, row: NoteRow, styles: NoteStyles, day: str, highlights: Highlights
) -> None:
    """Adds the date, if there is room, the title, and as many tags as fit behind it."""
    if line.room - DATE_WIDTH - len(_GAP) - _MARGIN >= _LEAST_TITLE:
        line.add(day.rjust(DATE_WIDTH), styles.date).add(_GAP)
    if row.archived:
        line.add(f"{ARCHIVED} ", styles.archived)
    tags = line.room * 2 // 5 if line.room >= _TAGS_COLUMN else 0
    _add_title(line, row, styles, highlights, line.room - (tags + len(_GAP) if tags else _MARGIN))
    if tags:
        line.skip_to(tags)
        _add_tags(line, row, styles, highlights, "")
    elif line.room - len(_GAP) - _MARGIN >= _LEAST_TAG:
        _add_tags(line, row, styles, highlights, _GAP)


def _add_title(
    line: LineBuilder, row: NoteRow, styles: NoteStyles, highlights: Highlights, room: int
) -> None:
    """Adds the title, or the address of a note that has none."""
    style = styles.read if row.read else styles.unread
    title = one_line(row.title)
    hits = highlights.title.spans(title)
    if not title:
        title, hits = _address(row.url, highlights.url)
        style += styles.address
    _add_with_hits(line, title, hits, style, styles.hit, room)


def _address(url: str, matchers: Matchers) -> tuple[str, tuple[Span, ...]]:
    """Returns an address as it is shown, and the hits in it."""
    text, start = shown_address(url)
    hits = matchers.spans(one_line(url))
    return text, tuple((first - start, stop - start) for first, stop in hits)


def _add_site_and_tags(
    line: LineBuilder, row: NoteRow, styles: NoteStyles, highlights: Highlights
) -> None:
    site = one_line(row.site)
    if site:
        start, stop = name_span(site)
        hits = [(first - start, last - start) for first, last in highlights.site.spans(site)]
        room = min(WIDEST, line.room - _MARGIN)
        _add_with_hits(line, site[start:stop], hits, styles.site, styles.hit, room)
    _add_tags(line, row, styles, highlights, _GAP if site else "")


def _add_tags(
    line: LineBuilder, row: NoteRow, styles: NoteStyles, highlights: Highlights, gap: str
) -> None:
    """Adds as many tags as there is room for; those that are looked for come first."""
    for tag, hits in _hits_first(row.tags, highlights.in_tags):
        room = line.room - len(gap) - _MARGIN
        if room < min(_LEAST_TAG, cell_len(tag)):
            line.add((gap + ELLIPSIS) if room > 0 else "", styles.site)
            return
        if hits:
            _add_with_hits(line.add(gap), tag, hits, styles.tag, styles.hit, room)
        else:
            line.add(gap + shorten(tag, room), styles.tag)
        gap = _GAP


def _hits_first(tags: Sequence[str], matchers: Matchers) -> Iterator[tuple[str, Sequence[Span]]]:
    """Yields tags as they are shown with the hits in them; most are yielded to nobody."""
    candidates = ((tag, one_line(tag)) for tag in map(tags.__getitem__, matchers.candidates(tags)))
    with_hits = {tag: (line, hits) for tag, line in candidates if (hits := matchers.spans(line))}
    yield from with_hits.values()
    others = (one_line(tag) for tag in tags if tag not in with_hits)
    yield from ((line, ()) for line in others if line)


def _add_with_hits(
    line: LineBuilder,
    text: str,
    hits: Sequence[Span],
    style: Style,
    hit: Style,
    room: int,
) -> None:
    """Adds a text as far as there is room; an ellipsis is no part of a hit."""
    shown = shorten(text, room)
    end = len(shown) if shown == text else len(shown) - len(ELLIPSIS)
    for piece, is_hit in split_at_hits(shown, [(start, min(stop, end)) for start, stop in hits]):
        line.add(piece, style + hit if is_hit else style)
