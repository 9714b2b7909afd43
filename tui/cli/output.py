"""Where a command writes: data on the output stream, everything else on the error stream."""

from __future__ import annotations

import io
import os
import sys
from typing import TextIO

from tui.model.text import clean_text


def prepare_streams() -> None:
    """Let no character fail that the terminal's encoding lacks."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def data() -> TextIO:
    """The stream for what the command was asked for."""
    return sys.stdout or io.StringIO()


def write_line(line: str) -> None:
    """Prints a line of data as it is: every text in it has been cleaned before."""
    data().write(f"{line}\n")


def narrate(text: str) -> None:
    """Says something about the work, without anything that a terminal would obey."""
    if sys.stderr:
        sys.stderr.write(f"{clean_text(text)}\n")


def counted(count: int, noun: str) -> str:
    """A number and what it counts: ``1 note``, ``1,200 notes``."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def is_terminal(stream: TextIO | None = None) -> bool:
    """Whether a person reads this stream, the data stream unless given."""
    stream = stream or data()
    return not stream.closed and stream.isatty()


def terminal_width() -> int:
    """The width of the terminal in cells."""
    import shutil

    return shutil.get_terminal_size().columns


def emphasised(text: str) -> str:
    """The text in bold, where a terminal shows it and nobody asked for plain text."""
    if not is_terminal() or os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return text
    return f"\x1b[1m{text}\x1b[0m"
