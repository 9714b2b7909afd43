"""What a step changed, note by note."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.strip import Strip

from tui.model.change_in_words import ChangeInWords
from tui.ui.drawing.change_lines import (
    ChangeLine,
    ChangeStyles,
    change_lines,
    change_row,
)
from tui.ui.widgets.pane import LinePane
from tui.ui.widgets.styled import component_classes


class ChangeList(LinePane, can_focus=False):
    """Lists changes, wrapped to the width that there is."""

    COMPONENT_CLASSES: ClassVar[set[str]] = component_classes("change-list", ChangeStyles)

    heading = "What it changed"

    _changes: Sequence[ChangeInWords] = ()
    _lines: Sequence[ChangeLine] = ()
    _is_filled = False

    def show(self, changes: Sequence[ChangeInWords], empty_text: str = "") -> None:
        """Shows other changes, from the first on."""
        self._changes, self._is_filled, self.empty_text = changes, True, empty_text
        self.first = 0
        self._wrap()

    @property
    def length(self) -> int:
        """The number of lines."""
        return len(self._lines)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to show."""
        return self._is_filled and not self._lines

    def on_resize(self) -> None:
        """Wraps anew."""
        self._wrap()

    def item_strips(self, item: int, width: int) -> Sequence[Strip]:
        """Draws a line."""
        return [change_row(self._lines[item], width, self.styles_of("change-list", ChangeStyles))]

    def _wrap(self) -> None:
        self._lines = change_lines(self._changes, self.size.width - 1)
        self.refresh()
