"""A text to read, and to be closed."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.events import Key

from tui.ui.dialogs.dialog import Dialog
from tui.ui.dialogs.frame import Frame
from tui.ui.keymaps import spelling
from tui.ui.widgets.list_moves import SCROLLS
from tui.ui.widgets.menu_strip import MenuStrip
from tui.ui.widgets.text_pane import TextPane


class TextScreen(Dialog[None]):
    """Shows a text; answers nothing."""

    AUTO_FOCUS = ""

    def __init__(self, heading: str, text: str) -> None:
        """Shows a text below a heading."""
        super().__init__()
        self._heading, self._content = heading, text
        self._pane = TextPane()
        self._strip = MenuStrip()

    def compose(self) -> ComposeResult:
        """Shows the text and the keys."""
        with Frame(id="text"):
            yield self._pane
            yield self._strip

    def on_mount(self) -> None:
        """Shows the text from its first line on."""
        self._pane.show(self._heading, self._content)
        self._strip.show([("j k Space", "scroll"), ("Esc", "close")])

    def consume_key(self, event: Key) -> bool:
        """Scrolls or closes."""
        key = spelling(event)
        if key in ("escape", "q", "enter"):
            self.answer(None)
        elif key in SCROLLS:
            SCROLLS[key](self._pane)
        else:
            return False
        return True
