"""A small menu over the panes that suggests what to type next.

It is as high as what it offers. To change its height lays the screen out, which no letter may do:
while a person types, it keeps the height that it opened with, and fits itself when they rest.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.strip import Strip
from textual.timer import Timer

from tui.model.suggestion import Suggestion
from tui.ui.drawing.completion_row import (
    CompletionStyles,
    completion_hint,
    completion_row,
)
from tui.ui.widgets.styled import StyledWidget, component_classes

MOST_SHOWN = 8
"""How many suggestions are in sight at a time."""

REST_SECONDS = 0.2
"""How long nothing is typed before the menu fits itself to what it offers."""


class CompletionMenu(StyledWidget):
    """Suggestions, one of which may be chosen; hidden while there are none."""

    COMPONENT_CLASSES: ClassVar[set[str]] = component_classes("completion-menu", CompletionStyles)

    def __init__(self) -> None:
        super().__init__()
        self._suggestions: tuple[Suggestion, ...] = ()
        self._cursor: int | None = None
        self._rest: Timer | None = None
        """Runs out when the person rests."""

    @property
    def is_open(self) -> bool:
        """Whether there are suggestions."""
        return bool(self._suggestions)

    @property
    def chosen(self) -> Suggestion | None:
        """The suggestion under the cursor, if it was moved to one."""
        return None if self._cursor is None else self._suggestions[self._cursor]

    @property
    def best(self) -> Suggestion | None:
        """The chosen suggestion, or else the first."""
        return self.chosen or next(iter(self._suggestions), None)

    def offer(self, suggestions: Sequence[Suggestion]) -> None:
        """Shows other suggestions, the best first, with none of them chosen."""
        if not suggestions and not self.is_open:
            return
        self._suggestions, self._cursor = tuple(suggestions), None
        if self._rest:
            self._rest.stop()
        if self.visible != self.is_open:
            self.visible = self.is_open
            self._fit()
        elif self.is_open and self.size.height != self._wanted_height:
            self._rest = self.set_timer(REST_SECONDS, self._fit)
        self.refresh()

    def close(self) -> None:
        """Hides the menu."""
        self.offer(())

    def move(self, step: int) -> None:
        """Moves the cursor to the next suggestion or the one before; wraps around at both ends."""
        if self.is_open:
            here = self._cursor if self._cursor is not None else -1 if step > 0 else 0
            self._cursor = (here + step) % len(self._suggestions)
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draws a suggestion, or in the last line what the keys do."""
        styles = self.styles_of("completion-menu", CompletionStyles)
        width, shown = self.size.width, max(self.size.height - 1, 1)
        if y == shown:
            return completion_hint(width, styles)
        row = y + self._first_row(shown)
        if not 0 <= row < len(self._suggestions):
            return Strip.blank(width, styles.base)
        return completion_row(self._suggestions[row], width, styles, is_chosen=row == self._cursor)

    @property
    def _wanted_height(self) -> int:
        return min(len(self._suggestions), MOST_SHOWN) + 1

    def _fit(self) -> None:
        """Makes it as high as what it offers."""
        if self.is_open:
            self.styles.height = self._wanted_height

    def _first_row(self, shown: int) -> int:
        """Returns the suggestion in the first line; negative if the first lines are empty."""
        if len(self._suggestions) < shown:
            return len(self._suggestions) - shown
        return max((self._cursor or 0) - shown + 1, 0)
