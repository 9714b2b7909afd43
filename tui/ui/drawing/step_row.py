"""A step of the journal in one line: when, by whom, what, what became of it, how many notes.

▌14:05  reader  3 notes starred                           undone  3 notes
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rich.cells import cell_len
from rich.style import Style
from textual.strip import Strip

from tui.model.text import counted
from tui.ui.drawing.bars import NO_BAR
from tui.ui.drawing.fitted_text import one_line, shorten
from tui.ui.drawing.line_builder import LineBuilder

LEAST_FOR_AUTHOR = 70
"""From how many cells on a line says who made the step."""

_GAP = 2


class StepLine(NamedTuple):
    """What is shown of a step."""

    id: int
    time: str
    author: str
    label: str
    state: str = ""
    """What became of it; empty where it is simply done."""
    notes: int = 0
    is_undone: bool = False
    refusal: str = ""
    """Why it can be neither undone nor redone, as a sentence; empty where it can."""


class StepColumns(NamedTuple):
    """The widths of the columns that all lines share, in cells."""

    time: int = 0
    author: int = 0
    notes: int = 0

    @classmethod
    def of(cls, steps: Sequence[StepLine]) -> StepColumns:
        """Returns the widths that some steps need."""
        return cls(
            max((cell_len(step.time) for step in steps), default=0),
            max((cell_len(step.author) for step in steps), default=0),
            max((cell_len(notes_in_words(step.notes)) for step in steps), default=0),
        )


class StepStyles(NamedTuple):
    """The styles of a line; all but the first two are combined with one of these."""

    base: Style
    cursor: Style
    bar: Style
    label: Style
    undone: Style
    detail: Style


def notes_in_words(count: int) -> str:
    """Returns a number of notes; empty for none."""
    return counted(count, "note") if count else ""


def step_row(
    step: StepLine, columns: StepColumns, width: int, styles: StepStyles, *, bar: str = NO_BAR
) -> Strip:
    """Draws a step in a given width."""
    line = LineBuilder(width, styles.base if bar == NO_BAR else styles.cursor)
    line.add(bar, styles.bar)
    line.add(_padded(step.time, columns.time), styles.detail)
    if width >= LEAST_FOR_AUTHOR:
        line.add(_padded(step.author, columns.author), styles.detail)
    end = f"{step.state}  {notes_in_words(step.notes):>{columns.notes}} "
    room = line.room - cell_len(end) - _GAP
    label = styles.undone if step.is_undone else styles.label
    line.add(shorten(one_line(step.label), room), label)
    return line.add_last(end, styles.detail).strip()


def _padded(text: str, width: int) -> str:
    return text + " " * (width - cell_len(text) + _GAP)
