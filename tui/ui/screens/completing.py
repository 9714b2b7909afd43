"""The chips of the filter, and what the menu above its line offers."""

from __future__ import annotations

from collections.abc import Sequence

from tui.filters import editing
from tui.filters.syntax import Filter, Not
from tui.ui.drawing.chip_row import TermChip
from tui.ui.drawing.completion_row import Suggestion
from tui.ui.screens.filtering import Filtering
from tui.ui.suggestions import suggestions
from tui.ui.widgets.filter_line import FilterLine


class Completing(Filtering):
    """Shows the terms of the filter one by one, and helps to type them."""

    def show_filter(self, query: Filter, note_id: int | None = None) -> None:
        """Show what a filter finds, and its terms."""
        super().show_filter(query, note_id)
        self.filter_line.show_chips(query.text, _chips(query))

    def suggest(self, text: str, caret: int) -> Sequence[Suggestion]:
        """What could be typed next in the filter; nothing where the line is for something else."""
        if self.loan:
            return ()
        return suggestions(text, caret, self.gateway.complete, self.state.tags, self.views)

    def on_filter_line_chip_removed(self, message: FilterLine.ChipRemoved) -> None:
        """Take a term out of the filter."""
        query = self.state.query
        if message.index < len(query.chips):
            self.set_filter(editing.without(query, query.chips[message.index]))

    def on_filter_line_edit_wanted(self, _: FilterLine.EditWanted) -> None:
        """Edit the line that was clicked."""
        self.do_filter_edit()


def _chips(query: Filter) -> list[TermChip]:
    return [TermChip(chip.text, chip.span, isinstance(chip.node, Not)) for chip in query.chips]
