"""Textual's driver for terminals, made to outlive what a terminal may do.

Textual 8.2.8 (``LinuxDriver.run_input_thread`` in drivers/linux_driver.py) decodes strictly: the
program ends at a byte that is no UTF-8. A terminal that has gone it asks for more, again and again,
without a pause.
"""

from __future__ import annotations

from textual.drivers.linux_driver import LinuxDriver
from textual.message import Message

from tui.library.desktop.keyboard import as_utf8


class TerminalGone(Message):
    """The terminal was closed: nothing more will be typed, and nothing is shown."""


class TerminalDriver(LinuxDriver):
    """A driver that takes any bytes, and says when its terminal has gone."""

    _has_gone = False

    def write(self, data: str) -> None:
        """Writes; nothing any more where the terminal has gone.

        The thread for output ends with the terminal, and its queue would fill up and hold up the
        event loop for ever.
        """
        if not self._has_gone:
            super().write(data)

    def run_input_thread(self) -> None:
        """Reads what is typed by way of a pipe, in which all of it is UTF-8."""
        keyboard = self.fileno
        try:
            with as_utf8(keyboard, self._notice_end) as self.fileno:
                super().run_input_thread()
        finally:
            self.fileno = keyboard

    def _notice_end(self) -> None:
        self._has_gone = True
        self.send_message(TerminalGone())
