"""Starting programs as an installation would: with byte code and in colour."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

EXCLUDED = frozenset({"PYTHONDONTWRITEBYTECODE", "NO_COLOR", "COLUMNS", "LINES"})
"""The variables with which a program would start or paint unlike most people's."""

ENVIRONMENT = {
    **{name: value for name, value in os.environ.items() if name not in EXCLUDED},
    "TERM": "xterm-256color",
    "COLORTERM": "truecolor",
}

FLOOR_APP = (sys.executable, "-m", "benchmarks.floor")
EMPTY_PANES = (*FLOOR_APP, "--panes")
MANY_LINES = (*FLOOR_APP, "--lines")


def url_notes(path: Path, *words: str) -> tuple[str, ...]:
    """Returns the command that runs this program on a library."""
    return (sys.executable, "-m", "tui", "--db", str(path), *words)


def python(code: str) -> tuple[str, ...]:
    """Returns the command that runs some code."""
    return (sys.executable, "-c", code)


def run(command: Sequence[str], **variables: str) -> None:
    """Runs a program to its end; reads its output and discards it."""
    subprocess.run(
        command,
        check=True,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        env=ENVIRONMENT | variables,
    )
