"""A note in the list, on two lines or on one.

    ▌★ OpenFreeMap survived 100,000 requests per second
    ▌  blog.hyperknot.com · 9 Aug · ddos · scalability

The bar is the cursor; beside it are the signs of marked, starred and archived notes. An unread
title is bold, so that every state is visible without colours.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from rich.cells import cell_len
from rich.style import Style
from textual.strip import Strip

from tui.filters.highlights import Highlights, Matchers
from tui.model.row import NoteRow
from tui.ui.drawing.bars import NO_BAR
from tui.ui.drawing.date_text import short_date
from tui.ui.drawing.fitted_text import ELLIPSIS, one_line, shorten
from tui.ui.drawing.hits import Span, split_at_hits
from tui.ui.drawing.line_builder import PLAIN, LineBuilder

MARKED, STARRED, ARCHIVED = "✓", "★", "▣"
"""The signs of a note's state."""

_SEPARATOR = " · "
_SCHEME = re.compile(r"https?://(?:www\.)?|mailto:", re.IGNORECASE)
_CACHED_ROWS = 512
_NO_HIGHLIGHTS = Highlights()
_MARGIN = 1
"""The blank cells at the right end of a title."""


class NoteStyles(NamedTuple):
    """The styles of a row; all but the first two are combined with one of these."""

    base: Style
    cursor: Style
    bar: Style
    unread: Style
    read: Style
    address: Style
    detail: Style
    hit: Style
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
) -> tuple[Strip, ...]:
    """Draws the lines of a note in a given width.

    Args:
        row: The note.
        width: The width of the lines, in cells.
        styles: The styles.
        today: The day in whose year dates need no year.
        lines: One or two.
        bar: The first cell of every line; all but ``NO_BAR`` make it the row of the cursor.
        is_marked: Whether the note is chosen for the next action.
        is_dim: Whether it no longer matches the filter, and is shown only while it has the cursor.
        highlights: What to highlight; tags with hits come first.
    """
    if is_dim:
        styles = styles._replace(
            unread=styles.retained, read=styles.retained, detail=styles.retained
        )
    base = styles.base if bar == NO_BAR else styles.cursor
    first, *others = [*_signs(row, styles, is_marked=is_marked)] or [(" ", PLAIN)]
    title = LineBuilder(width, base).add(bar, styles.bar).add(*first).add(" ")
    date_added = short_date(row.added or row.published, today)
    _add_title(title, row, styles, others, date_added if lines == 1 else "", highlights)
    if lines == 1:
        return (title.strip(),)
    detail = LineBuilder(width, base).add(bar, styles.bar).add("  ")
    _add_detail(detail, row, styles, date_added, highlights)
    return title.strip(), detail.strip()


def _signs(row: NoteRow, styles: NoteStyles, *, is_marked: bool) -> Iterator[tuple[str, Style]]:
    if is_marked:
        yield MARKED, styles.mark
    if row.starred:
        yield STARRED, styles.star
    if row.archived:
        yield ARCHIVED, styles.archived


def _add_title(
    line: LineBuilder,
    row: NoteRow,
    styles: NoteStyles,
    signs: list[tuple[str, Style]],
    date_added: str,
    highlights: Highlights,
) -> None:
    """Adds the title, and at the right end the other signs and the date, if there is room."""
    style = styles.read if row.read else styles.unread
    title = one_line(row.title)
    hits = highlights.title.spans(title)
    if not title:
        title, hits = _address(row.url, highlights.url)
        style += styles.address
    tail = sum(1 + cell_len(sign) for sign, _ in signs) + _MARGIN
    tail += cell_len(date_added) + 1 if date_added else 0
    if tail > max(line.room // 2, _MARGIN):
        signs, date_added, tail = [], "", _MARGIN
    _add_with_hits(line, title, hits, style, styles.hit, line.room - tail)
    line.skip_to(tail)
    for sign, sign_style in signs:
        line.add(" ").add(sign, sign_style)
    line.add(f" {date_added}" if date_added else "", styles.detail)


def _address(url: str, matchers: Matchers) -> tuple[str, tuple[Span, ...]]:
    """Returns an address without its scheme and final slash, and the hits in it."""
    url = one_line(url)
    scheme = _SCHEME.match(url)
    start = scheme.end() if scheme else 0
    hits = tuple((first - start, stop - start) for first, stop in matchers.spans(url))
    return url[start:].rstrip("/"), hits


def _add_detail(
    line: LineBuilder, row: NoteRow, styles: NoteStyles, date_added: str, highlights: Highlights
) -> None:
    site = one_line(row.site)
    in_tags = highlights.in_tags
    tags = [(tag, in_tags.spans(tag)) for tag in map(one_line, row.tags)]
    tags.sort(key=lambda each: not each[1])
    separator = ""
    for text, hits in ((site, highlights.site.spans(site)), (date_added, ()), *tags):
        if text and line.room > cell_len(separator):
            line.add(separator, styles.detail)
            _add_with_hits(line, text, hits, styles.detail, styles.hit, line.room)
            separator = _SEPARATOR


def _add_with_hits(
    line: LineBuilder, text: str, hits: tuple[Span, ...], style: Style, hit: Style, room: int
) -> None:
    """Adds a text as far as there is room; an ellipsis is no part of a hit."""
    shown = shorten(text, room)
    end = len(shown) if shown == text else len(shown) - len(ELLIPSIS)
    for piece, is_hit in split_at_hits(shown, [(start, min(stop, end)) for start, stop in hits]):
        line.add(piece, style + hit if is_hit else style)
