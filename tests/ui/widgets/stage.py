"""A small app that shows widgets with their sheets, and functions that read its screen."""

from __future__ import annotations

from asyncio import Event, timeout
from contextlib import AbstractAsyncContextManager
from typing import ClassVar, TypeVar

from textual.app import ComposeResult
from textual.geometry import Size
from textual.message import Message
from textual.pilot import Pilot
from textual.widget import Widget

from tui.assets import sheets
from tui.ui.themes.themed_app import ThemedApp

Kind = TypeVar("Kind", bound=Message)

LIMIT = 60.0
"""How many seconds a widget may take to be laid out, on a machine that is busy."""


class Stage(ThemedApp[None]):
    """Shows widgets one below the other and keeps the messages they post."""

    CSS_PATH: ClassVar = [*sheets(), *sheets("dialogs")]
    ENABLE_COMMAND_PALETTE = False
    AUTO_FOCUS = None

    def __init__(self, *widgets: Widget, theme: str = "ink") -> None:
        super().__init__(theme)
        self.animation_level = "none"
        self._widgets = widgets
        self._messages: list[Message] = []

    def compose(self) -> ComposeResult:
        yield from self._widgets

    def opened(self, width: int, height: int) -> AbstractAsyncContextManager[Pilot[None]]:
        """Runs the app in a terminal of a size."""
        return self.run_test(size=(width, height), message_hook=self._keep)

    def posted(self, kind: type[Kind]) -> list[Kind]:
        """Returns the messages of a kind, in the order they were posted."""
        return [message for message in self._messages if isinstance(message, kind)]

    def _keep(self, message: Message) -> None:
        if not any(message is kept for kept in self._messages):
            self._messages.append(message)


async def resize(pilot: Pilot[None], widget: Widget, width: int, height: int) -> None:
    """Gives the only widget of a stage another size, and waits until it has dealt with that."""
    await pilot.resize_terminal(width, height)
    async with timeout(LIMIT):
        while widget.size != Size(width, height):
            await pilot.pause()
    dealt_with = Event()
    widget.call_later(dealt_with.set)
    await dealt_with.wait()


async def shown(pilot: Pilot[None], widget: Widget, *, is_shown: bool) -> None:
    """Shows or hides a widget of a stage, and waits until that is laid out and painted."""
    widget.display = is_shown
    async with timeout(LIMIT):
        while bool(widget.size) != is_shown:
            await pilot.pause()


def lines(widget: Widget) -> list[str]:
    """Returns the lines of a widget, without the blanks at their ends."""
    return [widget.render_line(y).text.rstrip() for y in range(widget.size.height)]


def body(pane: Widget) -> list[str]:
    """Returns the lines of a pane's content that are not blank, without the scroll bar."""
    strips = [pane.render_line(y) for y in range(1, pane.size.height)]
    texts = [strip.crop(0, pane.size.width - 1).text.rstrip() for strip in strips]
    return [text for text in texts if text]


def bar(pane: Widget) -> str:
    """Returns the scroll bar of a pane, from its top down."""
    return "".join(pane.render_line(y).text[-1] for y in range(1, pane.size.height))


def line_widths(widget: Widget) -> set[int]:
    """Returns the widths of a widget's lines, both as stated and as measured."""
    strips = [widget.render_line(y) for y in range(widget.size.height)]
    measured = {sum(segment.cell_length for segment in strip) for strip in strips}
    return measured | {strip.cell_length for strip in strips}


def looks(widget: Widget, y: int, text: str) -> set[str]:
    """Returns the style of a text in a line, without its colours."""
    for segment in widget.render_line(y):
        if text in segment.text and segment.style is not None:
            return set(str(segment.style.without_color).split()) - {"none"}
    raise LookupError(text)
