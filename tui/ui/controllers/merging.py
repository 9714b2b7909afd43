"""Merging notes that are the same: what becomes of them is shown, and done once it is wanted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from tui.library.edits import MOST_MERGED, MergeNotes, Outcome
from tui.library.edits_in_words import gone_in_words
from tui.model.change_in_words import ChangeInWords
from tui.model.merging import StoredNote
from tui.ui.actions import Action, needs_note
from tui.ui.operations.changing import change
from tui.ui.operations.dialog_opening import open_dialog
from tui.ui.operations.display import show_all
from tui.ui.operations.marking import are_marked, with_chosen
from tui.ui.operations.reports import say_done
from tui.ui.operations.waiting import look_up, wait_for_writing
from tui.ui.session import Session

if TYPE_CHECKING:
    from tui.model.note_merging import MergedNotes


def merge(session: Session) -> None:
    """Merges the marked notes, or the one under the cursor with those of the same page."""
    with_chosen(session, "Merge", partial(_check_count, session))


def _check_count(session: Session, ids: Sequence[int]) -> None:
    if len(ids) > MOST_MERGED:
        session.notify(
            f"{len(ids):,} notes are marked.", f"No more than {MOST_MERGED} are merged into one."
        )
        return
    wait_for_writing(session, partial(_look_up, session, ids))


def _look_up(session: Session, ids: Sequence[int]) -> None:
    look_up(session, lambda library, _: library.mergeable(ids), partial(_open, session))


def _open(session: Session, found: Sequence[StoredNote]) -> None:
    from tui.model.note_merging import oldest_first
    from tui.ui.dialogs.merge import MergeScreen
    from tui.ui.drawing.candidate_row import CandidateLine

    if len(found) < 2:
        mark, merge = map(session.key_of, ("mark.toggle", "note.merge"))
        hint = f"{mark} marks notes; {merge} merges those that are marked."
        session.notify("No other note is of this page.", hint)
        return
    notes = oldest_first(found[:MOST_MERGED])
    here = session.cursor_id
    cursor = next((index for index, each in enumerate(notes) if each.note.id == here), 0)
    lines = [CandidateLine(each.note.title or each.note.url, each.note.url) for each in notes]
    screen = MergeScreen(lines, cursor, partial(_in_words, notes))
    open_dialog(session, screen, partial(_merge, session, notes))


def _merged(
    notes: Sequence[StoredNote], chosen: int
) -> tuple[MergedNotes, StoredNote, list[StoredNote]]:
    from tui.model.note_merging import merge_notes

    stands = notes[chosen]
    others = [each for each in notes if each is not stands]
    return merge_notes(stands, others), stands, others


def _in_words(notes: Sequence[StoredNote], chosen: int) -> list[ChangeInWords]:
    from tui.library.merging_in_words import in_words

    return in_words(*_merged(notes, chosen))


def _merge(session: Session, notes: Sequence[StoredNote], chosen: int | None) -> None:
    """Merges notes into the chosen one, which has the cursor then, also where the filter ends."""
    from tui.library.merging_in_words import expected_values

    if chosen is None:
        return
    merged, stands, others = _merged(notes, chosen)
    ids = [stands.note.id, *(other.note.id for other in others)]
    edit = MergeNotes(tuple(ids), ids[0], expected_values(merged, stands))
    change(session, edit, partial(_report, session), uses_marks=are_marked(session, ids))
    # What was merged away cannot be marked again.
    last_marked = session.state.last_marked.difference(edit.others)
    session.state = replace(session.state, changed_note=edit.into, last_marked=last_marked)
    show_all(session, edit.into)


def _report(session: Session, outcome: Outcome) -> None:
    gone = gone_in_words(outcome.skipped)
    say_done(session, outcome, more=gone, nothing="Nothing was merged.")


ACTIONS: tuple[Action[Session], ...] = (
    Action(
        "note.merge",
        ("=",),
        "Merge the marked notes, or a note with its duplicates, into one",
        merge,
        refusal=needs_note,
        words=("merge",),
    ),
)
