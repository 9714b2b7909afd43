"""Otherwise empty Textual apps: of one widget whose one line every key changes, or of three panes.

Beside them is measured what the reader adds to Textual itself. One of them changes as many lines
with a key as the reader does with a letter, and draws none: that is what Textual takes to put lines
together and to write them.
"""

from __future__ import annotations

import sys

from rich.segment import Segment
from rich.style import Style
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


PIECES = tuple(
    Style.parse(f"{style} on #101418")
    for style in ("#d8dce0", "bold #ffffff", "#88aaee", "#99a0a8")
)
"""The styles of the pieces of a line: as many as a line of the reader has, on average."""


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


class FinishedLines(Widget):
    """Lines of some pieces each, which need not be drawn, filtered or cut."""

    key = ""

    def render_lines(self, crop: Region) -> list[Strip]:
        return [self._finished(self.size.width) for _ in crop.line_range]

    def write(self, key: str) -> None:
        self.key = key
        self.refresh()

    def _finished(self, width: int) -> Strip:
        length = width // len(PIECES)
        pieces = [Segment((self.key or " ") * length, style) for style in PIECES]
        return Strip([*pieces, Segment(" " * (width - length * len(PIECES)), PIECES[0])], width)


class ManyLines(Floor):
    """The least that an app can do for a key that changes all lines of two panes of three."""

    CSS = "FinishedLines { width: 2fr }"

    def compose(self) -> ComposeResult:
        with Horizontal():
            yield Line()
            yield FinishedLines()
            yield FinishedLines()

    def on_key(self, event: Key) -> None:
        for lines in self.query(FinishedLines):
            lines.write(event.key)


if __name__ == "__main__":
    apps = {"--panes": EmptyPanes, "--lines": ManyLines}
    apps.get(sys.argv[-1], Floor)().run()
