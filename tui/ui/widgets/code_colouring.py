"""Finds the colours of code that is on screen, on another thread."""

from __future__ import annotations

from functools import partial

from textual.message import Message
from textual.widget import Widget

from tui.prose.blocks import Code, Spans
from tui.ui.drawing.code_colours import MOST_CHARACTERS, coloured, in_colours
from tui.ui.drawing.note_line import NoteLine

_MOST_KEPT = 64
"""Of how many blocks the colours are kept."""


class ColoursFound(Message):
    """Posted when a block of code was looked at; it may have no colours."""

    def __init__(self, code: Code, lines: tuple[Spans, ...]) -> None:
        super().__init__()
        self.code = code
        self.lines = lines


class CodeColours:
    """The colours that are found so far.

    Args:
        widget: Shows the code, and is told in a message what was found.
    """

    def __init__(self, widget: Widget) -> None:
        self._widget = widget
        self._found: dict[Code, tuple[Spans, ...] | None] = {}
        """The lines of each block in colours; None while they are looked for, empty without any."""

    def apply(self, line: NoteLine) -> NoteLine | None:
        """Returns a line in its colours; None where it has none, has them, or they are unknown."""
        part = line.line.code
        if part is None or not part.code.language or len(part.code.text) > MOST_CHARACTERS:
            return None
        if part.code not in self._found:
            self._look_for(part.code)
        colours = self._found[part.code]
        return line._replace(line=in_colours(line.line, colours)) if colours else None

    def take(self, message: ColoursFound) -> bool:
        """Keeps what was found; returns whether any line is to be drawn again."""
        if message.code in self._found:
            self._found[message.code] = message.lines
        return bool(message.lines)

    def _look_for(self, code: Code) -> None:
        self._found[code] = None
        for other in list(self._found)[:-_MOST_KEPT]:
            del self._found[other]
        self._widget.run_worker(partial(self._find, code), thread=True, group="colours")

    def _find(self, code: Code) -> None:
        self._widget.post_message(ColoursFound(code, coloured(code)))
