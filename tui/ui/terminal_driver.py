"""Textual's driver for terminals, made to outlive what a terminal may do.

Textual 8.2.8 (``LinuxDriver.run_input_thread`` in drivers/linux_driver.py) decodes strictly: the
program ends at a byte that is no UTF-8. A terminal that has gone it asks for more, again and again,
without a pause.
"""

from __future__ import annotations

from textual.drivers.linux_driver import LinuxDriver
from textual.message import Message

from tui.library.desktop.background import QUESTION, BackgroundAnswer, can_be_asked
from tui.library.desktop.keyboard import as_utf8


class TerminalGone(Message):
    """The terminal was closed: nothing more will be typed, and nothing is shown."""


class BackgroundTold(Message):
    """The terminal has told whether its background is light."""

    def __init__(self, is_light: bool) -> None:
        super().__init__()
        self.is_light = is_light


class TerminalDriver(LinuxDriver):
    """A driver that takes any bytes, and says when its terminal has gone.

    It asks for the background of the terminal once, and goes on; the answer is told when it comes.
    """

    _has_gone = False
    _has_asked = False

    def start_application_mode(self) -> None:
        """Begins to draw and to read, and asks for the background the first time."""
        super().start_application_mode()  # type: ignore[no-untyped-call]
        if not self._has_asked and can_be_asked():
            self._has_asked = True
            self.write(QUESTION)
            self.flush()

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
            take = BackgroundAnswer(self._tell_background).take
            with as_utf8(keyboard, self._notice_end, take) as self.fileno:
                super().run_input_thread()
        finally:
            self.fileno = keyboard

    def _tell_background(self, is_light: bool) -> None:
        self.send_message(BackgroundTold(is_light))

    def _notice_end(self) -> None:
        self._has_gone = True
        self.send_message(TerminalGone())
