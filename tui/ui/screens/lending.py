"""The line at the bottom is the filter's; whatever else needs a line borrows it."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from tui.ui.screens.browsing import Browsing
from tui.ui.screens.parts import FILTER_PLACEHOLDER, FILTER_PROMPT


class Loan(NamedTuple):
    """What the line is for while it is not for the filter."""

    prompt: str
    placeholder: str
    changed: Callable[[str], None]
    """Is given the text at every letter."""
    ended: Callable[[str | None], None]
    """Is given the text in the end, None where it was given up; the filter has its line again."""


class Lending(Browsing):
    """Lends the line."""

    loan: Loan | None = None
    """What the line is for now; None where it is the filter's."""

    def lend_line(self, loan: Loan, text: str) -> None:
        """Have another text than the filter edited in the line."""
        self.end_loan(None)
        self.loan = loan
        line = self.filter_line
        line.prompt, line.placeholder, line.history = loan.prompt, loan.placeholder, ()
        line.text = text
        line.edit()

    def end_loan(self, text: str | None) -> None:
        """Give the line back to the filter, if it is lent, and the text to who had borrowed it."""
        loan, self.loan = self.loan, None
        if loan:
            line = self.filter_line
            line.prompt, line.placeholder = FILTER_PROMPT, FILTER_PLACEHOLDER
            line.text = self.state.query.text
            loan.ended(text)
