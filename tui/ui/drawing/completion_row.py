"""A suggestion of what to type next, as a row of the completion menu.

▌ rust-lang                     1,207
"""

from __future__ import annotations

from typing import NamedTuple

from rich.cells import cell_len
from rich.style import Style
from textual.strip import Strip

from tui.model.suggestion import Suggestion
from tui.ui.drawing.bars import BAR, NO_BAR
from tui.ui.drawing.fitted_text import one_line, shorten
from tui.ui.drawing.line_builder import LineBuilder

_LEAST_LABEL = 12
"""The least cells of a label beside a long detail."""


class CompletionStyles(NamedTuple):
    """The styles of the menu; the last two are combined with one of the first two."""

    base: Style
    cursor: Style
    label: Style
    detail: Style


def completion_row(
    suggestion: Suggestion, width: int, styles: CompletionStyles, *, is_chosen: bool = False
) -> Strip:
    """Draws a suggestion in a given width, with its detail at the right end."""
    line = LineBuilder(width, styles.cursor if is_chosen else styles.base)
    line.add(f"{BAR if is_chosen else NO_BAR} ")
    label, detail = one_line(suggestion.label), one_line(suggestion.detail)
    room = max(line.room - 3 - cell_len(detail), min(_LEAST_LABEL, line.room - 1))
    line.add(shorten(label, room), styles.label)
    if line.room > 5 and detail:
        line.add("  ").add_last(f"{shorten(detail, line.room - 1)} ", styles.detail)
    return line.strip()


def completion_hint(width: int, styles: CompletionStyles) -> Strip:
    """Draws the last row, which says what the keys do."""
    return (
        LineBuilder(width, styles.base)
        .add("  Tab take · ↑↓ choose · Esc close", styles.detail)
        .strip()
    )
