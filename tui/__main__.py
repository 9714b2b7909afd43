"""The program: arguments become a command, or open the reader."""

from __future__ import annotations

import gc
import signal
import sys
from collections.abc import Sequence
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.cli.reader_program import OpenReader
    from tui.library.configuration.values import Configuration, KeyRow, SettingFault

RARE_THRESHOLD = (50_000, 10, 10)
"""How many objects are made before the collector looks for garbage by itself."""

INTERRUPTED = 130
"""The exit code after Ctrl+C: 128 and the number of the signal."""

ENDINGS = (signal.SIGTERM, signal.SIGHUP)
"""The signals that end a program: its terminal is closed, the machine is shut down."""


def main() -> int:
    """Runs what the arguments of the process ask for and returns the exit code."""
    for number in ENDINGS:
        # Under nohup, the closing of the terminal is ignored.
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, _end)
    # Most that a command makes are its modules, which the collector walks through again and again;
    # the reader looks for garbage while nothing is typed.
    gc.set_threshold(*RARE_THRESHOLD)
    try:
        from tui.cli.reader_program import ReaderProgram
        from tui.cli.reader_start import run

        return run(sys.argv[1:], ReaderProgram(_open_reader, _examine))
    except KeyboardInterrupt:
        return INTERRUPTED
    finally:
        # Nor need it walk through them when Python ends.
        gc.freeze()


def _open_reader(path: Path, *, filter_text: str = "", demo: bool = False) -> int:
    run_reader = load_reader()
    try:
        return run_reader(path, filter_text=filter_text, demo=demo)
    finally:
        _ignore_endings()


def load_reader() -> OpenReader:
    """Imports all that the first page takes, and returns what opens the reader.

    What is imported stays for good: the collector need not walk through it, now or later.
    """
    gc.disable()
    try:
        from tui.ui.app import run_reader
    finally:
        gc.freeze()
        gc.enable()
    return run_reader


def _examine(configuration: Configuration) -> tuple[Sequence[KeyRow], Sequence[SettingFault]]:
    from tui.ui.examined_configuration import examine

    return examine(configuration)


def _end(number: int, _: FrameType | None) -> None:
    """Ends the program in order, so that nothing temporary is left."""
    _ignore_endings()
    raise SystemExit(128 + number)


def _ignore_endings() -> None:
    """Has the program, which ends, not be ended within that: a terminal often says so twice."""
    for number in ENDINGS:
        signal.signal(number, signal.SIG_IGN)


if __name__ == "__main__":
    sys.exit(main())
