"""A line with a few values, of which a person chooses one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.strip import Strip

from tui.ui.drawing.choice_row import ChoiceStyles, choice_at, choice_row
from tui.ui.widgets.line_editor import LineListener
from tui.ui.widgets.styled import StyledLine, component_classes

_STEPS = {"left": -1, "right": 1, "space": 1}


class ChoiceLine(StyledLine, can_focus=True):
    """Values side by side; the arrows choose, and so does the first letter of one.

    Args:
        choices: The values, each with its label; all differ.
        listener: Is told of changes.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = component_classes("choice-line", ChoiceStyles)

    def __init__(self, choices: Sequence[tuple[str, str]], listener: LineListener) -> None:
        super().__init__()
        self._texts = [text for text, _ in choices]
        self._labels = [label for _, label in choices]
        self._listener = listener
        self._chosen = 0

    @property
    def text(self) -> str:
        """The chosen value; setting it tells nobody, and an unknown one is the first."""
        return self._texts[self._chosen]

    @text.setter
    def text(self, text: str) -> None:
        self._chosen = self._texts.index(text) if text in self._texts else 0
        self.refresh()

    def consume_key(self, event: events.Key) -> bool:
        """Handles a key of the line; returns False for any other."""
        if event.key in _STEPS:
            self._choose((self._chosen + _STEPS[event.key]) % len(self._texts))
            return True
        letters = [label[0] for label in self._labels]
        if event.character in letters:
            self._choose(letters.index(event.character or ""))
            return True
        return False

    def paste(self, text: str) -> None:
        """Leaves what was pasted: it is no value."""

    def on_click(self, event: events.Click) -> None:
        """Chooses what was clicked."""
        chosen = choice_at(self._labels, event.get_content_offset_capture(self).x)
        if chosen is not None:
            self._choose(chosen)

    def strip(self) -> Strip:
        """Draws the line."""
        styles = self.styles_of("choice-line", ChoiceStyles)
        return choice_row(self._labels, self._chosen, self.size.width, styles)

    def _choose(self, index: int) -> None:
        if index != self._chosen:
            self._chosen = index
            self.refresh()
            self._listener.line_changed(self.text)
