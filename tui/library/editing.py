"""Edits a whole note as one text in the person's editor, until it can be understood."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from tui.errors import FormatError, LinkError
from tui.formats.edited_note import read_note, with_message, write_note
from tui.library.edits import Rewrite
from tui.model.note import Note

Keep = Callable[[str], object]
"""Is given every text that the person left."""


class Edited(NamedTuple):
    """What came of an editor."""

    edit: Rewrite | None
    """What is to be written; None where nothing was changed."""
    text: str
    """The text as the person left it."""


def edit_note(
    note: Note,
    edit_text: Callable[[str], str],
    text: str | None = None,
    keep: Keep = lambda _: None,
) -> Edited:
    """Has a note edited; a mistake in it returns to the editor, with what is wrong on top.

    Args:
        note: The note as the person sees it.
        edit_text: Has a text edited.
        text: One that was not saved before, to go on with.
        keep: Is given the text after each time.

    Raises:
        DesktopError: The editor failed.
        FormatError, LinkError: The person left a mistake as it was.
    """
    is_resumed = text is not None
    shown = write_note(note) if text is None else text
    while True:
        text = edit_text(shown)
        keep(text)
        try:
            values = read_note(text, note)
        except (FormatError, LinkError) as error:
            if text == shown:
                raise
            shown = with_message(text, f"{error.message}. {error.hint}")
            continue
        seen = {name: getattr(note, name) for name in values}
        edit = Rewrite(note.id, values, seen, keeps_former=is_resumed) if values else None
        return Edited(edit, text)
