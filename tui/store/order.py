"""The position of a note: its order key between the older and the newer ones.

Notes are ordered by age; of one age, by the time of their import, then by the order of their
source, which has its newest first. Ids follow the order of the source, so that the position of a
note follows from its row alone (`OrderKey`), however it came there.

Positions are spaced so that a late arrival finds room. Where a gap is full, its neighbourhood is
spread out again; a large import numbers the whole library anew.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from tui.store.positions import IS_POSITION
from tui.store.sql import AMONG, listed
from tui.store.stored_values import fetch_all

SPACING = 4
"""The distance between two notes that arrived in order.

Sets of positions are bitmaps where more than one in 16 is taken, and lists where fewer are, which
takes twenty times longer.
"""

LEAST_SPACING = 2
"""The least distance, on average, of notes that were moved apart: half of the usual one, so that
few of them find room in a library of any size."""

ROOM_FOR_MORE = 1 << 16
"""How much room an import that is stored in chunks leaves for those of its notes that follow."""

WAITING = 1 << 40
"""From this position on stand the notes that are still to be put in order."""

AGE = "coalesce(added, imported)"
"""How old a note is, in microseconds."""


class OrderKey(NamedTuple):
    """What decides where a note stands."""

    age: Any
    """When it was added, else imported, in microseconds; or whatever is there in its place."""
    imported: Any
    """In microseconds, likewise."""
    note_id: int


def last_position(connection: sqlite3.Connection) -> int:
    """Returns the position of the newest note; 0 in an empty library."""
    (latest,) = connection.execute(
        f"SELECT max(position) FROM notes WHERE {IS_POSITION}"
    ).fetchone()
    return int(latest or 0)


def is_empty(connection: sqlite3.Connection) -> bool:
    """Returns whether a library has no note."""
    return connection.execute("SELECT 1 FROM notes LIMIT 1").fetchone() is None


def predecessor(connection: sqlite3.Connection, key: OrderKey) -> int:
    """Returns the position of the note that comes just before a key; 0 where none does."""
    for before, parts in (
        (f"{AGE} = ? AND imported = ? AND id > ? ORDER BY id", 3),
        (f"{AGE} = ? AND imported < ? ORDER BY imported DESC, id", 2),
        (f"{AGE} < ? ORDER BY {AGE} DESC, imported DESC, id", 1),
    ):
        row = connection.execute(
            f"SELECT position FROM notes WHERE {IS_POSITION} AND {before} LIMIT 1", key[:parts]
        ).fetchone()
        if row:
            return int(row[0])
    return 0


def is_in_order(connection: sqlite3.Connection) -> bool:
    """Returns whether all notes stand where they belong."""
    row = connection.execute(
        "SELECT 1 FROM (SELECT position, lag(position) OVER"
        f" (ORDER BY {AGE}, imported, id DESC) AS before FROM notes)"
        " WHERE position < before LIMIT 1"
    ).fetchone()
    return row is None


def free_positions(
    connection: sqlite3.Connection, below: int, count: int, *, more: bool = False
) -> list[int]:
    """Returns so many free positions, ascending, between a position and the next taken one.

    Args:
        connection: Within a transaction.
        below: A position, or 0.
        count: How many are wanted.
        more: Whether others are likely to follow below them: room is left there.
    """
    numbers = range(1, count + 1)
    above = _next_above(connection, below)
    if above is None:
        first = below + (ROOM_FOR_MORE if more else 0)
        return [first + SPACING * number for number in numbers]
    if above - below <= count:
        below, above = _make_room(connection, below, count + (SPACING if more else 0))
    if more:
        step = max(1, min(SPACING, (above - below) // (4 * (count + 1))))
        return [above - step * (count + 1 - number) for number in numbers]
    return [below + (above - below) * number // (count + 1) for number in numbers]


def places(
    connection: sqlite3.Connection, keys: Sequence[OrderKey], *, more: bool = False
) -> Iterator[tuple[list[int], list[int]]]:
    """Yields free positions for notes that have none yet.

    What belongs into the same gap is given its positions at once: one by one, each would halve
    what the one before has left of it.

    Args:
        connection: Within a transaction.
        keys: Those of the notes, in any order.
        more: Whether others follow, of which each is likely to belong below those here.

    Yields:
        Indices of ``keys`` and the position of each; they are to be stored before the next are
        asked for.
    """
    for run in reversed(_runs(connection, keys)):
        # Where room was made for others, it may stand elsewhere by now.
        before = predecessor(connection, keys[run[0]])
        yield run, free_positions(connection, before, len(run), more=more)


def _runs(connection: sqlite3.Connection, keys: Sequence[OrderKey]) -> list[list[int]]:
    """Returns the indices of keys in ascending order, together where they belong into one gap."""
    runs: list[list[int]] = []
    end: tuple[Any, ...] | None = ()
    for index in sorted(range(len(keys)), key=lambda index: _sorting(keys[index])):
        if end is None or _sorting(keys[index]) < end:
            runs[-1].append(index)
            continue
        # Asked for every note, those that wait as well would be passed over again and again.
        above = _next_above(connection, predecessor(connection, keys[index]))
        end = None if above is None else _sorting(_key_at(connection, above))
        runs.append([index])
    return runs


def put_in_order(connection: sqlite3.Connection, note_ids: Iterable[int]) -> None:
    """Moves notes whose age has changed to where they belong.

    Args:
        connection: Within a transaction.
        note_ids: Those of all notes that may be out of order; unknown ones are passed over.
    """
    rows = fetch_all(
        connection,
        f"SELECT {AGE}, imported, id, position FROM notes WHERE id {AMONG}",
        (listed(note_ids),),
    )
    keys = [OrderKey(*key) for *key, _ in rows]
    if len(keys) == 1 and _next_above(connection, predecessor(connection, keys[0])) == rows[0][-1]:
        return
    await_order(connection, [key.note_id for key in keys])
    for run, positions in places(connection, keys):
        connection.executemany(
            "UPDATE notes SET position = ? WHERE id = ?",
            [
                (position, keys[index].note_id)
                for index, position in zip(run, positions, strict=True)
            ],
        )


def await_order(connection: sqlite3.Connection, note_ids: Iterable[int]) -> None:
    """Moves notes above all others until they are put in order."""
    connection.executemany(
        "UPDATE notes SET position = ? WHERE id = ?", enumerate(note_ids, WAITING)
    )


def renumber(connection: sqlite3.Connection) -> None:
    """Numbers the whole library anew."""
    connection.execute(
        "CREATE TEMP TABLE renumbered AS SELECT id, row_number() OVER"
        f" (ORDER BY {AGE}, imported, id DESC) AS ordinal FROM notes"
    )
    connection.execute("CREATE UNIQUE INDEX temp.renumbered_id ON renumbered (id)")
    connection.execute(
        "UPDATE notes SET position = -position"
        f" WHERE position <= {SPACING} * (SELECT count(*) FROM notes)"
    )
    connection.execute(
        f"UPDATE notes SET position = {SPACING} *"
        " (SELECT ordinal FROM renumbered WHERE renumbered.id = notes.id)"
    )
    connection.execute("DROP TABLE renumbered")


def _sorting(key: OrderKey) -> tuple[Any, ...]:
    return *_rank(key.age), *_rank(key.imported), -key.note_id


def _rank(value: Any) -> tuple[int, Any]:
    """Returns what puts values in the order that SQLite has them in: numbers, texts, bytes."""
    if isinstance(value, int | float):
        return 0, value
    return (1, value.encode()) if isinstance(value, str) else (2, value)


def _key_at(connection: sqlite3.Connection, position: int) -> OrderKey:
    query = f"SELECT {AGE}, imported, id FROM notes WHERE position = ?"
    (row,) = fetch_all(connection, query, (position,))
    return OrderKey(*row)


def _next_below(connection: sqlite3.Connection, position: int) -> int:
    row = connection.execute(
        f"SELECT max(position) FROM notes WHERE {IS_POSITION} AND position < ?", (position,)
    ).fetchone()
    return row[0] or 0


def _next_above(connection: sqlite3.Connection, position: int) -> int | None:
    row = connection.execute(
        f"SELECT min(position) FROM notes WHERE {IS_POSITION} AND position > ?", (position,)
    ).fetchone()
    return row[0] if row else None


def _make_room(connection: sqlite3.Connection, below: int, count: int) -> tuple[int, int]:
    """Moves the nearest notes until ``count`` fit between two; returns where these are then.

    Args:
        connection: Within a transaction.
        below: The position of the lower of the two, or 0.
        count: How many are to fit above it.
    """
    reach = 1
    while True:
        # Notes that came before those that belong above them have the room of all these beneath.
        room = _lower(connection, below, count, reach) or _raise(connection, below, count, reach)
        if room:
            return room
        reach *= 4


def _lower(
    connection: sqlite3.Connection, below: int, count: int, reach: int
) -> tuple[int, int] | None:
    """Moves so many notes down as `_make_room` does; None where there is no room beneath them."""
    crowd = _some(connection, "position <= ? ORDER BY position DESC", below, reach)[::-1]
    above = _next_above(connection, below)
    if not crowd or above is None:
        return None
    end = _next_below(connection, crowd[0])
    if not _has_room(above - end, count + len(crowd)):
        return None
    # As many may follow above them as beneath.
    step = (above - end) // (2 * len(crowd))
    _move(connection, crowd, end, step)
    return end + len(crowd) * step, above


def _raise(
    connection: sqlite3.Connection, below: int, count: int, reach: int
) -> tuple[int, int] | None:
    """Moves so many notes up as `_make_room` does; None where there is no room above them."""
    crowd = _some(connection, "position > ? ORDER BY position", below, reach)
    needed = count + len(crowd)
    end = _next_above(connection, crowd[-1]) or below + SPACING * (needed + 1)
    if not _has_room(end - below, needed):
        return None
    step = (end - below) // (needed + 1)
    _move(connection, crowd, below + count * step, step)
    return below, below + (count + 1) * step


def _has_room(room: int, count: int) -> bool:
    """Returns whether so many notes fit between two others and leave room for some more."""
    return room > LEAST_SPACING * count


def _some(connection: sqlite3.Connection, condition: str, position: int, count: int) -> list[int]:
    rows = connection.execute(
        f"SELECT position FROM notes WHERE {IS_POSITION} AND {condition} LIMIT ?",
        (position, count),
    )
    return [position for (position,) in rows]


def _move(connection: sqlite3.Connection, crowd: Sequence[int], start: int, step: int) -> None:
    """Moves notes that stand in ascending order to equal distances from a position."""
    moved = [(start + ordinal * step, was) for ordinal, was in enumerate(crowd, 1)]
    # Each goes to a position that is free by then: the upper ones first where they move up.
    rising = [move for move in reversed(moved) if move[0] > move[1]]
    falling = [move for move in moved if move[0] < move[1]]
    connection.executemany("UPDATE notes SET position = ? WHERE position = ?", [*rising, *falling])
