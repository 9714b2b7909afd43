"""Lines that show the keys that may follow the one just pressed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.geometry import Size
from textual.strip import Strip

from tui.ui.drawing.menu_row import MenuStyles, menu_rows
from tui.ui.widgets.styled import StyledWidget, component_classes


class MenuStrip(StyledWidget):
    """Keys and what each of them does, side by side; as high as it takes."""

    COMPONENT_CLASSES: ClassVar[set[str]] = component_classes("menu-strip", MenuStyles)

    _items: tuple[tuple[str, str], ...] = ()

    def show(self, items: Sequence[tuple[str, str]]) -> None:
        """Shows another menu of keys and labels, in the order given."""
        self._items = tuple(items)
        is_laid_out = bool(self.size.width)
        is_higher_or_lower = is_laid_out and len(self._rows(self.size.width)) != self.size.height
        self.refresh(layout=is_higher_or_lower or not is_laid_out)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """Returns how many lines the menu takes."""
        return len(self._rows(width))

    def render_line(self, y: int) -> Strip:
        """Draws a line."""
        rows = self._rows(self.size.width)
        return rows[y] if y < len(rows) else Strip.blank(self.size.width, self.rich_style)

    def _rows(self, width: int) -> list[Strip]:
        return menu_rows(self._items, width, self.styles_of("menu-strip", MenuStyles))
