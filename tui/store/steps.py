"""The steps of the journal, as they are listed."""

from __future__ import annotations

import sqlite3
from enum import StrEnum
from typing import NamedTuple

from tui.store.stored_values import as_text, fetch_all, micros_of, number_of


class State(StrEnum):
    """What became of a step."""

    RUNNING = "running"
    """It is not over, or was when its program ended."""
    DONE = "done"
    UNDONE = "undone"
    DROPPED = "dropped"
    """It is undone, and no longer to be redone."""
    TURN = "turn"
    """It is the undoing or redoing of another."""


class Author(NamedTuple):
    """Who records steps."""

    actor: str
    """``reader``, ``command``, ``other``, or ``earlier`` for what was done before the journal."""
    session: str
    """Names the run of a program; all commands share one, since a person goes on with the next."""


NO_ORDINAL = 1 << 62
"""No step has an ordinal from here on, unless another program gave it one, or a text."""

COMMAND = Author("command", "command")
"""The command line."""

OTHER = Author("other", "other")
"""Whoever writes without recording steps."""


class Step(NamedTuple):
    """A step as the history lists it."""

    id: int
    happened: int
    """In microseconds."""
    author: Author
    label: str
    """What was done: ``ai added to 3 notes``."""
    state: State
    notes: int
    """How many notes it changed."""
    process: int
    """The number of the process that records it, while it is running."""
    turned_by: str = ""
    """The session that undid or redid it last."""


def last_step(connection: sqlite3.Connection, state: State) -> Step | None:
    """Returns the step that was done, or undone, last."""
    of = "steps" if state is State.DONE else "turn"
    condition = f"steps.state = ?1 AND {of}.ordinal < {NO_ORDINAL}"
    found = _select(connection, condition, f"{of}.ordinal DESC", 1, state)
    return found[0] if found else None


def step_with_id(connection: sqlite3.Connection, step_id: int) -> Step | None:
    """Returns the step with an id, unless it is a turn."""
    condition = "steps.id = ?1 AND steps.state <> ?2"
    found = _select(connection, condition, "1", 1, step_id, State.TURN)
    return found[0] if found else None


def running_steps(connection: sqlite3.Connection) -> list[Step]:
    """Returns the steps that are not over, or were not when their program ended."""
    return _select(connection, "steps.state = ?1", "steps.id", -1, State.RUNNING)


def notes_of_running(connection: sqlite3.Connection, step_id: int) -> int:
    """Returns how many notes a step has changed that is not over."""
    row = connection.execute(
        "SELECT count(DISTINCT note_id) FROM entries WHERE step = ?", (step_id,)
    ).fetchone()
    return int(row[0])


def latest_steps(connection: sqlite3.Connection, count: int) -> list[Step]:
    """Returns the latest steps, the last one first, without turns."""
    return _select(connection, "steps.state <> ?1", "steps.ordinal DESC", count, State.TURN)


def steps_down_to(connection: sqlite3.Connection, step_id: int) -> list[Step]:
    """Returns the steps that are done, from the latest down to one; the last that was done first.

    None are where the one is no step, is not over, or can never be undone.
    """
    condition = (
        "steps.state = ?1 AND steps.ordinal >="
        " (SELECT ordinal FROM steps WHERE id = ?2 AND state IN (?1, ?3, ?4))"
    )
    order = "coalesce(turn.ordinal, steps.ordinal) DESC"
    states = (State.UNDONE, State.DROPPED)
    return _select(connection, condition, order, -1, State.DONE, step_id, *states)


def is_newer(connection: sqlite3.Connection, one: int, other: int) -> bool:
    """Returns whether a step was made, or ended, after another."""
    ordinal = "(SELECT ordinal FROM steps WHERE id = ?)"
    row = connection.execute(f"SELECT coalesce({ordinal} > {ordinal}, 0)", (one, other))
    return bool(row.fetchone()[0])


def _select(
    connection: sqlite3.Connection, condition: str, order: str, count: int, *values: object
) -> list[Step]:
    texts = as_text("steps.actor", "steps.session", "steps.label", "steps.state", "turn.session")
    rows = fetch_all(
        connection,
        f"SELECT steps.id, steps.happened, steps.notes, steps.process, {texts}"
        " FROM steps LEFT JOIN steps AS turn ON turn.id = steps.latest"
        f" WHERE {condition} ORDER BY {order} LIMIT {count}",
        values,
    )
    return [
        Step(
            *(id_, micros_of(happened) or 0, Author(actor, session), label, _state(state)),
            *(number_of(notes), number_of(process), turned_by or ""),
        )
        for id_, happened, notes, process, actor, session, label, state, turned_by in rows
    ]


def _state(text: str) -> State:
    """Returns the state with a name; one that nobody knows is that of a step to be left alone."""
    try:
        return State(text)
    except ValueError:
        return State.DROPPED
