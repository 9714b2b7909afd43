"""What a step changed, one thing after another: its name on the left, what happened beside it.

Borrow checker     starred · +ai −llm
                   title: Borrowing → Borrow checker
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rich.cells import cell_len
from rich.style import Style
from textual.strip import Strip

from tui.model.change_in_words import ChangeInWords
from tui.ui.drawing.fitted_text import one_line, shorten, wrap
from tui.ui.drawing.line_builder import LineBuilder

WIDEST_SUBJECT = 40
"""How many cells the column of names has at most."""

_GAP = 2


class ChangeLine(NamedTuple):
    """One line on screen."""

    subject: str
    """The name; empty below the first line of a thing."""
    text: str


class ChangeStyles(NamedTuple):
    """The styles of a line."""

    base: Style
    subject: Style
    text: Style


def change_lines(
    changes: Sequence[ChangeInWords], width: int, widest: int = WIDEST_SUBJECT
) -> list[ChangeLine]:
    """Returns the lines of some changes in a given width; long ones are wrapped.

    Args:
        changes: What is said.
        width: The cells of a line.
        widest: How many of them the column of names has at most.
    """
    room = width - subject_width(width, widest) - _GAP - 1
    lines = []
    for change in changes:
        texts = [part for text in change.lines for part in wrap(one_line(text), room)] or [""]
        lines.append(ChangeLine(one_line(change.subject), texts[0]))
        lines += [ChangeLine("", text) for text in texts[1:]]
    return lines


def subject_width(width: int, widest: int = WIDEST_SUBJECT) -> int:
    """Returns how many cells the column of names has."""
    return min(max(width * 2 // 5, 4), widest)


def change_row(
    line: ChangeLine, width: int, styles: ChangeStyles, widest: int = WIDEST_SUBJECT
) -> Strip:
    """Draws a line in a given width; a name alone may take all of it."""
    drawn = LineBuilder(width, styles.base).add(" ")
    if not line.text:
        return drawn.add(line.subject, styles.subject).strip()
    column = subject_width(width, widest)
    subject = shorten(line.subject, column)
    drawn.add(subject, styles.subject).add(" " * (column - cell_len(subject) + _GAP))
    return drawn.add(line.text, styles.text).strip()
