"""What a command writes that was given notes; it is ended where nobody waits for it any more."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tui.ui.dialogs.scrolled import READING, ScrolledScreen
from tui.ui.widgets.output_pane import OutputPane, OutputText


class OutputScreen(ScrolledScreen):
    """Shows that a command runs, then what it has written."""

    def __init__(self, command: str, stop: Callable[[], object]) -> None:
        """Waits for a command.

        Args:
            command: As it was typed.
            stop: Ends it; called in any case, also where it has ended.
        """
        self._pane = OutputPane()
        super().__init__("output", self._pane)
        self._pane.heading = command
        self._stop = stop

    def on_mount(self) -> None:
        """Says that the command runs."""
        self._pane.show([OutputText("It runs …", "detail")])
        self.strip.show([("Esc", "stop it")])

    def on_unmount(self) -> None:
        """Ends the command, however the screen was left."""
        self._stop()

    def show(self, texts: Sequence[OutputText]) -> None:
        """Shows what the command has written, once it has ended."""
        self._pane.show(texts)
        self.strip.show(READING)
