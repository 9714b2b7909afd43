"""Asking before notes in the trash are deleted for good, and doing it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from tui.library.edits import Outcome, Purge
from tui.library.edits_in_words import purge_in_words, purge_question
from tui.ui.actions import KeyOf
from tui.ui.operations.changing import change, look_up_lacking
from tui.ui.operations.dialog_opening import confirm
from tui.ui.operations.marking import are_marked
from tui.ui.session import Session


def only_trash_in_words(key_of: KeyOf) -> str:
    """Returns what can be purged, and how to have it there."""
    return f"Only notes in the trash can be purged; {key_of('note.trash')} puts them there."


def purge_notes(session: Session, ids: Sequence[int]) -> None:
    """Deletes notes for good after asking; refuses where any is not in the trash."""
    look_up_lacking(session, ids, "trashed", partial(_ask, session, ids))


def _ask(session: Session, ids: Sequence[int], kept: frozenset[int]) -> None:
    if kept:
        session.notify(only_trash_in_words(session.key_of))
        return
    confirm(session, purge_question(len(ids), _title(session, ids)), partial(_purge, session, ids))


def _title(session: Session, ids: Sequence[int]) -> str:
    """Returns what the list calls the only one of some notes."""
    if len(ids) > 1:
        return ""
    note = session.gateway.read(lambda library: library.note(ids[0]), otherwise=None)
    return (note.title or note.url) if note else ""


def _purge(session: Session, ids: Sequence[int]) -> None:
    change(
        session,
        Purge(tuple(ids)),
        partial(_report, session),
        uses_marks=are_marked(session, ids),
    )
    # These marks cannot be brought back; where it fails, they are.
    session.state = replace(session.state, last_marked=session.state.last_marked.difference(ids))


def _report(session: Session, outcome: Outcome) -> None:
    what, *more = purge_in_words(outcome)
    session.notify(what, "\n".join(more))
