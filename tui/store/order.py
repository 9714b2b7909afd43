"""The order key: where a note stands between the older and the newer ones.

Positions are spaced so that a late arrival finds room. Where a gap is full, its neighbourhood is
spread out again; a large import numbers the whole library anew.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

SPACING = 16
"""The distance between two notes that arrived in order."""

MOST_POSITIONS = 1 << 22
"""Where a library has so many notes that they would reach higher, they stand closer together.

The farther they are spread, the more memory their bitmaps take.
"""

LEAST_SPACING = 2

WAITING = 1 << 40
"""Above this, notes of a large import wait for their numbers, where none can be in their way."""

AGE = "coalesce(added, imported)"
"""What notes are ordered by, in microseconds; an index has it."""


def last_position(connection: sqlite3.Connection) -> int:
    """The position of the newest note; 0 in an empty library."""
    return int(connection.execute("SELECT coalesce(max(position), 0) FROM notes").fetchone()[0])


def free_position(connection: sqlite3.Connection, age: int, beneath: int | None = None) -> int:
    """A free position above every note that is not younger than ``age`` (µs).

    Args:
        connection: Within a transaction.
        age: In microseconds.
        beneath: The id of a note of the same age to stay just below of.
    """
    if beneath is None:
        below = _last_not_younger(connection, age)
    else:
        below = _next_below(connection, beneath)
    above = _next_above(connection, below)
    if above is None:
        return below + SPACING
    if above - below < 2:
        below, above = _spread(connection, below)
    return (below + above) // 2


def move(connection: sqlite3.Connection, note_id: int, age: int) -> None:
    """Put a note where one of this age (µs) stands."""
    position = free_position(connection, age)
    connection.execute("UPDATE notes SET position = ? WHERE id = ?", (position, note_id))


def await_numbers(connection: sqlite3.Connection, note_ids: Iterable[int]) -> None:
    """Let notes wait for their numbers, in this order."""
    connection.executemany(
        "UPDATE notes SET position = ? WHERE id = ?", enumerate(note_ids, WAITING)
    )


def renumber(connection: sqlite3.Connection, first_new: int) -> None:
    """Number the whole library anew by age.

    Notes from ``first_new`` on were just imported, in the order of their source, which has its
    newest first; among notes of the same age they come last.
    """
    connection.execute(
        "CREATE TEMP TABLE renumbered AS SELECT id, row_number() OVER"
        f" (ORDER BY {AGE}, position >= ?1, CASE WHEN position >= ?1 THEN -position"
        " ELSE position END) AS place FROM notes",
        (first_new,),
    )
    connection.execute("CREATE UNIQUE INDEX temp.renumbered_id ON renumbered (id)")
    count = connection.execute("SELECT count(*) FROM notes").fetchone()[0]
    spacing = max(LEAST_SPACING, min(SPACING, MOST_POSITIONS // max(count, 1)))
    connection.execute(
        "UPDATE notes SET position = -position WHERE position <= ?", (spacing * count,)
    )
    connection.execute(
        "UPDATE notes SET position = ?1 *"
        " (SELECT place FROM renumbered WHERE renumbered.id = notes.id)",
        (spacing,),
    )
    connection.execute("DROP TABLE renumbered")


def _last_not_younger(connection: sqlite3.Connection, age: int) -> int:
    row = connection.execute(
        f"SELECT position FROM notes WHERE {AGE} <= ? ORDER BY {AGE} DESC, position DESC LIMIT 1",
        (age,),
    ).fetchone()
    return int(row[0]) if row else 0


def _next_below(connection: sqlite3.Connection, note_id: int) -> int:
    row = connection.execute(
        "SELECT coalesce(max(position), 0) FROM notes"
        " WHERE position < (SELECT position FROM notes WHERE id = ?)",
        (note_id,),
    ).fetchone()
    return int(row[0])


def _next_above(connection: sqlite3.Connection, position: int) -> int | None:
    row = connection.execute(
        "SELECT min(position) FROM notes WHERE position > ?", (position,)
    ).fetchone()
    return row[0] if row else None


def _spread(connection: sqlite3.Connection, below: int) -> tuple[int, int]:
    """Make room above a position; where it is, and where the next one above is now."""
    reach = SPACING
    while True:
        crowd = [
            row[0]
            for row in connection.execute(
                "SELECT position FROM notes WHERE position > ? ORDER BY position LIMIT ?",
                (below, reach),
            )
        ]
        end = _next_above(connection, crowd[-1])
        room = SPACING * (len(crowd) + 1) if end is None else end - below
        step = room // (len(crowd) + 1)
        if step >= 2:
            break
        reach *= 4
    spread = [(below + place * step, position) for place, position in enumerate(crowd, 1)]
    move = "UPDATE notes SET position = ? WHERE position = ?"
    connection.executemany(move, [(-position, position) for _, position in spread])
    connection.executemany(move, [(place, -position) for place, position in spread])
    return below, below + step
