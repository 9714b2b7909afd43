"""Adds the links that a person gives: as new notes, or to those that have them already."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from tui.errors import LinkError
from tui.model.cleaning import clean_draft
from tui.model.fields import VERSIONED_FIELDS
from tui.model.instant import Instant
from tui.model.note import Draft, Note
from tui.model.text import counted
from tui.model.url import check_link, link_key
from tui.store import manual_edits, notes
from tui.store.connection import Connection
from tui.store.draft_import import import_drafts
from tui.store.tag_states import revive
from tui.store.tags import TagIds

Present = Mapping[str, Note]
"""The notes that were there before, by the keys of their links."""


def clean_links(drafts: Sequence[Draft], now: int) -> list[Draft]:
    """Returns drafts as they can be stored, added now unless they say when.

    Raises:
        LinkError: One of them has no link.
    """
    clean = [clean_draft(replace(draft, url=check_link(draft.url)))[0] for draft in drafts]
    return [replace(draft, added=draft.added or Instant(now)) for draft in clean]


def present_notes(connection: Connection, drafts: Sequence[Draft]) -> Present:
    """Returns the notes that have the links of drafts."""
    ids = notes.ids_by_key(connection, [link_key(draft.url) for draft in drafts])
    found = {note.id: note for note in notes.get_many(connection, list(set(ids.values())))}
    return {key: found[note_id] for key, note_id in ids.items()}


def add_links(connection: Connection, drafts: Sequence[Draft], present: Present, now: int) -> str:
    """Stores clean drafts within a transaction, and returns the label of the step."""
    keys = [link_key(draft.url) for draft in drafts]
    keyed = list(zip(keys, drafts, strict=True))
    # What is there keeps the date at which it was added.
    arriving = [replace(draft, added=None) if key in present else draft for key, draft in keyed]
    tag_ids = TagIds(connection)
    revive(connection, tag_ids.known(name for draft in drafts for name in draft.tags))
    import_drafts(connection, arriving, now)
    completed = {
        key
        for key, draft in keyed
        if _keep_added(connection, draft, present.get(key), tag_ids, now)
    }
    if len(keyed) == 1:
        return f"{drafts[0].url} {_added_how(present.get(keys[0]))}"
    return _label(len({*keys} - {*present}), len(completed))


def _keep_added(
    connection: Connection, draft: Draft, present: Note | None, tag_ids: TagIds, now: int
) -> bool:
    """Keeps what a person said of a link from imports; returns whether a note gained by it.

    What gained something is updated now.
    """
    note = notes.find(connection, draft.url)
    if note is None:
        raise LinkError(f"{draft.url} could not be added", "Check the address.")
    texts = {name: getattr(draft, name) for name in VERSIONED_FIELDS}
    said = [name for name, text in texts.items() if text and text == getattr(note, name)]
    notes.mark_edited(connection, note.id, said)
    kept = replace(note, trashed=False)
    is_update = present is not None and manual_edits.is_update(present, kept)
    if is_update:
        notes.mark_edited(connection, note.id, ["updated"])
        kept = replace(kept, updated=Instant(now))
    notes.update(connection, note, kept, tag_ids)
    return is_update or (present is not None and present.trashed)


def _added_how(present: Note | None) -> str:
    if present is None:
        return "added"
    return "restored" if present.trashed else "completed"


def _label(added: int, completed: int) -> str:
    if not completed:
        return f"{counted(added, 'link')} added"
    if not added:
        return f"{counted(completed, 'link')} completed"
    return f"{counted(added, 'link')} added, {completed:,} completed"
