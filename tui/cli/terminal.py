"""Whether there is a terminal that the reader can work in."""

from __future__ import annotations

import os
import sys
from typing import TextIO

from tui.errors import UsageError

INCAPABLE = ("dumb", "unknown")
"""What ``TERM`` calls terminals that only print: an editor's, a printer's."""

HINT = "`url-notes list` prints notes anywhere; `url-notes --help` has the other commands."


def check_terminal() -> None:
    """Checks that the reader can be shown, and keys come from where it is shown.

    Raises:
        UsageError: It cannot, as in a script, or from cron.
    """
    streams = {"input": sys.stdin, "output": sys.stdout, "error output": sys.stderr}
    for name, stream in streams.items():
        if not _is_terminal(stream):
            raise UsageError(f"The reader needs a terminal, and its {name} is none", HINT)
    term = os.environ.get("TERM", "")
    if term in INCAPABLE:
        raise UsageError(f"The reader cannot be shown on a terminal of the kind {term}", HINT)


def _is_terminal(stream: TextIO | None) -> bool:
    # Python has no stream for a descriptor that was closed before it began.
    return stream is not None and stream.isatty()
