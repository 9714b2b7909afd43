"""Rows for the tests of the panes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from tui.model.instant import Instant
from tui.model.row import NoteRow

TODAY = date(2025, 8, 20)


def row(number: int, title: str | None = None) -> NoteRow:
    """Returns a note with a number as its id and in its title."""
    return NoteRow(
        id=number,
        url=f"https://example.org/{number}",
        title=f"Note {number}" if title is None else title,
        site="example.org",
        added=Instant.from_day(date(2025, 8, 9)),
        published=None,
        tags=("llm",),
    )


def rows_from(first: int = 0) -> Callable[[int, int], Sequence[NoteRow]]:
    """Returns an endless index, whose notes are numbered from a first one."""
    return lambda start, stop: [row(first + number) for number in range(start, stop)]
