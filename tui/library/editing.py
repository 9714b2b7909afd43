"""Edits a whole note as one text in the person's editor, until it can be understood."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import NamedTuple

from tui.errors import DesktopError, FormatError, LinkError, UrlNotesError
from tui.formats.edited_note import read_note, with_message, write_note
from tui.library.desktop.editor import Left
from tui.library.edits import Rewrite
from tui.model.note import Note

READING_SECONDS = 0.5
"""Sooner than this nobody has read what is wrong: an editor that is back by then shows nothing."""

Clock = Callable[[], float]


class Edited(NamedTuple):
    """What came of an editor."""

    edit: Rewrite | None
    """What is to be written; None where nothing was changed."""
    text: str
    """The text as the person left it."""


def edit_note(
    note: Note,
    edit_text: Callable[[str], Left],
    way_on: str,
    text: str | None = None,
    clock: Clock = time.monotonic,
) -> Edited:
    """Has a note edited; a mistake in it returns to the editor, with what is wrong on top.

    Args:
        note: The note as the person sees it.
        edit_text: Has a text edited, and keeps what the person left.
        way_on: Says how to go on with a text that is kept.
        text: One that was not saved before, to go on with.
        clock: Returns seconds.

    Raises:
        DesktopError: The editor failed, or left a mistake that nobody has looked at or mended.
    """
    is_resumed = text is not None
    first = shown = write_note(note) if text is None else text
    while True:
        began = clock()
        left = edit_text(shown)
        if left.text is None or left.failure:
            is_kept = is_resumed or shown != first or left.is_kept
            raise _failed(left.failure, way_on if is_kept else "")
        try:
            values = read_note(left.text, note)
        except (FormatError, LinkError) as error:
            was_seen = shown == first or clock() - began >= READING_SECONDS
            if left.text == shown or not was_seen:
                raise _failed(error.message, way_on) from error
            shown = with_message(left.text, f"{error.message}. {error.hint}")
            continue
        seen = {name: getattr(note, name) for name in values}
        edit = Rewrite(note.id, values, seen, keeps_former=is_resumed) if values else None
        return Edited(edit, left.text)


def _failed(reason: str, way_on: str) -> UrlNotesError:
    """Returns that an edit failed; the text is kept where there is a way on with it."""
    if way_on:
        return DesktopError(f"{reason}; the text is kept", way_on)
    return DesktopError(reason, "Nothing was changed.")
