"""A program in a pseudo-terminal: keys are typed, and the time is taken at the painted bytes."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import termios
import time
from collections.abc import Sequence
from pathlib import Path

ROWS, COLUMNS = 40, 120
PATIENCE = 60.0
"""Seconds after which a program that paints nothing is given up."""

PAUSE = 0.003
"""Seconds without a byte that end one paint."""

QUIET = 0.25
"""Seconds without a byte after which nothing more is to come."""


class Terminal:
    """A running program that believes in a screen of 120 by 40."""

    def __init__(self, command: Sequence[str]) -> None:
        self.started = time.perf_counter()
        self._process, self._screen = pty.fork()
        if not self._process:
            environment = {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor"}
            os.execvpe(command[0], list(command), environment)
        size = struct.pack("HHHH", ROWS, COLUMNS, 0, 0)
        fcntl.ioctl(self._screen, termios.TIOCSWINSZ, size)

    def __enter__(self) -> Terminal:
        return self

    def __exit__(self, *_: object) -> None:
        os.kill(self._process, signal.SIGKILL)
        os.waitpid(self._process, 0)
        os.close(self._screen)

    def until(self, text: str) -> float:
        """Seconds from the start until a text is on the screen."""
        painted = b""
        while text.encode() not in painted:
            painted += self._read(PATIENCE)
        return time.perf_counter() - self.started

    def settle(self) -> None:
        """Wait until nothing more is painted."""
        while self._waits(QUIET):
            self._read(QUIET)

    def press(self, key: str) -> float:
        """Seconds from a key until the end of the paint that answers it."""
        return self._answer(key, PAUSE)

    def press_and_settle(self, key: str) -> float:
        """Seconds from a key until the end of the last paint that follows from it."""
        return self._answer(key, QUIET)

    def memory(self) -> int:
        """The bytes that the program keeps in memory for itself."""
        pages = int(Path(f"/proc/{self._process}/statm").read_text().split()[1])
        return pages * os.sysconf("SC_PAGESIZE")

    def _answer(self, key: str, pause: float) -> float:
        pressed = time.perf_counter()
        os.write(self._screen, key.encode())
        self._read(PATIENCE)
        painted = time.perf_counter()
        while self._waits(pause):
            self._read(pause)
            painted = time.perf_counter()
        return painted - pressed

    def _waits(self, seconds: float) -> bool:
        return bool(select.select([self._screen], [], [], seconds)[0])

    def _read(self, seconds: float) -> bytes:
        if not self._waits(seconds):
            raise TimeoutError("the program paints nothing")
        return os.read(self._screen, 1 << 16)
