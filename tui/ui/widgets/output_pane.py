"""What a command has written, with its blanks and line ends."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar, Literal, NamedTuple

from rich.style import Style
from textual.strip import Strip

from tui.prose.printable import printable
from tui.prose.wrap import wrapped_code
from tui.ui.drawing.line_builder import PLAIN, LineBuilder
from tui.ui.widgets.styled import component_classes
from tui.ui.widgets.wrapped_pane import WrappedPane

MOST_LINES = 5_000
"""How many lines are shown: all of them are wrapped at once."""

Look = Literal["plain", "detail", "failure"]


class OutputStyles(NamedTuple):
    """The styles of the pane; all but the first are combined with it."""

    base: Style
    detail: Style
    failure: Style


class OutputText(NamedTuple):
    """Lines that look alike."""

    text: str
    look: Look = "plain"


class OutputPane(WrappedPane[OutputText]):
    """Shows texts one below the other; long lines go on in the next."""

    COMPONENT_CLASSES: ClassVar[set[str]] = component_classes("output-pane", OutputStyles)

    _texts: Sequence[OutputText] = ()

    def show(self, texts: Sequence[OutputText]) -> None:
        """Shows other texts, from the first line on."""
        self._texts = texts
        self.show_from_start()

    def wrap(self, width: int) -> Sequence[OutputText]:
        """Returns the lines of the texts, one cell from both edges."""
        return list(self._lines(max(width - 2, 2)))

    def draw(self, line: OutputText, width: int) -> Strip:
        """Draws a line."""
        styles = self.styles_of("output-pane", OutputStyles)
        style = {"plain": PLAIN, "detail": styles.detail, "failure": styles.failure}[line.look]
        return LineBuilder(width, styles.base).add(" ").add(line.text, style).strip()

    def _lines(self, width: int) -> Iterator[OutputText]:
        for text, look in self._texts:
            lines = text.split("\n")
            for line in lines[:MOST_LINES]:
                yield from (OutputText(part, look) for part in wrapped_code(printable(line), width))
            if (left := len(lines) - MOST_LINES) > 0:
                yield OutputText(f"… and {left:,} lines more", "detail")
