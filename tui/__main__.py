"""The program: arguments become a command, or open the reader."""

from __future__ import annotations

import sys
from pathlib import Path

INTERRUPTED = 130
"""The exit code after Ctrl+C: 128 and the number of the signal."""


def main() -> int:
    """Runs what the arguments of the process ask for and returns the exit code."""
    try:
        from tui.cli.program import run

        return run(sys.argv[1:], _launch_reader)
    except KeyboardInterrupt:
        return INTERRUPTED


def _launch_reader(path: Path, *, filter_text: str = "", demo: bool = False) -> int:
    from tui.ui.app import run_reader

    return run_reader(path, filter_text=filter_text, demo=demo)


if __name__ == "__main__":
    sys.exit(main())
