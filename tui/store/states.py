"""The states of notes that are known of all of them at once."""

from tui.store.sql import HIDDEN

STATES = {
    "trashed": "trashed = 1",
    "archived": "archived = 1",
    "read": "read = 1",
    "starred": "starred = 1",
    "tagged": "EXISTS (SELECT 1 FROM note_tags JOIN tags ON tags.id = tag_id"
    f" WHERE note_id = notes.id AND NOT {HIDDEN})",
    "summarised": "summary <> ''",
    "commented": "comment <> ''",
}
"""What is known of all notes, as SQL."""
