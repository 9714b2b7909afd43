"""The lines above and between the texts of a note in the preview.

★ OpenFreeMap survived 100,000 requests per second
blog.hyperknot.com · Zsolt Ero · added 14 Aug 2025 · published 9 Aug 2025
Bookmarks bar / Tools
 ddos   scalability   maps
? opened: “yesterday” is not a date
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.cells import cell_len

from tui.filters.highlights import NotePart
from tui.model.folder import shown_path
from tui.model.note import Note
from tui.prose.blocks import Span
from tui.prose.layout import Line
from tui.prose.wrap import separators
from tui.ui.drawing.date_text import long_date
from tui.ui.drawing.fitted_text import one_line, shorten, wrap
from tui.ui.drawing.note_line import NoteLine, PartSpan, lines_of, whole_line
from tui.ui.drawing.note_row import STARRED

HEAD_STYLES = ("title", "detail", "chip", "section", "absent")
"""The style names of spans in these lines, in addition to those of prose."""

Piece = tuple[NotePart, str]
"""A part of a note and its text."""

_SEPARATOR = " · "
_CHIP_GAP = " "


def preview_head(note: Note, width: int) -> Iterator[NoteLine]:
    """Yields the lines of a note's title, facts, folders and tags."""
    yield from _title_lines(note, width)
    yield from _fact_lines(note, width)
    yield from _folder_lines(note, width)
    yield from _chip_lines(note, width)
    yield from _odd_lines(note, width)


def section_rule(name: str, width: int) -> NoteLine:
    """Draws a horizontal line with the name of the text below it."""
    return whole_line(Line((Span(f"── {name} ".ljust(width, "─")[:width], ("section",)),)))


def placeholder_line(text: str) -> NoteLine:
    """Returns a line to show instead of an empty text."""
    return whole_line(Line((Span(text, ("absent",)),)))


def _title_lines(note: Note, width: int) -> Iterator[NoteLine]:
    title = one_line(note.title)
    sign = f"{STARRED} " if note.starred else ""
    text = sign + (title or one_line(note.url))
    texts = wrap(text, width)
    lines = (
        Line((Span(line, ("title",)),), indent=0 if index else len(sign), separator=separator)
        for index, (line, separator) in enumerate(zip(texts, separators(text, texts), strict=True))
    )
    yield from lines_of("title" if title else "url", lines)


def _facts(note: Note) -> Iterator[Piece]:
    facts: tuple[Piece, ...] = (("site", note.site), ("author", note.author))
    for part, text in facts:
        if text := one_line(text):
            yield part, text
    for name in ("added", "published"):
        if day := long_date(getattr(note, name)):
            yield "rest", f"{name} {day}"


def _fact_lines(note: Note, width: int) -> Iterator[NoteLine]:
    facts = ((part, shorten(fact, width)) for part, fact in _facts(note))
    between = Span(_SEPARATOR, ("detail",))
    for pieces in _packed(facts, cell_len(_SEPARATOR), width):
        yield _row(pieces, between, "detail")


def _folder_lines(note: Note, width: int) -> Iterator[NoteLine]:
    """Yields one line with all folders, cut where they are too many."""
    paths = filter(None, (one_line(shown_path(path)) for path in note.folders))
    if text := shorten(_SEPARATOR.join(paths), width):
        yield whole_line(Line((Span(text, ("detail",)),)))


def _chip_lines(note: Note, width: int) -> Iterator[NoteLine]:
    tags = filter(None, map(one_line, note.tags))
    chips: Iterator[Piece] = (("tag", f" {shorten(tag, width - 2)} ") for tag in tags)
    for pieces in _packed(chips, cell_len(_CHIP_GAP), width):
        yield _row(pieces, Span(_CHIP_GAP), "chip", padding=1)


def _odd_lines(note: Note, width: int) -> Iterator[NoteLine]:
    """Says what another program has put in place of values."""
    for said in note.odd:
        for text in wrap(f"? {one_line(said)}", width):
            yield whole_line(Line((Span(text, ("absent",)),)))


def _row(pieces: Iterable[Piece], between: Span, style: str, *, padding: int = 0) -> NoteLine:
    """Joins pieces side by side; the blanks at their ends belong to no part."""
    spans: list[Span] = []
    part_spans: list[PartSpan] = []
    column = 0
    for part, text in pieces:
        if spans:
            spans.append(between)
            column += len(between.text)
        spans.append(Span(text, (style,)))
        part_spans.append(PartSpan(part, column + padding, column + len(text) - padding))
        column += len(text)
    return NoteLine(Line(tuple(spans)), tuple(part_spans))


def _packed(pieces: Iterable[Piece], gap: int, width: int) -> Iterator[list[Piece]]:
    """Yields lines of as many pieces as fit side by side, with a gap of some cells between them."""
    line: list[Piece] = []
    room = width
    for part, text in pieces:
        if line and cell_len(text) + gap > room:
            yield line
            line, room = [], width
        room -= cell_len(text) + (gap if line else 0)
        line.append((part, text))
    if line:
        yield line
