"""The themes, with a cursor on the one that is shown."""

from __future__ import annotations

from typing import ClassVar

from textual.strip import Strip

from tui.ui.drawing.theme_row import ThemeLine, ThemeStyles, theme_row
from tui.ui.widgets.row_list import RowList
from tui.ui.widgets.styled import component_classes


class ThemeList(RowList[ThemeLine]):
    """Lists themes."""

    COMPONENT_CLASSES: ClassVar[set[str]] = component_classes("theme-list", ThemeStyles)

    heading = "Theme"

    def draw(self, row: ThemeLine, width: int, bar: str) -> Strip:
        """Draws a theme."""
        return theme_row(row, width, self.styles_of("theme-list", ThemeStyles), bar=bar)
