"""Otherwise empty Textual apps: of one widget whose one line every key changes, or of three panes.

Beside them is measured what the reader adds to Textual itself.
"""

from __future__ import annotations

import sys

from rich.segment import Segment
from textual.app import App, ComposeResult
from textual.containers import Horizontal
from textual.events import Key
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

READY = "ready"
"""What the first paint shows."""

REPEATED = 60
"""How often the line has what was typed, to be as long as a line usually is."""


class Line(Widget):
    """One line of text."""

    text = READY

    def render_line(self, y: int) -> Strip:
        return Strip.blank(self.size.width) if y else Strip([Segment(self.text)])

    def write(self, text: str) -> None:
        self.text = text
        self.refresh(Region(0, 0, self.size.width, 1))


class Floor(App[None]):
    """The least that a Textual app can do for a key."""

    def compose(self) -> ComposeResult:
        yield Line()

    def on_key(self, event: Key) -> None:
        self.query(Line).first().write(event.key * REPEATED)


class EmptyPanes(Floor):
    """The least that an app with the reader's panes keeps in memory."""

    def compose(self) -> ComposeResult:
        with Horizontal():
            for _ in range(3):
                yield Line()


if __name__ == "__main__":
    (EmptyPanes if "--panes" in sys.argv else Floor)().run()
