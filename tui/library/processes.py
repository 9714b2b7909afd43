"""Tells whether programs are still running, and names this one in the journal."""

from __future__ import annotations

import os
import time
from pathlib import Path

from tui.store.steps import Author, Step

CLOCK_SECONDS = 60
"""How far the clock of a library may be from that of the machine."""

_START_FIELD = 19
"""Where ``/proc/PID/stat`` has the start of a process, after its name (proc(5), field 22)."""


def reader_author() -> Author:
    """Returns what the journal calls this run of the reader."""
    return Author("reader", f"{os.getpid()}-{os.urandom(4).hex()}")


active_steps: set[int] = set()
"""The steps that this process is recording: any other that seems to run here was cut off."""


def is_cut_off(step: Step) -> bool:
    """Returns whether nobody records a step any more that is not over."""
    if step.process == os.getpid():
        return step.id not in active_steps
    return not is_running(step.process, step.happened)


def is_running(process: int, since: int) -> bool:
    """Returns whether a process that was there at some time still is.

    Args:
        process: Its number, which another may have got meanwhile.
        since: In microseconds.
    """
    if process <= 0:
        # Whoever wrote that is no process; these numbers mean several at once.
        return False
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        # There is one, and it is not ours.
        pass
    started = _started(process)
    return started is None or started <= since / 1_000_000 + CLOCK_SECONDS


def _started(process: int) -> float | None:
    """Returns when a process was started, in seconds since 1970; None where Linux does not tell."""
    try:
        fields = Path(f"/proc/{process}/stat").read_text("utf-8").rpartition(")")[2].split()
        uptime = float(Path("/proc/uptime").read_text("utf-8").split()[0])
        return time.time() - uptime + int(fields[_START_FIELD]) / os.sysconf("SC_CLK_TCK")
    except (OSError, ValueError, IndexError):
        return None
