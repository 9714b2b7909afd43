"""The kept texts of a note, with a cursor on one of them."""

from __future__ import annotations

from typing import ClassVar

from textual.strip import Strip

from tui.ui.drawing.version_row import VersionLine, VersionStyles, version_row
from tui.ui.widgets.row_list import RowList
from tui.ui.widgets.styled import component_classes


class VersionList(RowList[VersionLine]):
    """Lists kept texts, the latest first."""

    COMPONENT_CLASSES: ClassVar[set[str]] = component_classes("version-list", VersionStyles)

    heading = "Other texts of this note"
    empty_text = "No other text of this note is kept."

    @property
    def detail(self) -> str:
        """How many there are."""
        return f"{self.length:,}"

    def draw(self, row: VersionLine, width: int, bar: str) -> Strip:
        """Draws a text in one line."""
        return version_row(row, width, self.styles_of("version-list", VersionStyles), bar=bar)
