"""A line that shows the keys that may follow the one just pressed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.strip import Strip

from tui.ui.drawing.menu_row import MenuStyles, menu_row
from tui.ui.widgets.styled import StyledLine, component_classes


class MenuStrip(StyledLine):
    """Keys and what each of them does, side by side."""

    COMPONENT_CLASSES: ClassVar[set[str]] = component_classes("menu-strip", MenuStyles)

    _items: tuple[tuple[str, str], ...] = ()

    def show(self, items: Sequence[tuple[str, str]]) -> None:
        """Shows another menu of keys and labels, in the order given."""
        self._items = tuple(items)
        self.refresh()

    def strip(self) -> Strip:
        """Draws the line."""
        return menu_row(self._items, self.size.width, self._part_styles)

    @property
    def _part_styles(self) -> MenuStyles:
        return self.styles_of("menu-strip", MenuStyles)
