"""A pane of text that is wrapped to the width that there is."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from typing import Generic, TypeVar

from textual.strip import Strip

from tui.ui.widgets.pane import LinePane

WrappedLine = TypeVar("WrappedLine")


class WrappedPane(LinePane, Generic[WrappedLine], can_focus=False):
    """Shows lines, which a subclass wraps and draws."""

    _wrapped: Sequence[WrappedLine] = ()

    @abstractmethod
    def wrap(self, width: int) -> Sequence[WrappedLine]:
        """Returns the lines of what is shown, in a given width."""

    @abstractmethod
    def draw(self, line: WrappedLine, width: int) -> Strip:
        """Draws a line."""

    @property
    def length(self) -> int:
        """The number of lines."""
        return len(self._wrapped)

    def show_from_start(self) -> None:
        """Shows the content that a subclass has now, from its first line on."""
        self.first = 0
        self._wrap_anew()

    def on_resize(self) -> None:
        """Wraps anew."""
        self._wrap_anew()

    def item_lines(self, item: int, width: int) -> Sequence[Strip]:
        """Draws a line."""
        return [self.draw(self._wrapped[item], width)]

    def _wrap_anew(self) -> None:
        # Before it is laid out there is nothing to wrap to.
        self._wrapped = self.wrap(self.size.width - 1) if self.size.width else ()
        self.refresh()
