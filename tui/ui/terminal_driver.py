"""Textual's driver for terminals, made to outlive what a terminal may do.

Textual 8.2.8 (``LinuxDriver.run_input_thread`` in drivers/linux_driver.py) decodes strictly: the
program ends at a byte that is no UTF-8. A terminal that has gone it asks for more, again and again,
without a pause.
"""

from __future__ import annotations

import termios
import threading
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, ClassVar

from textual.drivers.linux_driver import LinuxDriver
from textual.events import Event, Key, Paste
from textual.message import Message

from tui.library.desktop.background import QUESTION, BackgroundAnswer, can_be_asked
from tui.library.desktop.keyboard import as_utf8
from tui.library.desktop.typed_ahead import type_ahead
from tui.ui.typed_bytes import typed_bytes


class TerminalGone(Message):
    """The terminal was closed: nothing more will be typed, and nothing is shown."""


class BackgroundTold(Message):
    """The terminal has told whether its background is light."""

    def __init__(self, is_light: bool) -> None:
        super().__init__()
        self.is_light = is_light


@dataclass
class Lending:
    """The terminal is lent to another program, which is given what is typed from then on."""

    before: Sequence[Event] = ()
    """What was typed for that program and has come to the reader."""
    typed: list[Event] = field(default_factory=list)
    """What was typed for it since."""
    is_typed: bool = True
    """Whether it was given all of that."""


class TerminalDriver(LinuxDriver):
    """A driver that takes any bytes, and says when its terminal has gone.

    It asks for the background of the terminal once, and goes on; the answer is told when it comes.
    """

    lending: ClassVar[Lending | None] = None
    """How the terminal is being given away; None where it goes to whoever started the reader."""

    is_followed: ClassVar[bool] = False
    """Whether another reader follows in this terminal, for which what is typed by now is."""

    _has_gone = False
    _has_asked = False
    _keyboard: int | None = None

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._is_over = threading.Event()
        self._untaken = bytearray()

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
        self._keyboard, self._is_over = self.fileno, threading.Event()
        take = BackgroundAnswer(self._tell_background).take
        # Textual reads what it finds there; `disable_input` has it find the terminal again.
        self._untaken = bytearray()
        come = (self._untaken.extend, self._notice_end, take)
        with as_utf8(self.fileno, self._is_over, *come) as self.fileno:
            super().run_input_thread()

    def process_message(self, message: Message) -> None:
        """Hands on what was typed, or keeps it for the program that is lent the terminal."""
        if self.lending and isinstance(message, Key | Paste):
            self.lending.typed.append(message)
        else:
            super().process_message(message)

    def disable_input(self) -> None:
        """Reads no more; what is typed from now on is for the program that is lent the terminal.

        For the shell that started the reader it is nothing: that would run it.
        """
        self._is_over.set()
        # Textual forgets what waits in the pipe, which is none of the terminal's.
        super().disable_input()
        if self._keyboard is None:
            return
        self.fileno, lending = self._keyboard, self.lending
        with suppress(termios.error):
            if lending:
                typed = typed_bytes([*lending.before, *lending.typed])
                lending.is_typed = type_ahead(self.fileno, typed + self._untaken)
            elif not self.is_followed:
                termios.tcflush(self.fileno, termios.TCIFLUSH)

    def _tell_background(self, is_light: bool) -> None:
        self.send_message(BackgroundTold(is_light))

    def _notice_end(self) -> None:
        self._has_gone = True
        self.send_message(TerminalGone())
