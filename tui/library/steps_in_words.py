"""Says of steps of the journal who made them, and how long ago."""

from __future__ import annotations

from tui.store.steps import State, Step

__all__ = [
    "Step",
    "age_in_words",
    "author_in_short",
    "author_in_words",
    "origin_in_words",
    "state_in_words",
]

_AUTHORS = {
    "reader": "in the reader",
    "command": "on the command line",
    "earlier": "by an earlier url-notes",
}

_STATES = {
    State.RUNNING: "running",
    State.UNDONE: "undone",
    State.DROPPED: "undone for good",
}

_UNITS = (("day", 86_400), ("hour", 3_600), ("minute", 60))


def origin_in_words(step: Step, now: int) -> str:
    """Returns where a step was made and how long ago: ``in the reader, 3 hours ago``.

    Args:
        step: The step.
        now: In microseconds.
    """
    return f"{author_in_words(step)}, {age_in_words(step, now)}"


def author_in_words(step: Step) -> str:
    """Returns where a step was made: ``on the command line``."""
    return _AUTHORS.get(step.author.actor, "by another program")


def author_in_short(step: Step) -> str:
    """Returns where a step was made, for a narrow column: ``command line``."""
    _, _, place = author_in_words(step).partition(" ")
    return place.removeprefix("the ")


def state_in_words(step: Step) -> str:
    """Returns what became of a step: ``undone``; empty for one that is simply done."""
    return _STATES.get(step.state, "")


def age_in_words(step: Step, now: int) -> str:
    """Returns how long ago a step was made: ``3 hours ago``.

    Args:
        step: The step.
        now: In microseconds.
    """
    seconds = (now - step.happened) // 1_000_000
    for unit, length in _UNITS:
        if seconds >= length:
            count = seconds // length
            return f"{count:,} {unit}{'s' if count > 1 else ''} ago"
    return "just now"
