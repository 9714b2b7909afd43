"""What stands above and between the texts of a note in the preview.

★ OpenFreeMap survived 100,000 requests per second
blog.hyperknot.com · Zsolt Ero · added 14 Aug 2025 · published 9 Aug 2025
 ddos   scalability   maps
"""

from __future__ import annotations

from collections.abc import Iterator

from rich.cells import cell_len

from tui.model.note import Note
from tui.prose.blocks import Span
from tui.prose.layout import Line
from tui.ui.drawing.cells import one_line, shorten, wrap
from tui.ui.drawing.dates import long_date
from tui.ui.drawing.note_row import STARRED

HEAD_STYLES = ("title", "detail", "chip", "section", "absent")
"""Every style name that a span of a head may carry, beside those of prose."""

_CHIP_GAP = " "


def preview_head(note: Note, width: int) -> Iterator[Line]:
    """The lines of a note's title, of the facts about it and of its tags."""
    title = one_line(note.title) or one_line(note.url)
    yield from _wrapped(f"{STARRED} {title}" if note.starred else title, width, "title")
    yield from _wrapped(" · ".join(_facts(note)), width, "detail")
    yield from _chips(note.tags, width)


def section_rule(name: str, width: int) -> Line:
    """A line across with the name of the text below it."""
    return Line((Span(f"── {name} ".ljust(width, "─")[:width], ("section",)),))


def absent(text: str) -> Line:
    """A line that stands in the place of a text that is not there."""
    return Line((Span(text, ("absent",)),))


def _facts(note: Note) -> Iterator[str]:
    for text in (note.site, note.author):
        if text := one_line(text):
            yield text
    for name in ("added", "published"):
        if day := long_date(getattr(note, name)):
            yield f"{name} {day}"


def _wrapped(text: str, width: int, style: str) -> Iterator[Line]:
    for line in wrap(text, width):
        yield Line((Span(line, (style,)),))


def _chips(tags: tuple[str, ...], width: int) -> Iterator[Line]:
    """The tags side by side, as many on a line as fit in whole."""
    spans: list[Span] = []
    room = width
    for tag in filter(None, map(one_line, tags)):
        chip = f" {shorten(tag, width - 2)} "
        needed = cell_len(chip) + (len(_CHIP_GAP) if spans else 0)
        if spans and needed > room:
            yield Line(tuple(spans))
            spans, room, needed = [], width, cell_len(chip)
        if spans:
            spans.append(Span(_CHIP_GAP))
        spans.append(Span(chip, ("chip",)))
        room -= needed
    if spans:
        yield Line(tuple(spans))
