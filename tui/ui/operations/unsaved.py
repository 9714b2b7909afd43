"""What a person writes and has not saved: kept while they write, named when they stop or begin."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from tui.library.reading import LibraryReader
from tui.library.unsaved_texts import UnsavedText, Writing
from tui.model.note import Note
from tui.model.text import clean_line
from tui.ui.session import Session

if TYPE_CHECKING:
    from tui.ui.dialogs.saving import Ending

MOST_NAMED = 3
"""How many notes a message names."""


class _Way(NamedTuple):
    """How a person goes on with something."""

    what: str
    """What a sentence begins with."""
    action: str
    """The id of the action that goes on with it."""
    when: str = ""


_WAYS: Mapping[Writing, _Way] = {
    Writing.COMMENT: _Way("The comment", "note.comment"),
    Writing.FORM: _Way("What you changed", "note.edit"),
    Writing.SHARED_FORM: _Way("What you changed", "note.edit", " with the same notes marked"),
    Writing.WHOLE_NOTE: _Way("What you wrote", "note.editor"),
}


def keep_or_forget(text: UnsavedText, make: Callable[[], str], *, is_changed: bool) -> None:
    """Keeps what is being written in case the program ends, if it differs from what is saved.

    Args:
        text: Where it is kept.
        make: Makes it of what does not change, on another thread.
        is_changed: Whether it differs.
    """
    if is_changed:
        text.keep_made(make)
    else:
        text.forget()


def say_ending(session: Session, text: UnsavedText, ending: Ending | None) -> None:
    """Says what is not saved as its dialog closes."""
    from tui.ui.dialogs.saving import Ending

    what = _WAYS[text.writing].what
    if ending is Ending.QUEUED:
        session.notify(f"{what} is saved once the library can be written.")
    elif ending is Ending.LEFT and text.get() is not None:
        session.notify(f"{what} is not saved.", goes_on(session, text.writing))


def unkept_in_words(session: Session) -> list[str]:
    """Returns what is being written that cannot be kept for the next run."""
    unkept = session.gateway.unsaved.unkept()
    return [f"{_lower(_WAYS[writing].what)} on note {note_id}" for note_id, writing in unkept]


def report_unsaved(session: Session) -> None:
    """Says on which notes something was being written when the program ended."""
    unsaved = session.gateway.unsaved
    note_ids = unsaved.note_ids()[:MOST_NAMED]
    found = [session.gateway.read(partial(_note, each), otherwise=None) for each in note_ids]
    # The id may be that of another note by now, of a library that came to the same path.
    notes = [note for note in found if note and unsaved.writings_on(note)]
    if len(notes) < len(note_ids):
        session.notify(
            "What you wrote on a note that is gone is kept.", f"It is in {unsaved.folder}."
        )
    if notes:
        from tui.library.edits_in_words import MOST_OF_TITLE

        titles = [clean_line(each.title or each.url, MOST_OF_TITLE) for each in notes]
        writings = {each for note in notes for each in unsaved.writings_on(note)}
        message = f"What you wrote on “{'”, “'.join(titles)}” is not saved."
        session.notify(message, goes_on(session, *writings))


def goes_on(session: Session, *writings: Writing) -> str:
    """Returns which keys go on with what was written, as a sentence."""
    ways = [_WAYS[each] for each in Writing if each in writings]
    keys = [session.keymap.named(way.action).shown_key + way.when for way in ways]
    return f"{' or '.join(keys)} goes on with it."


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def _note(note_id: int, library: LibraryReader) -> Note | None:
    return library.note(note_id)
