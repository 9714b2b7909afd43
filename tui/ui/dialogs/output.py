"""What a command writes that was given notes; it is ended where nobody waits for it any more."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.app import ComposeResult
from textual.events import Key

from tui.ui.dialogs.dialog import Dialog
from tui.ui.dialogs.frame import Frame
from tui.ui.keymaps import spelling
from tui.ui.widgets.list_moves import SCROLLS
from tui.ui.widgets.menu_strip import MenuStrip
from tui.ui.widgets.output_pane import OutputPane, OutputText


class OutputScreen(Dialog[None]):
    """Shows that a command runs, then what it has written."""

    def __init__(self, command: str, stop: Callable[[], object]) -> None:
        """Waits for a command.

        Args:
            command: As it was typed.
            stop: Ends it; called in any case, also where it has ended.
        """
        super().__init__()
        self._pane = OutputPane()
        self._pane.heading = command
        self._stop = stop
        self._strip = MenuStrip()

    def compose(self) -> ComposeResult:
        """Shows the output, and the keys."""
        with Frame(id="output"):
            yield self._pane
            yield self._strip

    def on_mount(self) -> None:
        """Says that the command runs."""
        self._pane.show([OutputText("It runs …", "detail")])
        self._strip.show([("Esc", "stop it")])

    def on_unmount(self) -> None:
        """Ends the command, however the screen was left."""
        self._stop()

    def show(self, texts: Sequence[OutputText]) -> None:
        """Shows what the command has written, once it has ended."""
        self._pane.show(texts)
        self._strip.show([("j k Space", "scroll"), ("Esc", "close")])

    def consume_key(self, event: Key) -> bool:
        """Scrolls, or closes."""
        key = spelling(event)
        if key in ("escape", "q"):
            self.answer(None)
        elif key in SCROLLS:
            SCROLLS[key](self._pane)
        else:
            return False
        return True
