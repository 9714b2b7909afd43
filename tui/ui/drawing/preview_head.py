"""The lines above and between the texts of a note in the preview.

★ OpenFreeMap survived 100,000 requests per second
↗ blog.hyperknot.com/p/openfreemap
Zsolt Ero · added 14 Aug 2025 · published 9 Aug
Bookmarks bar / Tools

#ddos #scalability #maps
? opened: “yesterday” is not a date
─────────────────────────────────────────────────
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from rich.cells import cell_len

from tui.filters.highlights import NotePart
from tui.model.folder import shown_path, typed_path
from tui.model.note import Note
from tui.prose.blocks import Span
from tui.prose.layout import Line
from tui.prose.wrap import separators
from tui.ui.drawing.address_text import shown_address
from tui.ui.drawing.date_text import local_day, long_date, short_date
from tui.ui.drawing.fitted_text import ELLIPSIS, one_line, shorten, wrap
from tui.ui.drawing.note_line import NoteLine, PartSpan, Target, lines_of, whole_line
from tui.ui.drawing.signs import ADDRESS, STARRED

HEAD_STYLES = ("title", "detail", "tag", "section", "absent")
"""The style names of spans in these lines, in addition to those of prose."""

MOST_TAG_LINES = 2
"""How many lines of tags a head has; the others are told at the foot."""


class Piece(NamedTuple):
    """A part of a note and its text."""

    part: NotePart
    text: str
    target: Target | None = None
    is_quiet: bool = False
    """Whether it is shown quieter than others of its part: a retired tag."""


_EMPTY = NoteLine(Line(()))
_ADDRESS = f"{ADDRESS} "
_SEPARATOR = " · "
_TAG_GAP = " "


def preview_head(note: Note, width: int) -> Iterator[NoteLine]:
    """Yields the lines of a note's title, address, facts, folders and tags, and a rule."""
    yield from _title_lines(note, width)
    yield from _address_line(note, width)
    yield from _fact_lines(note, width)
    yield from _folder_line(note, width)
    yield from _tag_lines(note, width)
    yield from _odd_lines(note, width)
    yield NoteLine(Line((Span("─" * width, ("rule",)),)))


def more_tags(note: Note, width: int) -> Iterator[NoteLine]:
    """Yields the lines of the tags for which a head has no room."""
    for pieces in _packed(_split_tags(note, width)[1], cell_len(_TAG_GAP), width):
        yield _row(pieces, Span(_TAG_GAP), "tag")


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


def _address_line(note: Note, width: int) -> Iterator[NoteLine]:
    """Yields the address, unless it stands in place of the title; it may name the site."""
    if not one_line(note.title):
        return
    text = shorten(_ADDRESS + shown_address(note.url)[0], width)
    end = len(text) - len(ELLIPSIS) if text.endswith(ELLIPSIS) else len(text)
    target = Target("url", note.url)
    spans = [PartSpan("url", min(len(_ADDRESS), end), end, target=target)]
    start = text.find(site) if (site := one_line(note.site)) else -1
    if start >= 0:
        spans.append(PartSpan("site", start, start + len(site), target=target))
    yield NoteLine(Line((Span(text, ("detail",)),)), tuple(spans))


def _facts(note: Note) -> Iterator[Piece]:
    site, author = one_line(note.site), one_line(note.author)
    if site and not (one_line(note.title) and site in shown_address(note.url)[0]):
        yield Piece("site", site)
    if author:
        yield Piece("author", author)
    added = local_day(note.added)
    if added:
        yield Piece("rest", f"added {long_date(note.added)}")
    published = short_date(note.published, added) if added else long_date(note.published)
    if published:
        yield Piece("rest", f"published {published}")


def _fact_lines(note: Note, width: int) -> Iterator[NoteLine]:
    facts = (fact._replace(text=shorten(fact.text, width)) for fact in _facts(note))
    between = Span(_SEPARATOR, ("detail",))
    for pieces in _packed(facts, cell_len(_SEPARATOR), width):
        yield _row(pieces, between, "detail")


