"""A small app that shows widgets with their sheets, and what is to be read on its screen."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.app import App, ComposeResult
from textual.message import Message
from textual.widget import Widget

from tui.assets import styles


class Stage(App[None]):
    """Shows widgets one below the other and keeps the messages they post."""

    CSS_PATH: ClassVar = sorted(styles().glob("*.tcss"))
    ENABLE_COMMAND_PALETTE = False

    def __init__(self, *widgets: Widget, theme: str = "textual-dark") -> None:
        super().__init__()
        self.animation_level = "none"
        self.theme = theme
        self.widgets = widgets
        self.told: list[Message] = []
        self.layouts = 0

    def compose(self) -> ComposeResult:
        yield from self.widgets

    def on_event_hook(self, message: Message) -> None:
        self.told.append(message)

    def told_of(self, kind: type[Message]) -> list[Message]:
        return [message for message in self.told if isinstance(message, kind)]


def lines(widget: Widget) -> list[str]:
    """The lines of a widget, without the blanks at their ends."""
    return [widget.render_line(y).text.rstrip() for y in range(widget.size.height)]


def body(widget: Widget) -> list[str]:
    """The lines of a pane below its header that say anything, without its scroll bar."""
    width = widget.size.width - 1
    texts = (widget.render_line(y).crop(0, width).text for y in range(1, widget.size.height))
    return [text.rstrip() for text in texts if text.strip()]


def widths(widget: Widget) -> set[int]:
    """The widths of a widget's lines, as stated and as measured."""
    strips = [widget.render_line(y) for y in range(widget.size.height)]
    measured = {sum(segment.cell_length for segment in strip) for strip in strips}
    return measured | {strip.cell_length for strip in strips}


def styles_of(widget: Widget, y: int, text: str) -> Iterable[str]:
    """How the segment of a line that holds a text looks without colours."""
    for segment in widget.render_line(y):
        if text in segment.text and segment.style is not None:
            return segment.style.without_color.__str__().split()
    raise LookupError(text)
