"""An edit on its way to the thread that writes."""

from __future__ import annotations

from typing import NamedTuple

from tui.library.edits import Edit


class Target(NamedTuple):
    """An edit that may be undone or redone."""

    number: int
    step: int | None
    """Its step in the journal; None where it is not written yet."""


class QueuedEdit(NamedTuple):
    """An edit that is queued."""

    number: int
    """By which the message on its outcome names it."""
    edit: Edit
    targets: tuple[Target, ...] = ()
    """The edits that this one may undo or redo: the first that changed something."""
