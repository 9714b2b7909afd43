"""Tells whether programs are still running, and names this one in the journal."""

from __future__ import annotations

import os
import secrets

from tui.store.steps import Author


def reader_author() -> Author:
    """Returns what the journal calls this run of the reader."""
    return Author("reader", f"{os.getpid()}-{secrets.token_hex(4)}")


def is_running(process: int) -> bool:
    """Returns whether there is a process with this number."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        # There is one, and it is not ours.
        return True
    return True
