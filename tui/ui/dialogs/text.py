"""A text to read, and to be closed."""

from __future__ import annotations

from typing import ClassVar

from tui.ui.dialogs.scrolled import READING, ScrolledScreen
from tui.ui.widgets.text_pane import TextPane


class TextScreen(ScrolledScreen):
    """Shows a text; answers nothing."""

    AUTO_FOCUS = ""
    CLOSES: ClassVar[frozenset[str]] = ScrolledScreen.CLOSES | {"enter"}

    def __init__(self, heading: str, text: str) -> None:
        """Shows a text below a heading."""
        self._pane = TextPane()
        super().__init__("text", self._pane)
        self._heading, self._content = heading, text

    def on_mount(self) -> None:
        """Shows the text from its first line on."""
        self._pane.show(self._heading, self._content)
        self.strip.show(READING)
