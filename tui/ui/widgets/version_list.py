"""The kept texts of a note, with a cursor on one of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import events
from textual.strip import Strip

from tui.ui.drawing.version_row import VersionLine, VersionStyles, version_row
from tui.ui.widgets.cursor_pane import CursorPane
from tui.ui.widgets.styled import component_classes


class VersionList(CursorPane):
    """Lists kept texts, the latest first."""

    COMPONENT_CLASSES: ClassVar[set[str]] = component_classes("version-list", VersionStyles)

    heading = "Other texts of this note"
    empty_text = "No other text of this note is kept."

    def __init__(self, versions: Sequence[VersionLine], moved: Callable[[], None]) -> None:
        """Makes a list with the cursor on the first text.

        Args:
            versions: The texts.
            moved: Is called when the cursor has moved, before the next key.
        """
        super().__init__()
        self._versions = versions
        self._moved = moved
        self.place_cursor(0)

    @property
    def length(self) -> int:
        """The number of texts."""
        return len(self._versions)

    def cursor_moved(self) -> None:
        """Tells that the cursor is on another text."""
        self.refresh()
        self._moved()

    def row_clicked(self, row: int, event: events.Click) -> None:
        """Moves the cursor to what was clicked."""
        event.stop()
        self.move_to(row)

    def item_strips(self, item: int, width: int) -> Sequence[Strip]:
        """Draws a text in one line."""
        styles = self.styles_of("version-list", VersionStyles)
        return [version_row(self._versions[item], width, styles, bar=self.bar_of(item))]
