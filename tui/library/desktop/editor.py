"""Edits a text in the person's own editor, in the terminal."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from tui.errors import DesktopError

VARIABLES = ("VISUAL", "EDITOR")
"""The environment variables that name the editor, the first one first."""

USUAL = ("sensible-editor", "nano", "vim", "vi")
"""What is looked for where neither is set."""

HINT = "Set $VISUAL or $EDITOR to the command of an editor."

Which = Callable[[str], str | None]


def find_editor(env: Mapping[str, str] = os.environ, which: Which = shutil.which) -> list[str]:
    """Returns the command of the editor, without the file.

    Raises:
        DesktopError: There is none, or it cannot be understood.
    """
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


def edit_text(command: Sequence[str], text: str, name: str) -> str:
    """Returns a text as the person left it; the terminal is the editor's meanwhile.

    Args:
        command: Of `find_editor`.
        text: The text.
        name: What the file is called: editors tell by it what it holds.

    Raises:
        DesktopError: The editor cannot be started, or failed: nothing is to be changed.
    """
    with TemporaryDirectory(prefix="url-notes-") as folder:
        path = Path(folder, name)
        path.write_text(text, "utf-8")
        try:
            code = subprocess.run([*command, str(path)], check=False).returncode
        except OSError as error:
            reason = error.strerror or error
            raise DesktopError(f"{command[0]} cannot be started: {reason}", HINT) from error
        if code:
            raise DesktopError(f"{command[0]} ended with exit code {code}", "Nothing was changed.")
        try:
            return path.read_text("utf-8", "replace")
        except OSError as error:
            raise DesktopError("The edited file is gone", "Nothing was changed.") from error
