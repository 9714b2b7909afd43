"""Does what edits say, within a transaction; and what each is called in the history."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tui.library.edits import DONE, Retag, Rewrite, SaveView, SetFlag, label_of, tagging_label
from tui.library.typed_tagging import Tagging
from tui.store import manual_edits, notes, saved_views
from tui.store.connection import Connection
from tui.store.tags import find_tag
from tui.store.versions import keep_texts


def change(connection: Connection, edit: SetFlag | Retag | Rewrite | SaveView, now: int) -> str:
    """Does an edit, and returns the label of its step.

    Args:
        connection: Within a transaction.
        edit: The edit; notes that are gone are passed over.
        now: In microseconds.
    """
    match edit:
        case SetFlag() | Retag():
            count = change_notes(connection, edit, edit.note_ids, now)
            return label(connection, edit, count)
        case Rewrite(note_id, values, keeps_former):
            note = notes.get(connection, note_id)
            if note and keeps_former:
                keep_texts(connection, note, values, now)
            if note:
                manual_edits.rewrite(connection, note, replace(note, **values), now)
            return f"1 note edited: {', '.join(values)}"
        case SaveView(name, text):
            saved_views.save_view(connection, name, text)
            return f"view {name} {'saved' if text else 'removed'}"


def change_notes(
    connection: Connection, edit: SetFlag | Retag, note_ids: Sequence[int], now: int
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


def label(connection: Connection, edit: SetFlag | Retag, count: int) -> str:
    """Returns the label of an edit that changed so many notes."""
    match edit:
        case SetFlag(_, field, value):
            return label_of(count, DONE[field, value])
        case Retag(_, added, removed):
            tagging = Tagging.of(added, removed)
            known = tuple(tag for tag in tagging.removed if find_tag(connection, tag))
            return tagging_label(count, tagging.added, known)
