"""Changes by a person, of many notes in few statements, while a step of the journal is recorded.

Every function expects to be within a transaction. What a person wrote is remembered, so that no
import overwrites it; a change of text, address, tags or dates sets ``updated``, and one of flags
does not.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from tui.errors import LinkError
from tui.model.cleaning import clean_draft
from tui.model.fields import FIELDS, FLAG_FIELDS, Kind, names_of
from tui.model.instant import Instant
from tui.model.merging import removal_of
from tui.model.note import Note
from tui.model.tag import without_tags
from tui.model.text import clean_line
from tui.model.url import check_link, link_key
from tui.store import notes, order, tag_states
from tui.store.row_mapping import DAY_BITS
from tui.store.sql import AMONG, listed
from tui.store.stored_values import as_text, fetch_all
from tui.store.tags import TagIds

EDITED_FIELDS = names_of(
    *(Kind.URL, Kind.LINE, Kind.MARKDOWN, Kind.TAGS, Kind.INSTANT, Kind.FLAG, Kind.TRASHED)
)
"""The fields that a person changes."""

MOST_OF_TITLE = 60
"""How many characters of a title a message has."""

_QUIET = frozenset((*FLAG_FIELDS, "trashed", "opened", "updated"))
"""The fields whose change does not make a note one that was updated."""


def set_flag(
    connection: sqlite3.Connection, note_ids: Iterable[int], field: str, value: bool
) -> list[int]:
    """Sets a flag of notes where it differs; an unknown flag counts as false."""
    rows = connection.execute(
        f"SELECT id FROM notes WHERE id {AMONG} AND coalesce({field}, 0) <> ? ORDER BY id",
        (listed(note_ids), int(value)),
    )
    changed = [note_id for (note_id,) in rows]
    listed_ids = listed(changed)
    connection.execute(f"UPDATE notes SET {field} = ? WHERE id {AMONG}", (int(value), listed_ids))
    _mark_edited(connection, listed_ids, field)
    return changed


def mark_opened(
    connection: sqlite3.Connection, note_ids: Iterable[int], now: int, *, are_read: bool
) -> None:
    """Marks notes as opened now, and as read where they are by that; this cannot be undone."""
    connection.execute(
        "UPDATE notes SET opened = ?, whole_days = whole_days & ~?, read = read OR ?"
        f" WHERE id {AMONG}",
        (now, DAY_BITS["opened"], are_read, listed(note_ids)),
    )


def retag(
    connection: sqlite3.Connection,
    note_ids: Iterable[int],
    added: Sequence[str],
    removed: Sequence[str],
    now: int,
) -> list[int]:
    """Adds tags to notes after their own, and removes tags; aliases count as their tags.

    A tag that was retired or gone is live again.

    Args:
        connection: Within a transaction.
        note_ids: Unknown ones are passed over.
        added: Clean names.
        removed: Clean names; one that is added as well stays.
        now: In microseconds.
    """
    tag_ids = TagIds(connection)
    present = _present(connection, note_ids)
    wanted = tag_ids.of(added) if present else []
    tag_states.revive(connection, wanted)
    gone = [tag for tag in tag_ids.known(removed) if tag not in wanted]
    affected = _affected(connection, present, wanted, gone)
    listed_ids = listed(affected)
    _take_away(connection, listed_ids, gone)
    _give(connection, listed_ids, wanted)
    _touch(connection, listed_ids, now)
    _mark_edited(connection, listed_ids, "tags")
    _mark_edited(connection, listed_ids, "updated")
    return affected


def assign(
    connection: sqlite3.Connection, note_ids: Sequence[int], values: Mapping[str, Any], now: int
) -> list[int]:
    """Gives notes the same values; returns those that lacked any.

    Args:
        connection: Within a transaction.
        note_ids: Unknown ones are passed over.
        values: By the names of fields that many notes may share.
        now: In microseconds.
    """
    tag_ids = TagIds(connection)
    changed = [
        before.id
        for before in (notes.get_many(connection, note_ids) if values else ())
        if _write(connection, before, replace(before, **values), tag_ids, now)
    ]
    if "added" in values:
        order.put_in_order(connection, changed)
    return changed


def rewrite(connection: sqlite3.Connection, before: Note, wanted: Note, now: int) -> bool:
    """Gives a note the wanted values; returns whether it lacked any.

    Raises:
        LinkError: The address is no link, or another note has it.
    """
    is_changed = _write(connection, before, wanted, TagIds(connection), now)
    if wanted.added != before.added:
        order.put_in_order(connection, [before.id])
    return is_changed


def _write(
    connection: sqlite3.Connection, before: Note, wanted: Note, tag_ids: TagIds, now: int
) -> bool:
    """Gives a note the wanted values, where it stands; returns whether it lacked any."""
    after = _fit_to_store(connection, before, wanted)
    if after.url != before.url:
        after = replace(after, urls=_former_addresses(before, after))
    if is_update(before, after):
        after = replace(after, updated=Instant(now))
    tag_states.revive(connection, tag_ids.known(without_tags(after.tags, before.tags)))
    notes.update(connection, before, after, tag_ids)
    stored = notes.get(connection, before.id)
    assert stored is not None
    changed = changed_fields(before, stored)
    notes.mark_edited(connection, stored.id, changed)
    _remember_tags(connection, before, stored)
    return bool(changed)


def is_update(before: Note, after: Note) -> bool:
    """Returns whether a person's change sets the date at which a note was updated."""
    return not _QUIET.issuperset(changed_fields(before, after))


