"""The log file of the reader, for whoever looks for a fault: what was done, and how long it took.

Nothing of a note stands in it. An exception is written as its type and where it was raised: its
message may hold a text of the library.
"""

from __future__ import annotations

import logging
import os
import platform
import stat
import time
import traceback
from collections.abc import Iterator
from io import TextIOWrapper
from pathlib import Path
from types import TracebackType

from tui.errors import UrlNotesError
from tui.library.paths import expanded
from tui.model.text import clean_line

MOST_SAID = 1_000
"""How many characters of an unexpected error are printed."""

LOG_VARIABLE = "URL_NOTES_LOG"
"""The environment variable that names the log file; without it, nothing is logged."""

TRACEBACK_VARIABLE = "URL_NOTES_TRACEBACK"
"""The environment variable that has the traceback of an unexpected error printed."""

LOGGER = "tui"
"""The logger above all others of this program."""

_Raised = tuple[type[BaseException], BaseException, TracebackType | None]


class _Formatter(logging.Formatter):
    def converter(self, seconds: float | None) -> time.struct_time:
        """Returns a time as that of UTC."""
        return time.gmtime(seconds)

    def formatException(self, ei: _Raised | tuple[None, None, None]) -> str:  # noqa: N802
        """Returns the frames and types of an exception and of what caused it, the latest last."""
        lines: list[str] = []
        for error in _with_causes(ei[1]):
            frames = traceback.extract_tb(error.__traceback__)
            raised_at = [f"  {each.filename}:{each.lineno} in {each.name}" for each in frames]
            lines = [*raised_at, f"{type(error).__module__}.{type(error).__qualname__}", *lines]
        return "\n".join(lines)


class _File(logging.FileHandler):
    def _open(self) -> TextIOWrapper:
        """Opens the file, so that its owner alone can read it."""
        stream = open(self.baseFilename, "a", encoding="utf-8", opener=_open_privately)  # noqa: SIM115
        status = os.fstat(stream.fileno())
        if stat.S_ISREG(status.st_mode) and status.st_uid == os.geteuid():
            os.fchmod(stream.fileno(), 0o600)
        return stream

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802
        """Passes over what cannot be written: a full disk is no reason to disturb the screen."""


def wants_traceback() -> bool:
    """Returns whether the traceback of an unexpected error is to be printed."""
    return bool(os.environ.get(TRACEBACK_VARIABLE))


def fault_in_words(error: BaseException) -> tuple[str, str]:
    """Returns what is said of an unexpected error, and what helps whoever looks for it."""
    hint = f"This is a fault of url-notes; {TRACEBACK_VARIABLE}=1 shows where it is."
    return clean_line(f"{type(error).__name__}: {error}", MOST_SAID), hint


def start_log(library: Path) -> None:
    """Begins to write the log file, which only its owner can read, if the environment names one.

    Without one nothing is logged, and nothing on the error stream either, which is the screen.

    Args:
        library: The library file, which is no log file.

    Raises:
        UrlNotesError: It cannot be written.
    """
    logger = logging.getLogger(LOGGER)
    logger.propagate = False
    logger.addHandler(logging.NullHandler())
    path = os.environ.get(LOG_VARIABLE)
    if not path:
        return
    target = expanded(path)
    if target.resolve() in {Path(f"{library}{part}").resolve() for part in ("", "-wal", "-shm")}:
        raise UrlNotesError(f"{path} is the library or a part of it", f"{LOG_VARIABLE} names it.")
    try:
        handler = _File(target)
    except OSError as error:
        message = f"The log file {path} cannot be written: {error.strerror}"
        raise UrlNotesError(message, f"{LOG_VARIABLE} names it.") from error
    line = "%(asctime)s.%(msecs)03dZ %(levelname)s %(threadName)s %(name)s: %(message)s"
    handler.setFormatter(_Formatter(line, "%Y-%m-%dT%H:%M:%S"))
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    from importlib.metadata import version

    names = (f"{name} {version(name)}" for name in ("url-notes", "textual"))
    logger.info("%s, Python %s", ", ".join(names), platform.python_version())


def kinds_of(error: BaseException) -> str:
    """Returns the type of an exception, and the types of what caused it."""
    return " from ".join(type(each).__name__ for each in _with_causes(error))


def _with_causes(error: BaseException | None) -> Iterator[BaseException]:
    """Yields an exception, what caused it, and so on."""
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


def _open_privately(path: str, flags: int) -> int:
    # A pipe that nobody reads must not hold up the reader.
    return os.open(path, flags | os.O_NONBLOCK, 0o600)
