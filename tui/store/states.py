"""The states of notes that are known of all of them at once."""

STATES = {
    "trashed": "trashed = 1",
    "archived": "archived = 1",
    "read": "read = 1",
    "starred": "starred = 1",
    "tagged": "EXISTS (SELECT 1 FROM note_tags JOIN tags ON tags.id = tag_id"
    " WHERE note_id = notes.id)",
    "summarised": "summary <> ''",
    "commented": "comment <> ''",
}
"""What is known of all notes, as SQL."""
