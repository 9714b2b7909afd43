"""A program in a pseudo-terminal: types keys, and times the bytes that are painted.

This terminal claims to support synchronized output, as most do, so that Textual marks the end of
each paint. Textual paints at most 60 times a second and delays a paint soon after another, so that
a key is only typed when nothing was painted for longer than that.
"""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.processes import ENVIRONMENT
from benchmarks.screen import CellPosition, Lines, Screen

ROWS, COLUMNS = 40, 120

QUIET = 0.1
"""Seconds without output after which a paint counts as the last: six of Textual's frames."""

TIMEOUT = 60.0
"""Seconds without a paint after which a program counts as hanging."""

_IS_SYNC_KNOWN, _SYNC_IS_KNOWN = b"\x1b[?2026$p", b"\x1b[?2026;2$y"
_PAINT_END = b"\x1b[?2026l"


@dataclass(frozen=True, slots=True)
class Paint:
    """One paint of the screen."""

    seconds: float
    """From the key to the last byte."""
    lines: Lines
    """The whole screen after it."""
    written: frozenset[CellPosition]
    """The cells that it painted, changed or not."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The paints for one key."""

    before: Lines
    """The screen when the key was typed."""
    paints: Sequence[Paint]

    @property
    def seconds(self) -> float:
        """The seconds from the key to the end of the last paint."""
        return self.paints[-1].seconds

    def until(self, part: Callable[[Lines], object]) -> float | None:
        """Returns the seconds until a part of the screen stops changing; ``None`` if it did not."""
        shown, seconds = part(self.before), None
        for paint in self.paints:
            if (now := part(paint.lines)) != shown:
                shown, seconds = now, paint.seconds
        return seconds


class Terminal:
    """A running program on a screen of 120 by 40 cells."""

    def __init__(self, command: Sequence[str], whole: str = "") -> None:
        """Starts a program.

        Args:
            command: The program and its arguments.
            whole: A regular expression that matches the last paint for a key; without it, an
                answer ends when nothing more is painted.
        """
        self.started = time.perf_counter()
        self._process, self._output = pty.fork()
        if not self._process:
            os.execvpe(command[0], list(command), ENVIRONMENT)
        size = struct.pack("HHHH", ROWS, COLUMNS, 0, 0)
        fcntl.ioctl(self._output, termios.TIOCSWINSZ, size)
        self._screen = Screen(ROWS, COLUMNS)
        self._whole = re.compile(whole.encode())
        self._rest = b""

    def __enter__(self) -> Terminal:
        return self

    def __exit__(self, *_: object) -> None:
        os.kill(self._process, signal.SIGKILL)
        os.waitpid(self._process, 0)
        os.close(self._output)

    def until(self, text: str) -> float:
        """Returns the seconds from the start until a text is painted."""
        painted = self._rest
        while text.encode() not in painted:
            painted += self._read(TIMEOUT)
        self._rest = painted
        return time.perf_counter() - self.started

    def settle(self, patience: float = TIMEOUT) -> Answer:
        """Waits until nothing more is painted."""
        return self._answer(time.perf_counter(), patience)

    def press(self, keys: str, patience: float = TIMEOUT) -> Answer:
        """Types keys at once, or a single one, and waits for all that is painted for them.

        Args:
            keys: What the terminal sends for them.
            patience: The seconds after which an incomplete answer is returned, once there is a
                paint.
        """
        pressed = time.perf_counter()
        os.write(self._output, keys.encode())
        return self._answer(pressed, patience)

    def type(self, keys: str, interval: float) -> tuple[list[float], Answer]:
        """Types keys at an interval; returns when each was typed, and all that was painted."""
        started = time.perf_counter()
        typed: list[float] = []
        chunks: list[tuple[float, bytes]] = []
        for index, key in enumerate(keys):
            chunks += self._chunks_before(started + index * interval)
            typed.append(time.perf_counter() - started)
            os.write(self._output, key.encode())
        return typed, self._answer(started, TIMEOUT, chunks)

    def memory(self) -> int:
        """Returns the program's private memory in bytes, without pages of files or libraries."""
        status = Path(f"/proc/{self._process}/status").read_text()
        found = re.search(r"RssAnon:\s+(\d+) kB", status)
        assert found
        return int(found[1]) * 1024

    def _chunks_before(self, end: float) -> list[tuple[float, bytes]]:
        chunks = []
        while (left := end - time.perf_counter()) > 0:
            if self._waits(left):
                chunk = self._read(0)
                chunks.append((time.perf_counter(), chunk))
        return chunks

    def _answer(
        self, since: float, patience: float, chunks: Sequence[tuple[float, bytes]] = ()
    ) -> Answer:
        chunks, painted = list(chunks), self._rest
        while self._waits(QUIET) or not self._is_whole(painted, since, patience):
            if self._waits(0):
                chunk = self._read(0)
                chunks.append((time.perf_counter(), chunk))
                painted += chunk
        return self._shown(since, chunks)

    def _is_whole(self, painted: bytes, since: float, patience: float) -> bool:
        passed = time.perf_counter() - since
        if _PAINT_END in painted:
            return passed > patience or bool(self._whole.search(painted))
        if passed > TIMEOUT:
            raise TimeoutError("the program paints nothing")
        return False

    def _shown(self, since: float, chunks: Sequence[tuple[float, bytes]]) -> Answer:
        before, paints = self._screen.lines(), []
        rest, self._rest = self._rest, b""
        for moment, chunk in chunks or [(since, b"")]:
            *ended, rest = (rest + chunk).split(_PAINT_END)
            for paint in ended:
                self._screen.write(paint.decode("utf-8", "replace"))
                paints.append(
                    Paint(moment - since, self._screen.lines(), self._screen.take_written())
                )
        self._rest = rest
        return Answer(before, paints)

    def _waits(self, seconds: float) -> bool:
        return bool(select.select([self._output], [], [], seconds)[0])

    def _read(self, seconds: float) -> bytes:
        if not self._waits(seconds):
            raise TimeoutError("the program paints nothing")
        chunk = os.read(self._output, 1 << 16)
        if _IS_SYNC_KNOWN in chunk:
            os.write(self._output, _SYNC_IS_KNOWN)
        return chunk
