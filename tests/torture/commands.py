"""The commands of the program, run in this process."""

from __future__ import annotations

import io
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import NamedTuple

from tui.cli.reader_program import ReaderProgram
from tui.cli.reader_start import run
from tui.ui.examined_configuration import examine

FAULT = "This is a fault of url-notes"
"""What the program says of an error that it does not know."""


class Ended(NamedTuple):
    """How a command ended."""

    code: int
    out: str
    err: str


def run_command(path: Path, *words: str) -> Ended:
    """Runs a command on a library."""
    out, err = io.StringIO(), io.StringIO()
    first, *others = words
    with redirect_stdout(out), redirect_stderr(err):
        code = run((first, "--db", str(path), *others), ReaderProgram(lambda *_, **__: 0, examine))
    return Ended(code, out.getvalue(), err.getvalue())


def check_manners(ended: Ended, words: tuple[str, ...]) -> None:
    """Fails where a command ended as none should."""
    name = " ".join(words)
    assert ended.code in (0, 1), f"{name} ended with {ended.code}: {ended.err}"
    assert FAULT not in ended.err, f"{name}: {ended.err}"
    assert "Traceback" not in ended.err, f"{name}: {ended.err}"