def changed_fields(before: Note, after: Note) -> list[str]:
    """Returns the names of the fields in which two states of a note differ."""
    return [name for name in EDITED_FIELDS if getattr(before, name) != getattr(after, name)]


def _fit_to_store(connection: sqlite3.Connection, before: Note, wanted: Note) -> Note:
    """Returns the wanted note, what is new cleaned, with the site of its address if that changed.

    What nobody changed stays as another program may have left it.
    """
    clean, _ = clean_draft(wanted)
    assert isinstance(clean, Note)
    names = (field.name for field in FIELDS)
    kept = [name for name in names if getattr(wanted, name) == getattr(before, name)]
    clean = replace(clean, **{name: getattr(before, name) for name in kept})
    if wanted.url == before.url:
        return clean
    other = notes.find(connection, check_link(clean.url))
    if other and other.id != before.id and link_key(other.url) == link_key(clean.url):
        title = f", “{clean_line(other.title, MOST_OF_TITLE)}”," if other.title else ""
        raise LinkError(
            f"Note {other.id}{title} has this link already",
            "Mark both and press =, or use `url-notes merge`.",
        )
    has_own_site = clean.site and clean.site != before.site
    return clean if has_own_site else replace(clean, site="")


def _former_addresses(before: Note, after: Note) -> tuple[str, ...]:
    """Returns the other addresses of a note that gets another: the former one still finds it."""
    urls = dict.fromkeys((*after.urls, before.url))
    return tuple(url for url in urls if link_key(url) != link_key(after.url))


def _present(connection: sqlite3.Connection, note_ids: Iterable[int]) -> list[int]:
    rows = connection.execute(f"SELECT id FROM notes WHERE id {AMONG}", (listed(note_ids),))
    return [note_id for (note_id,) in rows]


def _affected(
    connection: sqlite3.Connection, note_ids: Iterable[int], wanted: Sequence[int], gone: list[int]
) -> list[int]:
    """Returns the notes that lack a wanted tag, or have one that is to be removed."""
    rows = connection.execute(
        f"SELECT id FROM notes WHERE id {AMONG} AND ("
        f" (SELECT count(*) FROM note_tags WHERE note_id = id AND tag_id {AMONG}) < ?"
        f" OR EXISTS (SELECT 1 FROM note_tags WHERE note_id = id AND tag_id {AMONG}))"
        " ORDER BY id",
        (listed(note_ids), listed(wanted), len(wanted), listed(gone)),
    )
    return [note_id for (note_id,) in rows]


def _take_away(connection: sqlite3.Connection, listed_ids: str, gone: list[int]) -> None:
    for tag, name in _names(connection, gone):
        connection.execute(
            "INSERT OR IGNORE INTO edits (note_id, field) SELECT note_id, ?1 FROM note_tags"
            " WHERE tag_id = ?2 AND note_id IN (SELECT value FROM json_each(?3))",
            (removal_of(name), tag, listed_ids),
        )
    connection.execute(
        f"DELETE FROM note_tags WHERE note_id {AMONG} AND tag_id {AMONG}",
        (listed_ids, listed(gone)),
    )


def _give(connection: sqlite3.Connection, listed_ids: str, wanted: Sequence[int]) -> None:
    for tag in wanted:
        connection.execute(
            "INSERT OR IGNORE INTO note_tags (note_id, tag_id, place) SELECT value, ?1,"
            " (SELECT coalesce(max(place) + 1, 0) FROM note_tags WHERE note_id = value)"
            " FROM json_each(?2)",
            (tag, listed_ids),
        )
    removals = [removal_of(name) for _, name in _names(connection, wanted)]
    connection.execute(
        f"DELETE FROM edits WHERE note_id {AMONG} AND field {AMONG}",
        (listed_ids, listed(removals)),
    )


def _names(connection: sqlite3.Connection, tags: Sequence[int]) -> list[tuple[int, str]]:
    query = f"SELECT id, {as_text('name')} FROM tags WHERE id {AMONG}"
    return [(tag, name) for tag, name in fetch_all(connection, query, (listed(tags),))]


def _touch(connection: sqlite3.Connection, listed_ids: str, now: int) -> None:
    connection.execute(
        f"UPDATE notes SET updated = ?, whole_days = whole_days & ~? WHERE id {AMONG}",
        (now, DAY_BITS["updated"], listed_ids),
    )


def _remember_tags(connection: sqlite3.Connection, before: Note, after: Note) -> None:
    kept = set(map(removal_of, after.tags))
    removed = [removal for tag in before.tags if (removal := removal_of(tag)) not in kept]
    notes.mark_edited(connection, after.id, removed)
    notes.unmark_edited(connection, after.id, kept)


def _mark_edited(connection: sqlite3.Connection, listed_ids: str, field: str) -> None:
    connection.execute(
        "INSERT OR IGNORE INTO edits (note_id, field) SELECT value, ? FROM json_each(?)",
        (field, listed_ids),
    )
