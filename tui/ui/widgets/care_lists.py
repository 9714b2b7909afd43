"""What could be better in the tags: the kinds of it, and the proposals of one kind."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import ClassVar, TypeVar

from textual.strip import Strip

from tui.model.tagcare.proposal import Proposal
from tui.ui.drawing.kind_row import KindLine, KindStyles, kind_row
from tui.ui.drawing.pane_header import Header
from tui.ui.drawing.proposal_row import ProposalStyles, proposal_row
from tui.ui.widgets.change_list import ChangeList
from tui.ui.widgets.row_list import RowList
from tui.ui.widgets.styled import component_classes

Row = TypeVar("Row")


class CareList(RowList[Row]):
    """Lists rows that are others by and by; the cursor stays on the one that it is on.

    Args:
        name_of: Returns what stands for a row, also where it is another value.
        moved: Is called when the cursor has moved.
    """

    def __init__(self, name_of: Callable[[Row], Hashable], moved: Callable[[], None]) -> None:
        super().__init__((), moved)
        self._name_of = name_of
        self._header = Header("")

    @property
    def header(self) -> Header:
        """What the header says."""
        return self._header

    def show(self, rows: Sequence[Row], header: Header, empty_text: str = "") -> None:
        """Shows other rows, and says other things above them."""
        self._header, self.empty_text = header, empty_text
        here = self.row_under_cursor
        is_same, self.rows = rows is self.rows, rows
        self.place_cursor(self.cursor_row if is_same or here is None else self._found(here))

    def _found(self, row: Row) -> int:
        """Returns where a row is by now; where it is no more, another has its place."""
        name = self._name_of(row)
        if self.cursor_row < len(self.rows) and self._name_of(self.rows[self.cursor_row]) == name:
            return self.cursor_row
        names = (index for index, each in enumerate(self.rows) if self._name_of(each) == name)
        return next(names, self.cursor_row)


class BatchList(ChangeList, can_focus=True):
    """Tells what a batch would do.

    Args:
        header: What stands above it.
    """

    def __init__(self, header: Header) -> None:
        super().__init__()
        self._header = header

    @property
    def header(self) -> Header:
        """What the header says."""
        return self._header


class KindList(CareList[KindLine]):
    """Lists the kinds of proposals."""

    COMPONENT_CLASSES: ClassVar[set[str]] = component_classes("kind-list", KindStyles)

    def draw(self, row: KindLine, width: int, bar: str) -> Strip:
        """Draws a kind."""
        return kind_row(row, width, self.styles_of("kind-list", KindStyles), bar=bar)


class ProposalList(CareList[Proposal]):
    """Lists the proposals of a kind.

    Args:
        name_of: Returns what stands for a proposal.
        moved: Is called when the cursor has moved.
        is_ticked: Tells whether a proposal is ticked.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = component_classes("proposal-list", ProposalStyles)

    def __init__(
        self,
        name_of: Callable[[Proposal], Hashable],
        moved: Callable[[], None],
        is_ticked: Callable[[Proposal], bool],
    ) -> None:
        super().__init__(name_of, moved)
        self._is_ticked = is_ticked

    def draw(self, row: Proposal, width: int, bar: str) -> Strip:
        """Draws a proposal."""
        styles = self.styles_of("proposal-list", ProposalStyles)
        return proposal_row(row, width, styles, is_ticked=self._is_ticked(row), bar=bar)
