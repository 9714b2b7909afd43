"""How a command ends: its exit code, and what it prints on the error stream when it fails."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable

from tui.cli.output import narrate, prepare_streams
from tui.errors import UrlNotesError

FAILED = 1
INTERRUPTED = 130
"""The exit code after Ctrl+C: 128 and the number of the signal."""


def exit_code_of(command: Callable[[], int]) -> int:
    """Runs a command and returns its exit code; prints every error as a sentence and a hint."""
    prepare_streams()
    try:
        return _run(command)
    except BrokenPipeError:
        _discard_output()
        return 0
    except KeyboardInterrupt as error:
        _print_notes(error)
        return INTERRUPTED
    except SystemExit as error:
        # A signal to end: what was under way has noted what became of it.
        _print_notes(error)
        raise
    except UrlNotesError as error:
        _print_error(error.message, error.hint, getattr(error, "__notes__", []))
        return error.exit_code
    except OSError as error:
        _flush_output()
        _print_error(f"{error.filename or 'the output'}: {error.strerror or error}")
        return FAILED
    except Exception as error:
        from tui.library.log import fault_in_words, wants_traceback

        if wants_traceback():
            raise
        _print_error(*fault_in_words(error))
        return FAILED


def _run(command: Callable[[], int]) -> int:
    code = command()
    # A closed pipe raises here, where it is caught; at the exit Python would complain about it.
    if sys.stdout:
        sys.stdout.flush()
    return code


def _print_notes(error: BaseException) -> None:
    for note in getattr(error, "__notes__", ()):
        narrate(f"url-notes: {note}")


def _print_error(message: str, hint: str = "", notes: list[str] | None = None) -> None:
    narrate(f"url-notes: {message}")
    for note in notes or ():
        narrate(note)
    if hint:
        narrate(hint)


def _flush_output() -> None:
    """Writes what is still buffered, or discards it: at the exit Python would fail on it again."""
    try:
        if sys.stdout:
            sys.stdout.flush()
    except (OSError, ValueError):
        _discard_output()


def _discard_output() -> None:
    """Sends what is still buffered to the null device, so that Python exits without a message."""
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
    except (OSError, ValueError):
        pass
