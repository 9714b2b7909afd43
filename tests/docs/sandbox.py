"""Where the commands of a document are run: a home with a library, and programs that are fakes."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

from tests.docs.documents import ROOT
from tests.docs.downloads import fill_home
from tui.assets import SAMPLE

LIMIT = 600.0
"""Seconds after which a block counts as one that hangs, however slow the machine is."""

BROWSER = 'printf "%s\\n" "$@" >> "$HOME/opened"'
FUZZY_FINDER = "head -n 1"
"""It chooses the first line."""
SCHEDULER = 'cat > "$HOME/scheduled"'


class Sandbox:
    """A home of its own with the sample as its library, and with files to import."""

    def __init__(self, folder: Path) -> None:
        self.home = folder / "home"
        self._programs = folder / "programs"
        for made in (self.home, self._programs):
            made.mkdir()
        self._module("url-notes", "tui")
        self._module("sqlite-utils", "sqlite_utils")
        self._program("browser", BROWSER)
        self._program("fzf", FUZZY_FINDER)
        self._program("crontab", SCHEDULER)
        self._environment = {
            "HOME": str(self.home),
            "PATH": f"{self._programs}{os.pathsep}{os.environ['PATH']}",
            "PYTHONPATH": str(ROOT),
            "BROWSER": "browser %s",
            "VISUAL": "true",
            "LANG": "C.UTF-8",
            "TZ": "UTC",
        }
        fill_home(self.home)
        self.run(f"url-notes import '{SAMPLE}'")

    def run(self, script: str) -> str:
        """Runs the commands of a script, and returns what they print.

        Raises:
            AssertionError: One of them fails; the message has what it said.
        """
        done = subprocess.run(
            ["bash", "-euo", "pipefail", "-c", script],
            cwd=self.home,
            env=self._environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=LIMIT,
            check=False,
        )
        assert done.returncode == 0, f"{script}\nended with {done.returncode}:\n{done.stderr}"
        return done.stdout

    def _module(self, name: str, module: str) -> None:
        self._program(name, f'exec "{sys.executable}" -m {module} "$@"')

    def _program(self, name: str, script: str) -> None:
        path = self._programs / name
        path.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
        path.chmod(path.stat().st_mode | stat.S_IXUSR)
