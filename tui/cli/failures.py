"""How a command ends: its exit code, and what is said on the error stream when it fails."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable

import click

from tui.cli.output import narrate, prepare_streams
from tui.errors import UrlNotesError

FAILED = 1
INTERRUPTED = 130
"""As after every program that Ctrl+C ended: 128 and the number of the signal."""

TRACEBACK_VARIABLE = "URL_NOTES_TRACEBACK"
"""The environment variable that lets the traceback of a fault through."""


def exit_code_of(command: Callable[[], int]) -> int:
    """Runs a command; its exit code, with every error told in a sentence and a hint."""
    prepare_streams()
    try:
        return _run(command)
    except BrokenPipeError:
        _drop_output()
        return 0
    except (KeyboardInterrupt, click.Abort):
        return INTERRUPTED
    except click.ClickException as error:
        _complain(error.format_message(), _way_to_help(error))
        return error.exit_code
    except UrlNotesError as error:
        _complain(error.message, error.hint, getattr(error, "__notes__", []))
        return error.exit_code
    except OSError as error:
        _end_output()
        _complain(f"{error.filename or 'the output'}: {error.strerror or error}")
        return FAILED
    except Exception as error:
        if os.environ.get(TRACEBACK_VARIABLE):
            raise
        hint = f"This is a fault of url-notes; {TRACEBACK_VARIABLE}=1 shows where it is."
        _complain(f"{type(error).__name__}: {error}", hint)
        return FAILED


def _run(command: Callable[[], int]) -> int:
    try:
        code = command()
    except click.exceptions.Exit as end:
        code = end.exit_code
    # Here, not when the interpreter ends, a closed pipe can still be met quietly.
    if sys.stdout:
        sys.stdout.flush()
    return code


def _complain(message: str, hint: str = "", remarks: list[str] | None = None) -> None:
    narrate(f"url-notes: {message}")
    for remark in remarks or ():
        narrate(remark)
    if hint:
        narrate(hint)


def _way_to_help(error: click.ClickException) -> str:
    context = getattr(error, "ctx", None)
    return f"`{context.command_path} --help` shows what can be said." if context else ""


def _end_output() -> None:
    """Write what is still buffered; where it fails, the interpreter would fail on it again."""
    try:
        if sys.stdout:
            sys.stdout.flush()
    except (OSError, ValueError):
        _drop_output()


def _drop_output() -> None:
    """Let what is still buffered go nowhere, so that the interpreter ends in silence."""
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
    except (OSError, ValueError):
        pass
