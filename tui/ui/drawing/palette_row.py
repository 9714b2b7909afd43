"""An action as a row of the palette: what it does, and its key.

▌ Star, or take the star away                                        !
"""

from __future__ import annotations

from typing import NamedTuple

from rich.cells import cell_len
from rich.style import Style
from textual.strip import Strip

from tui.ui.drawing.bars import BAR, NO_BAR
from tui.ui.drawing.fitted_text import shorten
from tui.ui.drawing.line_builder import PLAIN, LineBuilder


class PaletteStyles(NamedTuple):
    """The styles of the palette; all but the first two are combined with one of these."""

    base: Style
    cursor: Style
    key: Style
    refused: Style


class PaletteEntry(NamedTuple):
    """An action that can be chosen."""

    id: str
    help: str
    key: str
    """Its key as people write it."""
    words: tuple[str, ...] = ()
    """What the command line calls it, by which it is found too."""
    refusal: str = ""
    """Why it cannot be done now; empty where it can."""


def palette_row(
    entry: PaletteEntry, width: int, styles: PaletteStyles, *, is_chosen: bool = False
) -> Strip:
    """Draws an action in a given width, with its key at the right end."""
    line = LineBuilder(width, styles.cursor if is_chosen else styles.base)
    refused = styles.refused if entry.refusal else PLAIN
    line.add(BAR if is_chosen else NO_BAR, styles.key)
    line.add(shorten(entry.help, line.room - cell_len(entry.key) - 3), refused)
    return line.add("  ").add_last(f"{entry.key} ", styles.key + refused).strip()
