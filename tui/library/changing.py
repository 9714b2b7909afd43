"""Does what edits say, within a transaction; and what each is called in the history."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from tui.errors import NoteNotFoundError
from tui.library.edits import BulkChange, MergeNotes, Retag, Rewrite, SetFlag, SetValues, ViewEdit
from tui.library.edits_in_words import DONE_BY_KIND, edit_label, label_of, view_label
from tui.library.view_edits import edited
from tui.model.edit_merging import merge_edit
from tui.model.merging import StoredNote
from tui.model.tag import tag_key
from tui.model.tagging import Tagging
from tui.store import manual_edits, notes, saved_views
from tui.store.connection import Connection
from tui.store.note_merging import merge_into
from tui.store.tag_states import states_of
from tui.store.tags import find_tag
from tui.store.versions import keep_texts


def change(connection: Connection, edit: BulkChange | ViewEdit, now: int) -> str:
    """Does an edit, and returns the label of its step.

    Args:
        connection: Within a transaction.
        edit: The edit; notes that are gone are passed over.
        now: In microseconds.

    Raises:
        ViewError: There is no such view, or the name is taken.
        FilterError: What is to be saved as a view contains itself, or is no filter.
    """
    if isinstance(edit, BulkChange):
        return label(connection, edit, change_notes(connection, edit, edit.note_ids, now))
    views = saved_views.saved_views(connection)
    saved_views.write_views(connection, views, edited(views, edit))
    return view_label(edit, views)


def prepared(connection: Connection, edit: Rewrite) -> tuple[Rewrite, tuple[str, ...]]:
    """Returns an edit as it is to be written into its note as that is now, and what is in conflict.

    Args:
        connection: Within the transaction in which it is written.
        edit: The edit; one of a note that is gone is returned as it is.

    Raises:
        NoteNotFoundError: The note that a person saw is gone.
    """
    if edit.seen is None:
        return edit, ()
    note = notes.get(connection, edit.note_id)
    if note is None:
        raise NoteNotFoundError(
            f"Note {edit.note_id} is gone", "Another program deleted it for good."
        )
    values, conflicts = merge_edit(note, edit.seen, edit.values)
    return edit._replace(values=values), conflicts


def rewrite(connection: Connection, edit: Rewrite, conflicts: Collection[str], now: int) -> str:
    """Does an edit that is prepared, and returns the label of its step.

    Args:
        connection: Within a transaction.
        edit: The edit; that of a note that is gone does nothing.
        conflicts: The fields of which the text that stands is kept as a version.
        now: In microseconds.
    """
    note = notes.get(connection, edit.note_id)
    if note:
        keep_texts(connection, note, edit.values if edit.keeps_former else conflicts, now)
        manual_edits.rewrite(connection, note, replace(note, **edit.values), now)
    return edit_label(edit, 1)


def mergeable(connection: Connection, edit: MergeNotes) -> tuple[StoredNote, list[StoredNote]]:
    """Returns the note that stands and those to merge into it, as they are now; none that is gone.

    Raises:
        NoteNotFoundError: The note that is to stand is gone.
    """
    stored = notes.stored(connection, edit.note_ids)
    if edit.into not in stored:
        raise NoteNotFoundError(
            f"Note {edit.into} is gone", "It was deleted for good meanwhile; merge into another."
        )
    return stored[edit.into], [stored[each] for each in edit.others if each in stored]


def merge(
    connection: Connection, stands: StoredNote, others: Sequence[StoredNote], now: int
) -> str:
    """Merges notes into one, and returns the label of the step."""
    if others:
        merge_into(connection, stands, others, now)
    return label_of(len(others) + 1, DONE_BY_KIND[MergeNotes])


def change_notes(
    connection: Connection, edit: BulkChange, note_ids: Sequence[int], now: int
) -> int:
    """Does an edit to some of its notes; returns how many of them were not so before."""
    match edit:
        case SetFlag(_, field, value):
            return len(manual_edits.set_flag(connection, note_ids, field, value))
        case Retag(_, added, removed):
            tagging = Tagging.of(added, removed)
            return len(
                manual_edits.retag(connection, note_ids, tagging.added, tagging.removed, now)
            )
        case SetValues(_, values, added, removed):
            changed = {*manual_edits.assign(connection, note_ids, values, now)}
            changed |= {*manual_edits.retag(connection, note_ids, added, removed, now)}
            return len(changed)


def label(connection: Connection, edit: BulkChange, count: int) -> str:
    """Returns the label of an edit that changed so many notes."""
    if isinstance(edit, Retag | SetValues):
        tagging = Tagging.of(edit.added, edit.removed)
        known = tuple(tag for tag in tagging.removed if find_tag(connection, tag))
        added = tuple(_with_meaning(connection, tag) for tag in tagging.added)
        edit = edit._replace(added=added, removed=known)
    return edit_label(edit, count)


def _with_meaning(connection: Connection, name: str) -> str:
    """Returns a tag as a person typed it; an alias with the tag it stands for: ``llms → llm``."""
    known = states_of(connection, [name]).get(name)
    is_alias = known is not None and tag_key(known.name) != tag_key(name)
    return f"{name} → {known.name}" if known and is_alias else name
