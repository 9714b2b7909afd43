"""Examines a library, and mends it once a backup of it is made."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import NamedTuple

from tui.library.clock import Clock, system_clock
from tui.library.cut_off import cut_off_steps, end_cut_off
from tui.model.journal_bounds import USUAL_BOUNDS, JournalBounds
from tui.store import doctor
from tui.store.backups import Reason, back_up
from tui.store.connection import Connection, transaction, translate_errors
from tui.store.database import open_to_read
from tui.store.doctor import FROM_BACKUP, MENDABLE, Check, Finding
from tui.store.journal import Journal
from tui.store.steps import COMMAND


class Mended(NamedTuple):
    """What became of a library that was to be mended."""

    mended: list[Finding]
    left: list[Finding]
    """What is still wrong."""
    backup: Path | None = None
    """The library as it was; None where nothing could be mended."""
    step: int | None = None
    """The step of the journal; None where nothing was changed that a person owns."""


def examine(connection: Connection) -> list[Finding]:
    """Returns what is wrong with a library."""
    return doctor.examine(connection, [*doctor.CHECKS, Check("cut off", _find_cut_off)])


def mend(path: Path, clock: Clock = system_clock, bounds: JournalBounds = USUAL_BOUNDS) -> Mended:
    """Makes a backup of a library, and mends what can be mended: all of that or nothing.

    Args:
        path: A library that `tui.library.library_file` has made ready.
        clock: Tells the time.
        bounds: How much of the journal is kept.

    Raises:
        LibraryError: The backup or the library cannot be written; the library is as before.
    """
    with closing(open_to_read(path)) as connection, translate_errors(path):
        found = examine(connection)
        if all(each.hint != MENDABLE for each in found):
            return Mended([], found)
        with transaction(connection):
            # A connection that is writing cannot be copied from.
            backup = back_up(path, Reason.MEND)
            step = _mend(connection, Journal(connection, COMMAND, bounds), clock())
            left = [_as_left(each) for each in examine(connection)]
    mended = [each for each in found if each.hint == MENDABLE and _as_left(each) not in left]
    return Mended(mended, left, backup, step)


def _mend(connection: Connection, journal: Journal, now: int) -> int | None:
    cut_off = Check("cut off", _find_cut_off, partial(_end_cut_off, journal=journal, now=now))
    done = doctor.mend(connection, journal, now, [*doctor.CHECKS, cut_off])
    return done.id if done else None


def _find_cut_off(connection: Connection) -> Iterator[Finding]:
    for step in cut_off_steps(connection):
        yield Finding(f"{step.label or 'A step'} was cut off before its end")


def _end_cut_off(connection: Connection, journal: Journal, now: int) -> None:
    end_cut_off(journal, cut_off_steps(connection), now)


def _as_left(finding: Finding) -> Finding:
    """Returns what is said of a finding that mending could not help."""
    return finding._replace(hint=FROM_BACKUP) if finding.hint == MENDABLE else finding


__all__ = ["Finding", "Mended", "examine", "mend"]
