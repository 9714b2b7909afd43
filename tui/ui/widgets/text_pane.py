"""A text to look at, wrapped to the width that there is."""

from __future__ import annotations

from collections.abc import Sequence

from textual.strip import Strip

from tui.ui.drawing.fitted_text import one_line, wrap
from tui.ui.drawing.line_builder import LineBuilder
from tui.ui.widgets.wrapped_pane import WrappedPane

MOST_SHOWN = 20_000
"""How many characters are shown: all of it is wrapped at once."""


class TextPane(WrappedPane[str], can_focus=False):
    """Shows plain text."""

    _text = ""

    def show(self, heading: str, text: str) -> None:
        """Shows another text, from its first line on."""
        self.heading = heading
        left = len(text) - MOST_SHOWN
        self._text = f"{text[:MOST_SHOWN]}\n… and {left:,} characters more" if left > 0 else text
        self.show_from_start()

    def wrap(self, width: int) -> Sequence[str]:
        """Returns the lines of the text, one cell from both edges."""
        parts = map(one_line, self._text.splitlines())
        return [line for part in parts for line in wrap(part, width - 2) or [""]]

    def draw(self, line: str, width: int) -> Strip:
        """Draws a line."""
        return LineBuilder(width, self.rich_style).add(" ").add(line).strip()
