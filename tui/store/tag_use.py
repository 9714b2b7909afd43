"""Reads the tags of a library with their notes, as tag care looks at them."""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from tui.model.fold import fold
from tui.model.tag import tag_key
from tui.model.tagcare.decisions import Decisions
from tui.model.tagcare.tag_use import TagUse
from tui.store.sql import AMONG, HIDDEN, listed
from tui.store.stored_values import as_text, fetch_all
from tui.store.tag_care import decisions
from tui.store.tag_states import KEPT_NOTES
from tui.store.tags import aliases


class TagCare(NamedTuple):
    """All that the proposals for the tags of a library are made from."""

    use: TagUse
    """Its texts are read when they are asked for, by the thread that read it."""
    decisions: Decisions
    note_ids: Sequence[int]
    """The ids of its notes, by their numbers."""


def tag_care(connection: sqlite3.Connection) -> TagCare:
    """Reads the live tags that any note outside the trash has, and what was decided about tags."""
    use, note_ids = _use(connection)
    return TagCare(use, Decisions.read(decisions(connection), aliases(connection)), note_ids)


def _use(connection: sqlite3.Connection) -> tuple[TagUse, Sequence[int]]:
    names: dict[int, str] = dict(
        fetch_all(connection, f"SELECT id, {as_text('name')} FROM tags WHERE NOT {HIDDEN}")
    )
    by_note = _tags_by_note(connection, names)
    used = {tag for tags in by_note.values() for tag in tags}
    ordered = sorted(used, key=lambda tag: tag_key(names[tag]))
    numbers = {tag: number for number, tag in enumerate(ordered)}
    note_ids = array("q", by_note)
    (size,) = connection.execute("SELECT count(*) FROM notes WHERE trashed IS NOT 1").fetchone()
    use = TagUse(
        [names[tag] for tag in ordered],
        [tuple(map(numbers.__getitem__, tags)) for tags in by_note.values()],
        _retired(connection),
        lambda wanted: _texts(connection, note_ids, wanted),
        size,
    )
    return use, note_ids


def _tags_by_note(connection: sqlite3.Connection, known: Collection[int]) -> dict[int, list[int]]:
    """Returns the known tags of each note that has any tag, also where it has no known one."""
    trashed = {note for (note,) in connection.execute("SELECT id FROM notes WHERE trashed = 1")}
    found: dict[int, list[int]] = {}
    for note, tag in connection.execute("SELECT note_id, tag_id FROM note_tags ORDER BY note_id"):
        if note not in trashed:
            tags = found.setdefault(note, [])
            if tag in known:
                tags.append(tag)
    return found


def _retired(connection: sqlite3.Connection) -> dict[str, tuple[int, int]]:
    query = f"SELECT {as_text('name')}, notes_then, {KEPT_NOTES} FROM tags WHERE state = 'retired'"
    # Of one that was retired elsewhere it is not known how many notes it had.
    return {
        name: (now if then is None else then, now)
        for name, then, now in fetch_all(connection, query)
    }


def _texts(
    connection: sqlite3.Connection, note_ids: Sequence[int], wanted: Collection[int]
) -> Mapping[int, str]:
    """Returns the titles and summaries of notes, folded, by their numbers."""
    numbers = {note_ids[number]: number for number in wanted}
    query = f"SELECT id, {as_text('title', 'summary')} FROM notes WHERE id {AMONG}"
    rows = fetch_all(connection, query, (listed(numbers),))
    return {numbers[note]: fold(f"{title} {summary}") for note, title, summary in rows}
