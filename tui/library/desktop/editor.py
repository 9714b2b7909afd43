"""Edits a text in the person's own editor, in the terminal."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from tui.errors import DesktopError
from tui.library.desktop.starting import NOT_STARTED, reason
from tui.library.desktop.terminal import ended_first, ending_in_words

VARIABLES = ("VISUAL", "EDITOR")
"""The environment variables that name the editor, the first one first."""

USUAL = ("sensible-editor", "nano", "vim", "vi")
"""What is looked for where neither is set."""

HINT = "Set $VISUAL or $EDITOR to the command of an editor."

Which = Callable[[str], str | None]
Keep = Callable[[str], object]


def find_editor(
    configured: Sequence[str] = (),
    env: Mapping[str, str] = os.environ,
    which: Which = shutil.which,
) -> list[str]:
    """Returns the command of the editor, without the file.

    Args:
        configured: The one of the configuration; it goes before all others.
        env: The environment.
        which: Finds a command.

    Raises:
        DesktopError: There is none, or it cannot be understood.
    """
    if configured:
        return list(configured)
    for variable in VARIABLES:
        if named := env.get(variable, "").strip():
            try:
                return shlex.split(named)
            except ValueError as error:
                raise DesktopError(f"${variable} cannot be understood: {error}", HINT) from error
    found = next((name for name in USUAL if which(name)), None)
    if found is None:
        raise DesktopError("There is no editor", HINT)
    return [found]


class Left(NamedTuple):
    """What an editor left behind."""

    text: str | None
    """The text of the file; None where there is no file any more."""
    failure: str = ""
    """What became of the editor, where it failed."""
    is_kept: bool = False
    """Whether the text was given to be kept."""


def edit_text(command: Sequence[str], text: str, name: str, keep: Keep = lambda _: None) -> Left:
    """Returns what the person left; the terminal is the editor's meanwhile.

    Where this program is told to end, the editor is ended first. Only the main thread may edit.

    Args:
        command: Of `find_editor`.
        text: The text.
        name: What the file is called: editors tell by it what it holds.
        keep: Is given the text where it is another one and not empty, however the editor ended.

    Raises:
        DesktopError: The editor cannot be started.
    """
    with TemporaryDirectory(prefix="url-notes-", ignore_cleanup_errors=True) as folder:
        path = Path(folder, name)
        path.touch(0o600)
        path.write_text(text, "utf-8")
        process = _start(command, path)
        with ended_first(process):
            code = process.wait()
            left = _read(path)
            is_kept = left != text and bool(left and left.strip())
            if left and is_kept:
                keep(left)
    failure = "The edited file is gone" if left is None else ""
    if code:
        failure = f"{command[0]} {ending_in_words(code)}"
    return Left(left, failure, is_kept)


def edit_file(command: Sequence[str], path: Path) -> None:
    """Has a file edited in its own place; the terminal is the editor's meanwhile.

    Raises:
        DesktopError: The editor cannot be started, or failed.
    """
    process = _start(command, path)
    with ended_first(process):
        code = process.wait()
    if code:
        raise DesktopError(f"{command[0]} {ending_in_words(code)}", HINT)


def _start(command: Sequence[str], path: Path) -> subprocess.Popen[bytes]:
    try:
        return subprocess.Popen([*command, str(path)])
    except NOT_STARTED as error:
        raise DesktopError(f"{command[0]} cannot be started: {reason(error)}", HINT) from error


def _read(path: Path) -> str | None:
    try:
        return path.read_text("utf-8", "replace")
    except OSError:
        return None
