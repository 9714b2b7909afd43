"""The notes that are to be merged, with a cursor on the one to keep."""

from __future__ import annotations

from typing import ClassVar

from textual.strip import Strip

from tui.ui.drawing.candidate_row import CandidateLine, CandidateStyles, candidate_row
from tui.ui.widgets.row_list import RowList
from tui.ui.widgets.styled import component_classes


class CandidateList(RowList[CandidateLine]):
    """Lists notes."""

    COMPONENT_CLASSES: ClassVar[set[str]] = component_classes("candidate-list", CandidateStyles)

    heading = "Which note is kept?"

    def draw(self, row: CandidateLine, width: int, bar: str) -> Strip:
        """Draws a note in one line."""
        styles = self.styles_of("candidate-list", CandidateStyles)
        return candidate_row(row, width, styles, bar=bar)
