"""Edits that are cut off in the middle of a statement, at a random step of SQLite's machine."""

from __future__ import annotations

from itertools import count
from pathlib import Path
from random import Random

from tests.support.random_edits import Actions, Dump, actions, check, dump
from tests.torture.outcomes import Outcomes, Torture, over_libraries
from tui.errors import UrlNotesError
from tui.store.connection import QueryInterruptedError

STEPS = 30
"""How many edits each library gets."""

LATEST = 3_000
"""The last step of the machine, of those of one edit, at which it may be cut off."""


def torture(seed: int, libraries: int) -> Outcomes:
    """Edits as many libraries."""
    return over_libraries(seed, libraries, _torture_library)


def _torture_library(folder: Path, random: Random, outcomes: Outcomes) -> None:
    with actions(folder, random.randrange(10**6)) as made:
        for _ in range(STEPS):
            before = dump(made.kept._connection)
            if _is_cut_off(made, random.randint(1, LATEST)):
                _check_unchanged(made, before)
                outcomes.ended("cut off, and as before")
            else:
                outcomes.ended("done")
        check(made.kept._connection)
        made.undo_all()
        check(made.kept._connection)


def _is_cut_off(made: Actions, last_step: int) -> bool:
    """Does something to a library, unless it takes too many steps; returns whether it did."""
    steps = count(1)
    opened = made.kept
    opened._connection.set_progress_handler(lambda: next(steps) == last_step, 1)
    try:
        made.act()
    except (QueryInterruptedError, UrlNotesError):
        return True
    except Exception as error:
        if "interrupted" not in str(error):
            raise
        return True
    finally:
        if made.kept is opened:
            opened._connection.set_progress_handler(None, 0)
    return False


def _check_unchanged(made: Actions, before: Dump) -> None:
    assert not made.kept._connection.in_transaction, "a transaction was left open"
    assert dump(made.kept._connection) == before, "half of an edit was done"
    check(made.kept._connection)


TORTURE = Torture(
    "faults in the middle of an edit",
    "random edits, imports, undos and redos, cut off at a random step of SQLite's machine",
    "each is done or not done, doctor finds nothing, and all can be undone",
    torture,
    short=6,
    long=250,
)
