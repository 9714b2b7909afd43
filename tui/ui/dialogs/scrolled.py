"""A pane to read in a frame, scrolled by keys until it is closed."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.events import Key

from tui.ui.dialogs.dialog import Dialog
from tui.ui.dialogs.frame import Frame
from tui.ui.keymaps import spelling
from tui.ui.widgets.list_moves import SCROLLS
from tui.ui.widgets.menu_strip import MenuStrip
from tui.ui.widgets.pane import LinePane

READING = (("j k Space", "scroll"), ("Esc", "close"))
"""The keys that are told while there is something to read."""


class ScrolledScreen(Dialog[None]):
    """Shows a pane and the keys; answers nothing.

    Args:
        name: The id of the frame, by which the sheet gives it its size.
        pane: What is read.
    """

    CLOSES: ClassVar[frozenset[str]] = frozenset(("escape", "q"))
    """The keys that close it."""

    def __init__(self, name: str, pane: LinePane) -> None:
        super().__init__()
        self._frame_id, self._scrolled = name, pane
        self.strip = MenuStrip()

    def compose(self) -> ComposeResult:
        """Shows the pane and the keys."""
        with Frame(id=self._frame_id):
            yield self._scrolled
            yield self.strip

    def consume_key(self, event: Key) -> bool:
        """Scrolls or closes."""
        key = spelling(event)
        if key in self.CLOSES:
            self.answer(None)
        elif key in SCROLLS:
            SCROLLS[key](self._scrolled)
        else:
            return False
        return True
