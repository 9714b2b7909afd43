"""Runs a command that is given a text: out of sight, its output bounded, or in the terminal.

A command is a list of arguments, which no shell reads.
"""

from __future__ import annotations

import os
import selectors
import shlex
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import PurePath
from tempfile import TemporaryFile
from typing import IO, NamedTuple

from tui.errors import DesktopError
from tui.library.desktop.starting import NOT_STARTED, reason
from tui.library.desktop.terminal import ended_first, ending_in_words
from tui.model.text import clean_text

MOST_OUTPUT = 262_144
"""Bytes of output that are read; a command that writes more is ended."""

MOST_ERRORS = 16_384
"""Bytes of what it says on its stream for errors; what comes after them is passed over."""

IN_TERMINAL = "!"
"""Stands before a command that has the screen."""

_OF_A_SHELL = frozenset({"|", "||", "&", "&&", ";", ">", ">>", "<", "<<", "2>", "2>&1"})

_LOOK_AGAIN = 0.05
"""Seconds after which it is looked whether the command has ended, or is to be stopped."""

_GRACE = 0.5
"""Seconds that a command has to end in order once it is stopped."""

_PIECE = 65_536


class Command(NamedTuple):
    """A command as a person typed it."""

    argv: tuple[str, ...]
    has_terminal: bool = False
    """Whether it draws in the terminal, in place of the reader."""

    @property
    def name(self) -> str:
        """The name of its program."""
        return PurePath(self.argv[0]).name


class Ended(NamedTuple):
    """What became of a command."""

    output: str
    """Cleaned of what a terminal would obey; its beginning, where it was too long."""
    errors: str
    """What it said on its stream for errors, cleaned as well."""
    failure: str = ""
    """How it ended, where that is no success."""
    is_cut: bool = False
    """Whether it wrote more than is read, and was ended for that."""


def read_command(text: str) -> Command:
    """Returns the command that a text means; `IN_TERMINAL` in front has it drawn in the terminal.

    Raises:
        DesktopError: It is empty, has an open quote, needs a shell, or its program is not found.
    """
    has_terminal = text.lstrip().startswith(IN_TERMINAL)
    try:
        argv = tuple(shlex.split(text.lstrip().removeprefix(IN_TERMINAL)))
    except ValueError as error:
        raise DesktopError("A quote is not closed", "Close it.") from error
    if not argv:
        raise DesktopError("There is no command", "Type one, such as wc -w.")
    if found := next((word for word in argv if word in _OF_A_SHELL), None):
        raise DesktopError(f"{found} is for a shell", "Name one: sh -c 'sort | uniq'")
    if shutil.which(argv[0]) is None:
        raise DesktopError(f"There is no program {argv[0]}", "Name one that is installed.")
    return Command(argv, has_terminal)


class RunningCommand:
    """A command that was started out of sight, and is given a text.

    Args:
        command: The command.
        text: What it reads.

    Raises:
        DesktopError: It cannot be started.
    """

    def __init__(self, command: Command, text: str) -> None:
        self._name = command.name
        self._stopped = 0.0
        with _started(command, text, is_seen=False) as process:
            self._process = process

    def stop(self) -> None:
        """Has it end, with all that it has started; may be called at any time, by any thread."""
        self._stopped = self._stopped or time.monotonic()
        self._send(signal.SIGTERM)

    def wait(self) -> Ended:
        """Returns what became of it, once it has ended or was stopped."""
        output, errors = bytearray(), bytearray()
        assert self._process.stdout is not None
        assert self._process.stderr is not None
        with self._process.stdout as stdout, self._process.stderr as stderr:
            is_cut = self._read({stdout: output, stderr: errors}, output)
        code = self._process.wait()
        is_failure = code and not is_cut and not self._stopped
        return Ended(
            _cleaned(output[:MOST_OUTPUT]),
            _cleaned(errors[:MOST_ERRORS]),
            f"{self._name} {ending_in_words(code)}" if is_failure else "",
            is_cut,
        )

    def _read(self, streams: dict[IO[bytes], bytearray], output: bytearray) -> bool:
        """Reads until the command has ended; returns whether it wrote too much, and was killed."""
        with selectors.DefaultSelector() as selector:
            for stream, data in streams.items():
                selector.register(stream, selectors.EVENT_READ, data)
            while True:
                has_ended = self._process.poll() is not None
                ready = selector.select(_LOOK_AGAIN)
                for key, _ in ready:
                    piece = os.read(key.fd, _PIECE)
                    if not piece:
                        selector.unregister(key.fileobj)
                    elif key.data is output or len(key.data) < MOST_ERRORS:
                        key.data.extend(piece)
                # What it leaves running in the background may keep the streams open for ever.
                if has_ended and not ready:
                    return False
                is_cut = len(output) > MOST_OUTPUT
                if is_cut or (self._stopped and time.monotonic() - self._stopped > _GRACE):
                    self._send(signal.SIGKILL)
                    return is_cut

    def _send(self, number: signal.Signals) -> None:
        if self._process.returncode is None:
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(self._process.pid, number)


def run_in_terminal(command: Command, text: str) -> str:
    """Runs a command that has the terminal; returns how it ended, where that is no success.

    What it said then stays on the screen until a person has seen it. Where this program is told to
    end, the command is ended first. Only the main thread may run it.

    Raises:
        DesktopError: It cannot be started.
    """
    with _started(command, text, is_seen=True) as process, ended_first(process):
        code = process.wait()
    if not code:
        return ""
    failure = f"{command.name} {ending_in_words(code)}"
    if sys.__stdin__ and sys.__stdin__.isatty():
        print(f"\n{failure}. Enter goes back.", file=sys.__stderr__, flush=True)
        sys.__stdin__.readline()
    return failure


@contextmanager
def _started(command: Command, text: str, *, is_seen: bool) -> Iterator[subprocess.Popen[bytes]]:
    """Starts a command; the text is in a file without a name, so that nobody waits for its reader.

    Raises:
        DesktopError: It cannot be started.
    """
    stream = None if is_seen else subprocess.PIPE
    with TemporaryFile() as given:
        given.write(text.encode("utf-8", "replace"))
        given.seek(0)
        try:
            process = subprocess.Popen(
                command.argv,
                stdin=given,
                stdout=stream,
                stderr=stream,
                start_new_session=not is_seen,
            )
        except NOT_STARTED as error:
            message = f"{command.argv[0]} cannot be started: {reason(error)}"
            raise DesktopError(message, "See whether it can be started in a shell.") from error
        yield process


def _cleaned(data: bytearray) -> str:
    return clean_text(data.decode("utf-8", "replace")).expandtabs()
