"""What a step changed, note by note."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.strip import Strip

from tui.model.change_in_words import ChangeInWords
from tui.ui.drawing.change_lines import (
    WIDEST_SUBJECT,
    ChangeLine,
    ChangeStyles,
    change_lines,
    change_row,
)
from tui.ui.widgets.styled import component_classes
from tui.ui.widgets.wrapped_pane import WrappedPane


class ChangeList(WrappedPane[ChangeLine], can_focus=False):
    """Lists changes."""

    COMPONENT_CLASSES: ClassVar[set[str]] = component_classes("change-list", ChangeStyles)

    heading = "What it changed"

    widest_subject = WIDEST_SUBJECT
    """How many cells the column of names has at most."""

    _changes: Sequence[ChangeInWords] = ()
    _is_filled = False

    def show(self, changes: Sequence[ChangeInWords], empty_text: str = "") -> None:
        """Shows other changes, from the first on."""
        self._changes, self._is_filled, self.empty_text = changes, True, empty_text
        self.show_from_start()

    @property
    def is_empty(self) -> bool:
        """Whether it was given nothing to show; not before it is given anything."""
        return self._is_filled and not self.length

    def wrap(self, width: int) -> Sequence[ChangeLine]:
        """Returns the lines of the changes."""
        return change_lines(self._changes, width, self.widest_subject)

    def draw(self, line: ChangeLine, width: int) -> Strip:
        """Draws a line."""
        styles = self.styles_of("change-list", ChangeStyles)
        return change_row(line, width, styles, self.widest_subject)
