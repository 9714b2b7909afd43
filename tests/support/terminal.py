"""Programs in a terminal of their own: keys go in, and every byte that comes out is kept."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

LIMIT = 120.0
"""Seconds after which a test gives up waiting."""

MOST_LEAVES = 12
"""How often a program is told to end."""

SIZE = (40, 120)
"""Lines and columns."""

_TICK = 0.05
_IN_ITS_TERMINAL = """
import fcntl, os, sys, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
os.execv(sys.executable, [sys.executable, *sys.argv[1:]])
"""
_PREPARED = """
import sys
from tui.__main__ import main
sys.exit(main())
"""
_SEQUENCE = re.compile(
    r"\x1b\[[0-?]*[ -/]*[@-~]"  # CSI
    r"|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)"  # OSC
    r"|\x1b[PX^_][^\x1b]*\x1b\\"  # DCS and the like
    r"|\x1b."
)
_STYLE_OR_POSITION = re.compile(r"\x1b\[[0-9;]*[mH]")


class Terminal:
    """A program in a pseudo-terminal."""

    def __init__(self, process: subprocess.Popen[bytes], master: int, slave: int) -> None:
        self.process = process
        self._master, self._slave = master, slave
        self._output = b""
        self._is_closed = False

    @property
    def output(self) -> str:
        """All that came out so far."""
        self._drain(0)
        return self._output.decode("utf-8", "replace")

    def modes(self) -> list[object]:
        """How the terminal treats what is typed."""
        return termios.tcgetattr(self._slave)

    def send(self, keys: str | bytes) -> None:
        """Types."""
        os.write(self._master, keys.encode() if isinstance(keys, str) else keys)

    def resize(self, columns: int, lines: int) -> None:
        """Makes the terminal another size; the program is told by SIGWINCH."""
        fcntl.ioctl(self._slave, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
        self.process.send_signal(signal.SIGWINCH)

    def take(self) -> None:
        """Takes what has come out, so that the program can go on."""
        self._drain(_TICK)

    def wait_for(self, text: str) -> None:
        """Waits for a text among what came out since it was last waited."""
        start = len(self._output)
        self.until(lambda: self._has_shown(text, start), text)

    def press(self, keys: str | bytes, shown: str) -> None:
        """Types, and waits for a text that this brings out."""
        self._drain(0)
        start = len(self._output)
        self.send(keys)
        self.until(lambda: self._has_shown(shown, start), shown)

    def close(self) -> None:
        """Closes the terminal, as closing its window does: the program is told by SIGHUP."""
        if not self._is_closed:
            self._is_closed = True
            os.close(self._slave)
            os.close(self._master)

    def exit_code(self) -> int:
        """Waits for the end of the program."""
        if self._is_closed:
            return self.process.wait(LIMIT)
        self.until(lambda: self.process.poll() is not None, "the end")
        self._drain(_TICK)
        return self.process.returncode

    def leave(self, keys: str) -> None:
        """Types what leaves the program, again where that went to another one.

        What is typed while an editor or a browser has the terminal is for them.
        """
        for _ in range(MOST_LEAVES):
            if self.process.poll() is None:
                self.send(keys)
                end = time.monotonic() + LIMIT / MOST_LEAVES
                while self.process.poll() is None and time.monotonic() < end:
                    self._drain(_TICK)

    def _has_shown(self, text: str, start: int) -> bool:
        """Whether a text came out, or a sequence; a text may be written in several pieces."""
        new = self._output[start:].decode("utf-8", "replace")
        return text in new or text in text_of(new)

    def until(self, is_done: Callable[[], bool], wanted: str) -> None:
        """Waits until something is so, and says in words what never came."""
        end = time.monotonic() + LIMIT
        while not is_done():
            assert time.monotonic() < end, f"{wanted!r} never came: {self._output[-500:]!r}"
            self._drain(_TICK)

    def _drain(self, seconds: float) -> None:
        while select.select([self._master], [], [], seconds)[0]:
            self._output += os.read(self._master, 65_536)


@contextmanager
def terminal(*words: str, library: Path, prepare: str = "") -> Iterator[Terminal]:
    """``url-notes`` with these arguments, on a library, in a terminal of its own.

    Args:
        words: The arguments.
        library: The library.
        prepare: What Python runs before the program.
    """
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", *SIZE, 0, 0))
    program = ["-c", prepare + _PREPARED] if prepare else ["-m", "tui"]
    process = _start([*program, *words], library, slave)
    opened = Terminal(process, master, slave)
    try:
        yield opened
    finally:
        process.kill()
        process.wait()
        opened.close()


def sequences(output: str) -> set[str]:
    """The escape sequences of an output, but for those of styles and of positions."""
    return {each for each in _SEQUENCE.findall(output) if not _STYLE_OR_POSITION.fullmatch(each)}


def text_of(output: str) -> str:
    """An output without its escape sequences."""
    return _SEQUENCE.sub("", output)


def _start(words: Sequence[str], library: Path, slave: int) -> subprocess.Popen[bytes]:
    environment = {**os.environ, "COLORTERM": "truecolor", "URL_NOTES_DB": str(library)}
    for variable in ("COLUMNS", "LINES"):
        environment.pop(variable, None)
    return subprocess.Popen(
        [sys.executable, "-c", _IN_ITS_TERMINAL, *words],
        stdin=slave,
        stdout=slave,
        stderr=slave,
        env=environment,
        start_new_session=True,
    )
