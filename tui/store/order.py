"""The position of a note: its order key between the older and the newer ones.

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

The wider they are spread, the more memory their bitmaps take.
"""

LEAST_SPACING = 2

WAITING = 1 << 40
"""Above this position the notes of a large import stand until they are numbered."""

AGE = "coalesce(added, imported)"
"""What notes are ordered by, in microseconds; an index has it."""


def last_position(connection: sqlite3.Connection) -> int:
    """Returns the position of the newest note; 0 in an empty library."""
    return int(connection.execute("SELECT coalesce(max(position), 0) FROM notes").fetchone()[0])


def predecessor_by_age(connection: sqlite3.Connection, age: int) -> int:
    """Returns the last position of a note that is not younger than an age (µs)."""
    row = connection.execute(
        f"SELECT position FROM notes WHERE {AGE} <= ? ORDER BY {AGE} DESC, position DESC LIMIT 1",
        (age,),
    ).fetchone()
    return int(row[0]) if row else 0


def predecessor_of(connection: sqlite3.Connection, note_id: int) -> int:
    """Returns the position of the note just below another one."""
    row = connection.execute(
        "SELECT coalesce(max(position), 0) FROM notes"
        " WHERE position < (SELECT position FROM notes WHERE id = ?)",
        (note_id,),
    ).fetchone()
    return int(row[0])


def free_positions(connection: sqlite3.Connection, below: int, count: int) -> list[int]:
    """Returns so many free positions, ascending, between a position and the next taken one."""
    above = _next_above(connection, below)
    if above is None:
        return [below + SPACING * number for number in range(1, count + 1)]
    if above - below <= count:
        above = _make_room(connection, below, count)
    return [below + (above - below) * number // (count + 1) for number in range(1, count + 1)]


def move(connection: sqlite3.Connection, note_id: int, age: int | None) -> None:
    """Moves a note to where an age (µs) belongs; without one, to where its time of import does.

    The note still has the age that it had.
    """
    if age is None:
        found = connection.execute("SELECT imported FROM notes WHERE id = ?", (note_id,))
        (age,) = found.fetchone()
    (position,) = free_positions(connection, predecessor_by_age(connection, age), 1)
    connection.execute("UPDATE notes SET position = ? WHERE id = ?", (position, note_id))


def await_numbers(connection: sqlite3.Connection, note_ids: Iterable[int]) -> None:
    """Moves notes above all others, in this order, until they are numbered."""
    connection.executemany(
        "UPDATE notes SET position = ? WHERE id = ?", enumerate(note_ids, WAITING)
    )


def renumber(connection: sqlite3.Connection, first_new: int) -> None:
    """Numbers the whole library anew by age.

    Notes from ``first_new`` on were just imported, in the order of their source, which has its
    newest first; among notes of the same age they come last.
    """
    connection.execute(
        "CREATE TEMP TABLE renumbered AS SELECT id, row_number() OVER"
        f" (ORDER BY {AGE}, position >= ?1, CASE WHEN position >= ?1 THEN -position"
        " ELSE position END) AS ordinal FROM notes",
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
        " (SELECT ordinal FROM renumbered WHERE renumbered.id = notes.id)",
        (spacing,),
    )
    connection.execute("DROP TABLE renumbered")


def _next_above(connection: sqlite3.Connection, position: int) -> int | None:
    row = connection.execute(
        "SELECT min(position) FROM notes WHERE position > ?", (position,)
    ).fetchone()
    return row[0] if row else None


def _make_room(connection: sqlite3.Connection, below: int, count: int) -> int:
    """Moves notes up until ``count`` fit above a position; returns where the first is then."""
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
        needed = count + len(crowd)
        room = SPACING * (needed + 1) if end is None else end - below
        if room > LEAST_SPACING * needed:
            break
        reach *= 4
    step = room // (needed + 1)
    moved = [(below + (count + ordinal) * step, was) for ordinal, was in enumerate(crowd, 1)]
    move = "UPDATE notes SET position = ? WHERE position = ?"
    connection.executemany(move, [(-was, was) for _, was in moved])
    connection.executemany(move, [(now, -was) for now, was in moved])
    return moved[0][0]
