"""An otherwise empty Textual app of one widget, whose one line changes with every key."""

from __future__ import annotations

from rich.segment import Segment
from textual.app import App, ComposeResult
from textual.events import Key
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

READY = "floor is ready"
"""What its first paint shows."""


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
        self.query_one(Line).write(event.key * 60)


if __name__ == "__main__":
    Floor().run()
