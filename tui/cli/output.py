"""Where a command writes: data on the output stream, everything else on the error stream."""

from __future__ import annotations

import io
import os
import sys
from typing import TextIO

from tui.errors import UrlNotesError
from tui.library.desktop.terminal import wants_colour
from tui.model.text import clean_text


def prepare_streams() -> None:
    """Makes the streams replace characters that the terminal's encoding lacks."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def output_stream() -> TextIO:
    """Returns the stream for what the command was asked for.

    Raises:
        UrlNotesError: It is closed.
    """
    if sys.stdout is None:
        raise UrlNotesError("The output stream is closed", "Send it to a file, or to /dev/null.")
    return sys.stdout


def write_line(line: str) -> None:
    """Prints a line of data, whose texts have to be clean already."""
    output_stream().write(f"{line}\n")


def narrate(text: str) -> None:
    """Prints a message about the work on the error stream, cleaned of escape sequences."""
    if sys.stderr:
        sys.stderr.write(f"{clean_text(text)}\n")


def is_terminal(stream: TextIO | None = None) -> bool:
    """Returns whether a stream, by default the output stream, is a terminal."""
    stream = stream or sys.stdout
    return stream is not None and not stream.closed and stream.isatty()


def terminal_width() -> int:
    """Returns the width of the terminal in cells."""
    import shutil

    return shutil.get_terminal_size().columns


def emphasised(text: str) -> str:
    """Returns the text in bold, if a terminal shows it and nobody asked for plain text."""
    if not (is_terminal() and wants_colour()) or os.environ.get("TERM") == "dumb":
        return text
    return f"\x1b[1m{text}\x1b[0m"
