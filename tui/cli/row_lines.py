"""Notes as lines of a list: aligned on a terminal, separated by tabs elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tui.cli.output import is_terminal, terminal_width
from tui.model.instant import Instant
from tui.model.row import NoteRow
from tui.model.text import URL_LIMIT, clean_line
from tui.prose.cell_width import cell_len, fit

GAP = "  "
DATE_WIDTH = 10
NARROW = 40
"""Below this many cells beside id and date, there is room for the title only."""


class Widths(NamedTuple):
    """The cells of each column; 0 where a column is left out."""

    id: int
    title: int
    site: int
    tags: int


def row_lines(rows: Sequence[NoteRow]) -> Iterator[str]:
    """Yields a line for each row, safe to print."""
    if not is_terminal():
        yield from ("\t".join(_fields(row)) for row in rows)
        return
    widths = _widths(rows, terminal_width())
    for row in rows:
        yield _aligned(_fields(row), widths)


def day_of(instant: Instant | None) -> str:
    """Returns the day in the person's time zone; empty where it is unknown."""
    try:
        return instant.day().isoformat() if instant else ""
    except (OverflowError, ValueError):
        return instant.iso()[:DATE_WIDTH] if instant else ""


def fitted(text: str, width: int) -> str:
    """Pads the text to a number of cells, or cuts it with an ellipsis at its end."""
    if cell_len(text) > width:
        text = text[: fit(text, 0, len(text), width - 1)] + "…"
    return text + " " * (width - cell_len(text))


def _fields(row: NoteRow) -> tuple[str, str, str, str, str]:
    return (
        str(row.id),
        day_of(row.added or row.published),
        clean_line(row.title or row.url, URL_LIMIT),
        clean_line(row.site),
        ", ".join(map(clean_line, row.tags)),
    )


def _widths(rows: Sequence[NoteRow], width: int) -> Widths:
    id_width = max((len(str(row.id)) for row in rows), default=0)
    room = max(width - id_width - DATE_WIDTH - 2 * len(GAP), 1)
    if room < NARROW:
        return Widths(id_width, room, 0, 0)
    site, tags = min(room // 5, 24), min(room // 3, 48)
    return Widths(id_width, room - site - tags - 2 * len(GAP), site, tags)


def _aligned(fields: tuple[str, str, str, str, str], widths: Widths) -> str:
    note_id, day, title, site, tags = fields
    columns = [note_id.rjust(widths.id), day.ljust(DATE_WIDTH), fitted(title, widths.title)]
    if widths.site:
        columns += [fitted(site, widths.site), fitted(tags, widths.tags)]
    return GAP.join(columns).rstrip()
