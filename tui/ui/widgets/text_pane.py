"""A text to look at, wrapped to the width that there is."""

from __future__ import annotations

from collections.abc import Sequence

from textual.strip import Strip

from tui.ui.drawing.fitted_text import one_line, wrap
from tui.ui.drawing.line_builder import LineBuilder
from tui.ui.widgets.pane import LinePane

MOST_SHOWN = 20_000
"""How many characters are shown: all of it is wrapped at once."""


class TextPane(LinePane, can_focus=False):
    """Shows plain text."""

    _text = ""
    _lines: Sequence[str] = ()

    def show(self, heading: str, text: str) -> None:
        """Shows another text, from its first line on."""
        self.heading = heading
        left = len(text) - MOST_SHOWN
        self._text = f"{text[:MOST_SHOWN]}\n… and {left:,} characters more" if left > 0 else text
        self.first = 0
        self._wrap()

    @property
    def length(self) -> int:
        """The number of lines."""
        return len(self._lines)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to show."""
        return not self._lines

    def on_resize(self) -> None:
        """Wraps anew."""
        self._wrap()

    def item_strips(self, item: int, width: int) -> Sequence[Strip]:
        """Draws a line."""
        return [LineBuilder(width, self.rich_style).add(" ").add(self._lines[item]).strip()]

    def _wrap(self) -> None:
        room = self.size.width - 3
        parts = self._text.splitlines()
        self._lines = [line for part in parts for line in wrap(one_line(part), room) or [""]]
        self.refresh()
