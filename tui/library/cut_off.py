"""The steps whose programs ended before them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from tui.library.processes import is_cut_off
from tui.store import steps
from tui.store.connection import Connection
from tui.store.steps import Step

if TYPE_CHECKING:
    from tui.store.journal import Journal


def cut_off_steps(connection: Connection) -> list[Step]:
    """Returns the steps that are not over, and that nobody records any more."""
    return [step for step in steps.running_steps(connection) if is_cut_off(step)]


def end_cut_off(journal: Journal, cut_off: Iterable[Step], now: int) -> None:
    """Ends such steps, so that they can be undone.

    Args:
        journal: Within a transaction.
        cut_off: The steps.
        now: In microseconds.
    """
    for step in cut_off:
        journal.end(step.id, f"{step.label}: cut off before its end", now)
