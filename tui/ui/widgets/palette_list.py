"""The actions that the palette has found, with a cursor on one of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.strip import Strip

from tui.ui.drawing.line_builder import LineBuilder
from tui.ui.drawing.palette_row import PaletteEntry, PaletteStyles, palette_row
from tui.ui.widgets.styled import StyledWidget, component_classes

LINES = 14
"""How many actions are shown at a time."""


class PaletteList(StyledWidget):
    """Entries, the closest first; as high as they are many, up to a limit."""

    COMPONENT_CLASSES: ClassVar[set[str]] = component_classes("palette-list", PaletteStyles)

    def __init__(self) -> None:
        super().__init__()
        self._entries: Sequence[PaletteEntry] = ()
        self._cursor = 0

    @property
    def chosen(self) -> PaletteEntry | None:
        """The entry under the cursor; None where there is none."""
        return self._entries[self._cursor] if self._entries else None

    def show(self, entries: Sequence[PaletteEntry]) -> None:
        """Shows other entries, with the cursor on the first."""
        self._entries, self._cursor = entries, 0
        self.styles.height = min(max(len(entries), 1), LINES)
        self.refresh()

    def move(self, step: int) -> None:
        """Moves the cursor, around both ends."""
        if self._entries:
            self._cursor = (self._cursor + step) % len(self._entries)
            self.refresh()

    def on_click(self, event: events.Click) -> None:
        """Moves the cursor to what was clicked."""
        index = self._first + event.get_content_offset_capture(self).y
        if index < len(self._entries):
            self._cursor = index
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draws an entry."""
        styles = self.styles_of("palette-list", PaletteStyles)
        width, index = self.size.width, self._first + y
        if index < len(self._entries):
            is_chosen = index == self._cursor
            return palette_row(self._entries[index], width, styles, is_chosen=is_chosen)
        line = LineBuilder(width, styles.base)
        return line.add("" if y else " No action has these words.", styles.refused).strip()

    @property
    def _first(self) -> int:
        """The entry in the first line: the one under the cursor is in the middle."""
        shown = self.size.height
        return max(0, min(self._cursor - shown // 2, len(self._entries) - shown))
