"""Deletes notes for good: their rows, what the journal says of them, and what the file held.

What SQLite deletes, it overwrites; but where it moved a row to another page before, a copy may be
left on the page of before, and the text index keeps words until its parts are merged. So the index
is merged, and the file is written anew.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import NamedTuple

from tui.model.url import link_key
from tui.store.backups import backups_beside, open_backup
from tui.store.journal_retention import OF_STEP, forget_step, measure
from tui.store.schema import merge_text_index
from tui.store.sql import AMONG, listed
from tui.store.steps import State

READERS_SECONDS = 5
"""How long the writing anew of the file waits for other programs."""


_ADDED_LINK = re.compile(r"(\S+) (added|restored|completed)")
"""What the step of a link that was added is called."""

_PURGED = re.compile(r", ([\d,]+) purged since$")
"""What is said in the label of a step of notes of it that were purged."""


class Purged(NamedTuple):
    """Notes that were purged."""

    note_ids: tuple[int, ...]
    """In their order."""
    links: frozenset[str]
    """The link keys of all their addresses: a backup may have them under other ids."""


def purge(connection: sqlite3.Connection, note_ids: Iterable[int]) -> Purged:
    """Deletes those of some notes that are in the trash.

    Args:
        connection: Within a transaction, while the journal keeps nothing.
        note_ids: Unknown ones are passed over.
    """
    connection.execute("PRAGMA secure_delete = ON")
    rows = connection.execute(
        f"SELECT id FROM notes WHERE id {AMONG} AND trashed = 1 ORDER BY id", (listed(note_ids),)
    )
    purged = tuple(note_id for (note_id,) in rows)
    links: set[str] = set()
    if purged:
        links = _links(connection, purged)
        connection.execute(f"DELETE FROM notes WHERE id {AMONG}", (listed(purged),))
        _scrub_journal(connection, {*purged, *_former_ids(connection, links)})
        _scrub_labels(connection, links)
        merge_text_index(connection)
    return Purged(purged, frozenset(links))


def overwrite_remains(connection: sqlite3.Connection) -> bool:
    """Writes the file anew and empties its log; returns whether nothing deleted is left in them.

    Where another program is writing, or reads what was before, some of it may be.
    """
    try:
        with _patient(connection):
            connection.execute("VACUUM")
            (is_busy, *_) = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    except sqlite3.OperationalError:
        return False
    return not is_busy


def backups_with(path: Path, purged: Purged) -> tuple[Path, ...]:
    """Returns the backups beside a library that have any of some notes, as far as it may look."""
    try:
        found = sorted(each.path for each in backups_beside(path))
    except OSError:
        return ()
    return tuple(each for each in found if _may_have(each, purged))


def _links(connection: sqlite3.Connection, note_ids: Sequence[int]) -> set[str]:
    """Returns the link keys of all addresses of notes."""
    wanted = listed(note_ids)
    keys = connection.execute(f"SELECT url_key FROM notes WHERE id {AMONG}", (wanted,))
    others = connection.execute(f"SELECT url FROM note_urls WHERE note_id {AMONG}", (wanted,))
    return {key for (key,) in keys} | {link_key(url) for (url,) in others}


def _former_ids(connection: sqlite3.Connection, links: Iterable[str]) -> list[int]:
    """Returns the notes with these links that were deleted before, and are only in the journal."""
    rows = connection.execute(
        "SELECT DISTINCT note_id FROM entries WHERE tbl = 'notes'"
        " AND before IS NOT NULL AND after IS NULL"
        f" AND json_extract(before, '$.url_key') {AMONG}"
        " AND note_id NOT IN (SELECT id FROM notes)",
        (listed(links),),
    )
    return [note_id for (note_id,) in rows]


def _scrub_journal(connection: sqlite3.Connection, note_ids: Iterable[int]) -> None:
    """Deletes the entries of notes, and the steps that changed nothing else."""
    wanted = listed(note_ids)
    steps = connection.execute(
        "SELECT whole.id, whole.label, count(DISTINCT entries.note_id) FROM entries"
        " JOIN steps ON steps.id = entries.step"
        " JOIN steps AS whole ON whole.id = coalesce(steps.of_step, steps.id)"
        f" WHERE entries.note_id {AMONG} AND whole.state <> ? GROUP BY whole.id",
        (wanted, State.RUNNING),
    ).fetchall()
    connection.execute(f"DELETE FROM entries WHERE note_id {AMONG}", (wanted,))
    for step_id, label, count in steps:
        if _changed_more(connection, step_id):
            _shrink(connection, step_id, _label_without(label, count))
        else:
            forget_step(connection, step_id)


def _changed_more(connection: sqlite3.Connection, step_id: int) -> bool:
    """Returns whether a step changed anything else; tags that it made only for notes are none."""
    row = connection.execute(
        "SELECT 1 FROM entries WHERE step = ?"
        " AND NOT (tbl = 'tags' AND before IS NULL AND after IS NULL) LIMIT 1",
        (step_id,),
    )
    return row.fetchone() is not None


def _shrink(connection: sqlite3.Connection, step_id: int, label: str) -> None:
    """Says of a step and its turns what they still are."""
    connection.execute(f"UPDATE steps SET label = ?2 WHERE id {OF_STEP}", (step_id, label))
    for (each,) in connection.execute(
        "SELECT id FROM steps WHERE id = ?1 OR of_step = ?1", (step_id,)
    ).fetchall():
        measure(connection, each)


def _label_without(label: str, count: int) -> str:
    """Returns the label of a step that so many more notes were taken from."""
    if found := _PURGED.search(label):
        count += int(found[1].replace(",", ""))
    return f"{_PURGED.sub('', label)}, {count:,} purged since"


def _scrub_labels(connection: sqlite3.Connection, links: set[str]) -> None:
    """Takes links out of the labels of steps whose entries were forgotten before."""
    rows = connection.execute("SELECT id, label FROM steps WHERE label LIKE '%:% %ed'").fetchall()
    for step_id, label in rows:
        found = _ADDED_LINK.fullmatch(label)
        if found and link_key(found[1]) in links:
            connection.execute(
                "UPDATE steps SET label = ? WHERE id = ?", (f"a purged link {found[2]}", step_id)
            )


@contextmanager
def _patient(connection: sqlite3.Connection) -> Iterator[None]:
    """Makes writing wait for other programs, and what is large go to the disk."""
    (milliseconds,) = connection.execute("PRAGMA busy_timeout").fetchone()
    connection.execute(f"PRAGMA busy_timeout = {READERS_SECONDS * 1_000}")
    connection.execute("PRAGMA temp_store = FILE")
    try:
        yield
    finally:
        connection.execute("PRAGMA temp_store = MEMORY")
        connection.execute(f"PRAGMA busy_timeout = {milliseconds}")


def _may_have(backup: Path, purged: Purged) -> bool:
    """Returns whether a backup has any of some notes, or cannot be read: an id is for ever."""
    try:
        with closing(open_backup(backup)) as copy:
            query = f"SELECT 1 FROM notes WHERE id {AMONG} OR url_key {AMONG} LIMIT 1"
            wanted = listed(purged.note_ids), listed(purged.links)
            return copy.execute(query, wanted).fetchone() is not None
    except sqlite3.Error:
        return True
