"""What stands above and between the texts of a note in the preview.

★ OpenFreeMap survived 100,000 requests per second
blog.hyperknot.com · Zsolt Ero · added 14 Aug 2025 · published 9 Aug 2025
 ddos   scalability   maps
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.cells import cell_len

from tui.model.note import Note
from tui.prose.blocks import Span
from tui.prose.layout import Line
from tui.ui.drawing.cells import one_line, shorten, wrap
from tui.ui.drawing.dates import long_date
from tui.ui.drawing.note_row import STARRED

HEAD_STYLES = ("title", "detail", "chip", "section", "absent")
"""Every style name that a span of a head may carry, beside those of prose."""

_SEPARATOR = " · "
_CHIP_GAP = " "


def preview_head(note: Note, width: int) -> Iterator[Line]:
    """The lines of a note's title, of the facts about it and of its tags."""
    title = one_line(note.title) or one_line(note.url)
    for line in wrap(f"{STARRED} {title}" if note.starred else title, width):
        yield Line((Span(line, ("title",)),))
    yield from _fact_lines(note, width)
    yield from _chip_lines(note, width)


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


def _fact_lines(note: Note, width: int) -> Iterator[Line]:
    facts = [shorten(fact, width) for fact in _facts(note)]
    for line in _packed(facts, cell_len(_SEPARATOR), width):
        yield Line((Span(_SEPARATOR.join(line), ("detail",)),))


def _chip_lines(note: Note, width: int) -> Iterator[Line]:
    tags = filter(None, map(one_line, note.tags))
    chips = [f" {shorten(tag, width - 2)} " for tag in tags]
    for line in _packed(chips, cell_len(_CHIP_GAP), width):
        spans = [span for chip in line for span in (Span(_CHIP_GAP), Span(chip, ("chip",)))]
        yield Line(tuple(spans[1:]))


def _packed(pieces: Iterable[str], gap: int, width: int) -> Iterator[list[str]]:
    """As many pieces on a line as fit side by side, with a gap of some cells between them."""
    line: list[str] = []
    room = width
    for piece in pieces:
        if line and cell_len(piece) + gap > room:
            yield line
            line, room = [], width
        room -= cell_len(piece) + (gap if line else 0)
        line.append(piece)
    if line:
        yield line