def _folder_line(note: Note, width: int) -> Iterator[NoteLine]:
    """Yields one line with all folders, cut where they are too many."""
    folders = [(text, path) for path in note.folders if (text := one_line(shown_path(path)))]
    shown = shorten(_SEPARATOR.join(text for text, _ in folders), width)
    spans: list[PartSpan] = []
    start = 0
    for text, path in folders:
        stop = min(start + len(text), len(shown))
        if start < stop:
            spans.append(PartSpan("rest", start, stop, target=Target("folder", typed_path(path))))
        start += len(text) + len(_SEPARATOR)
    if shown:
        yield NoteLine(Line((Span(shown, ("detail",)),)), tuple(spans))


def _tags(note: Note, width: int) -> Iterator[Piece]:
    retired = set(note.retired_tags)
    for tag in note.tags:
        if text := one_line(tag):
            target = Target("tag", tag)
            yield Piece("tag", shorten(f"#{text}", width), target, is_quiet=tag in retired)


def _split_tags(note: Note, width: int) -> tuple[list[list[Piece]], list[Piece]]:
    """Returns the lines of tags that a head has, and the tags for which it has no room."""
    lines = list(_packed(_tags(note, width), cell_len(_TAG_GAP), width))
    shown = lines[:MOST_TAG_LINES]
    rest = [piece for line in lines[MOST_TAG_LINES:] for piece in line]
    while rest and shown[-1] and _width(shown[-1]) + cell_len(_others(rest)) > width:
        rest.insert(0, shown[-1].pop())
    return shown, rest


def _others(tags: Sequence[Piece]) -> str:
    return f"{_TAG_GAP}+{len(tags)}" if tags else ""


def _width(tags: Sequence[Piece]) -> int:
    return sum(cell_len(piece.text) for piece in tags) + cell_len(_TAG_GAP) * (len(tags) - 1)


def _tag_lines(note: Note, width: int) -> Iterator[NoteLine]:
    shown, rest = _split_tags(note, width)
    if shown:
        yield _EMPTY
        *rows, last = (_row(tags, Span(_TAG_GAP), "tag") for tags in shown)
        yield from rows
        others = _others(rest) if last.text else _others(rest).lstrip()
        yield _with_end(last, shorten(others, width)) if rest else last


def _odd_lines(note: Note, width: int) -> Iterator[NoteLine]:
    """Says what another program has put in place of values."""
    for said in note.odd:
        for text in wrap(f"? {one_line(said)}", width):
            yield whole_line(Line((Span(text, ("absent",)),)))


def _with_end(row: NoteLine, text: str) -> NoteLine:
    """Returns a line with a quiet text behind it, which is no part of the note."""
    return NoteLine(Line((*row.line.spans, Span(text, ("detail",)))), row.part_spans)


def _row(pieces: Iterable[Piece], between: Span, style: str) -> NoteLine:
    """Joins pieces side by side."""
    spans: list[Span] = []
    part_spans: list[PartSpan] = []
    column = 0
    for part, text, target, is_quiet in pieces:
        if spans:
            spans.append(between)
            column += len(between.text)
        spans.append(Span(text, ("detail" if is_quiet else style,)))
        start = column + (part == "tag")
        part_spans.append(PartSpan(part, start, column + len(text), target=target))
        column += len(text)
    return NoteLine(Line(tuple(spans)), tuple(part_spans))


def _packed(pieces: Iterable[Piece], gap: int, width: int) -> Iterator[list[Piece]]:
    """Yields lines of as many pieces as fit side by side, with a gap of some cells between them."""
    line: list[Piece] = []
    room = width
    for piece in pieces:
        if line and cell_len(piece.text) + gap > room:
            yield line
            line, room = [], width
        room -= cell_len(piece.text) + (gap if line else 0)
        line.append(piece)
    if line:
        yield line
