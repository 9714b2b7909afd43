"""Purging: notes in the trash are deleted for good, once a person has said yes."""

from __future__ import annotations

from functools import partial

from tui.ui.actions import Action, Situation, needs_note
from tui.ui.operations.asked_purge import only_trash_in_words, purge_notes
from tui.ui.operations.marking import with_chosen
from tui.ui.session import Session


def purge(session: Session) -> None:
    """Deletes notes that are in the trash, after asking."""
    with_chosen(session, "Purge", partial(purge_notes, session))


def _needs_trash(situation: Situation) -> str | None:
    only_trash = only_trash_in_words(situation.key_of) if situation.is_kept else None
    return needs_note(situation) or only_trash


ACTIONS: tuple[Action[Session], ...] = (
    Action(
        "note.purge",
        ("D",),
        "Purge: delete for good what is in the trash",
        purge,
        refusal=_needs_trash,
    ),
)
