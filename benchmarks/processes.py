"""Programs as they are started here: as an installation would, with byte code and in colour."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

LEFT_OUT = frozenset({"PYTHONDONTWRITEBYTECODE", "NO_COLOR", "COLUMNS", "LINES"})
"""What would make a program start or paint unlike that of most people."""

ENVIRONMENT = {
    **{name: value for name, value in os.environ.items() if name not in LEFT_OUT},
    "TERM": "xterm-256color",
    "COLORTERM": "truecolor",
}

FLOOR_APP = (sys.executable, "-m", "benchmarks.floor")
EMPTY_PANES = (*FLOOR_APP, "--panes")


def url_notes(path: Path, *words: str) -> tuple[str, ...]:
    """The command that runs this program on a library."""
    return (sys.executable, "-m", "tui", "--db", str(path), *words)


def python(code: str) -> tuple[str, ...]:
    """The command that runs some code."""
    return (sys.executable, "-c", code)


def run(command: Sequence[str], **variables: str) -> None:
    """Run a program to its end; what it prints is thrown away, but read."""
    subprocess.run(
        command,
        check=True,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        env=ENVIRONMENT | variables,
    )
